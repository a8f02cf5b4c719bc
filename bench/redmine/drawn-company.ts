/** The company that both systems of the comparison are filled with: people, projects, phases and tasks; the same for the same seed. */
import { seededChance } from '../seeded-chance.ts';

export interface DrawnTask {
  /** From 1, through all projects. */
  readonly id: number;
  readonly project: number;
  readonly parent: number | null;
  readonly name: string;
  readonly notes: string;
  /** Two kinds of work and milestones, so that a filter has two of three to ask for. */
  readonly kind: 'feature' | 'support' | 'milestone';
  readonly status: 'todo' | 'doing' | 'done';
  readonly percent: number;
  readonly startDay: string;
  readonly dueDay: string;
  /** 1 (low) to 5. */
  readonly priority: number;
  readonly hours: number;
  readonly person: number | null;
  /** The task before it, finish to start. */
  readonly after: number | null;
  readonly isSummary: boolean;
}

export interface DrawnCompany {
  readonly people: readonly { readonly id: number; readonly name: string; readonly email: string }[];
  readonly projects: readonly { readonly id: number; readonly key: string; readonly name: string; readonly startDay: string }[];
  readonly tasks: readonly DrawnTask[];
}

const given = ['Ada', 'Bela', 'Cleo', 'Dirk', 'Edda', 'Finn', 'Gesa', 'Hugo', 'Ines', 'Jona'];
const family = ['Albers', 'Brandt', 'Claasen', 'Dierks', 'Ebeling', 'Focke', 'Gerdes', 'Harms', 'Ihnen', 'Jansen'];
const subjects = ['mail', 'telephony', 'identity', 'storage', 'network', 'payroll', 'web shop', 'archive', 'clients', 'backup'];
const efforts = ['renewal', 'move', 'roll-out', 'hardening', 'merger'];
const phases = ['Prepare', 'Design', 'Build', 'Test', 'Go live'];
const deeds = ['Order', 'Describe', 'Install', 'Configure', 'Check', 'Document', 'Hand over', 'Train on'];

const dayAfter = (day: number): string => new Date(Date.UTC(2026, 0, 5) + day * 86_400_000).toISOString().slice(0, 10);

export function drawnCompany(size: { tasks: number; projects: number; people: number }, seed = 5): DrawnCompany {
  const chance = seededChance(seed);
  const below = (end: number): number => Math.floor(chance() * end);
  const people = Array.from({ length: size.people }, (_, i) => {
    const name = `${given[i % given.length]} ${family[Math.floor(i / given.length) % family.length]}`;
    return { id: i + 1, name, email: `${name.toLowerCase().replace(' ', '.')}.${i + 1}@example.org` };
  });
  const projects = Array.from({ length: size.projects }, (_, i) => ({
    id: i + 1,
    key: `P${i + 1}`,
    name: `${subjects[i % subjects.length]} ${efforts[Math.floor(i / subjects.length) % efforts.length]} ${i + 1}`,
    startDay: dayAfter(7 * (i % 26)),
  }));
  const tasks: DrawnTask[] = [];
  for (const project of projects) {
    const share = Math.floor(size.tasks / size.projects) + (project.id <= size.tasks % size.projects ? 1 : 0);
    let phase: DrawnTask | undefined;
    for (let n = 0; n < share; n++) {
      const isSummary = n % Math.ceil(share / phases.length) === 0;
      const id = tasks.length + 1;
      const start = 7 * (project.id % 26) + Math.floor((n / share) * 300);
      const before = tasks.at(-1);
      const drawn = below(10);
      const kind = isSummary || drawn < 5 ? 'feature' : drawn < 9 ? 'support' : 'milestone';
      const percent = isSummary || chance() < 0.55 ? 0 : chance() < 0.6 ? 100 : 10 * (1 + below(9));
      const hours = kind === 'milestone' ? 0 : 4 * (1 + below(12));
      const phaseName = phases[Math.floor(n / Math.ceil(share / phases.length))] ?? phases.at(-1)!;
      const task: DrawnTask = {
        id,
        project: project.id,
        parent: isSummary ? null : phase!.id,
        name: isSummary ? phaseName : `${deeds[below(deeds.length)]} ${subjects[below(subjects.length)]} ${n}`,
        notes: `Part of ${phaseName.toLowerCase()} in ${project.name}.`,
        kind,
        status: percent === 100 ? 'done' : percent > 0 ? 'doing' : 'todo',
        percent,
        startDay: dayAfter(start),
        dueDay: dayAfter(start + 3 + below(40)),
        priority: 1 + below(5),
        hours,
        person: isSummary || kind === 'milestone' ? null : 1 + below(people.length),
        after: !isSummary && before && !before.isSummary && before.parent === phase!.id && chance() < 0.5 ? before.id : null,
        isSummary,
      };
      if (isSummary) phase = task;
      tasks.push(task);
    }
  }
  return { people, projects, tasks };
}
