import type { CalendarFacts, ConstraintKind, LinkFacts, LinkKind, PlanFacts, Shift, TaskFacts } from '#engine';
import { seededChance } from './seeded-chance.ts';

const START = 29_587_680 * 10 + 480 * 10; // Monday, 2026-04-06, 8:00
const MONDAY = 29_587_680 / 1440;

/**
 * A plan of a believable shape: phases of twenty tasks under their summaries, about 1.7 links a task (nine in ten finish to start, one in
 * eight with lag or lead), one task in eight on a calendar of its own, one in twenty with a constraint, one in thirty with a deadline, one in
 * fifteen a milestone.
 */
export function drawnPlan(count: number, seed: number): PlanFacts {
  const chance = seededChance(seed);
  const tasks: TaskFacts[] = [];
  const links: LinkFacts[] = [];
  const leaves: number[] = [];
  const reach = Math.max(20, Math.floor(count / 60));
  for (let index = 0; index < count; index++) {
    if (index % 21 === 0 && index + 1 < count) {
      tasks.push({ id: `t${index}`, kind: 'summary' });
      continue;
    }
    tasks.push(drawnTask(index, chance));
    const wanted = chance() < 0.12 ? 0 : 1 + Math.floor(chance() * 2.9);
    for (let k = 0; k < wanted && leaves.length > 0; k++) {
      const from = leaves[Math.max(0, leaves.length - 1 - Math.floor(chance() * reach))]!;
      links.push(drawnLink(links.length, from, index, chance));
    }
    leaves.push(index);
  }
  return { start: START, calendar: 'c0', calendars: drawnCalendars(), tasks, links };
}

function drawnTask(index: number, chance: () => number): TaskFacts {
  const milestone = chance() < 1 / 15;
  const kinds: readonly ConstraintKind[] = ['SNET', 'SNET', 'SNET', 'FNET', 'FNLT', 'SNLT', 'MSO', 'MFO'];
  return {
    id: `t${index}`,
    parent: `t${index - (index % 21)}`,
    kind: milestone ? 'milestone' : 'task',
    duration: milestone ? 0 : 2_400 * (1 + Math.floor(chance() * 16)),
    calendar: chance() < 1 / 8 ? `c${1 + Math.floor(chance() * 4)}` : undefined,
    constraint:
      chance() < 1 / 20
        ? { kind: kinds[Math.floor(chance() * kinds.length)]!, date: START + Math.floor(chance() * 500) * 14_400 }
        : undefined,
    deadline: chance() < 1 / 30 ? START + Math.floor(chance() * 900) * 14_400 : undefined,
  };
}

function drawnLink(index: number, from: number, to: number, chance: () => number): LinkFacts {
  const draw = chance();
  const kind: LinkKind = draw < 0.9 ? 'FS' : draw < 0.95 ? 'SS' : draw < 0.99 ? 'FF' : 'SF';
  const lag = chance() < 0.125 ? 2_400 * (1 + Math.floor(chance() * 6)) * (chance() < 0.2 ? -1 : 1) : 0;
  return { id: `l${index}`, from: `t${from}`, to: `t${to}`, kind, lag };
}

function drawnCalendars(): readonly CalendarFacts[] {
  const days = (...shifts: Shift[]): CalendarFacts['week'] =>
    Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, shifts]));
  const holidays = Array.from({ length: 60 }, (_, k) => ({ from: MONDAY + k * 61, to: MONDAY + k * 61, shifts: [] }));
  const office = days([480, 720], [780, 1020]);
  return [
    { id: 'c0', week: office, exceptions: holidays },
    { id: 'c1', base: 'c0', week: { friday: [[480, 720]] } },
    { id: 'c2', week: days([360, 840]) },
    { id: 'c3', week: { ...days([480, 720], [780, 960]), saturday: [[540, 780]] }, exceptions: holidays },
    { id: 'c4', week: days([0, 180], [240, 480], [1380, 1440]) },
  ];
}
