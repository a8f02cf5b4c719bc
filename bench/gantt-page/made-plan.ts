/** A plan of any size that looks like work: packages of ten (summary, tasks, milestone), chains within and between them, four calendars. */
import {
  TICKS_PER_DAY,
  type CalendarFacts,
  type LinkFacts,
  type LinkKind,
  type PlanFacts,
  type TaskFacts,
  type Tick,
} from '../../src/engine/index.ts';
import { MILESTONE, RESERVED, SUMMARY, TENTATIVE, type ChartTask } from '../../src/projects/web/gantt/plan-model.ts';

/** Monday 5 January 2026, 09:00. */
export const PLAN_START: Tick = 20_458 * TICKS_PER_DAY + 5_400;

function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const shifts = [[540, 780] as const, [840, 1080] as const];
const week = { monday: shifts, tuesday: shifts, wednesday: shifts, thursday: shifts, friday: shifts };
const calendars: readonly CalendarFacts[] = [
  { id: 'office', name: 'Office', week, exceptions: [{ name: 'Founders day', from: 20_498, to: 20_498, shifts: [] }] },
  { id: 'four-days', name: 'Four days', base: 'office', week: { ...week, friday: [] } },
  { id: 'early', name: 'Early shift', week: Object.fromEntries(Object.keys(week).map((day) => [day, [[360, 840] as const]])) },
  { id: 'weekend', name: 'Weekends too', base: 'office', week: { ...week, saturday: [[540, 780] as const] } },
];

const packages = [
  'Pilot site',
  'Core switches',
  'Cabling',
  'User accounts',
  'Data migration',
  'Training',
  'Security review',
  'Cut-over',
  'Back-out drill',
  'Hand-over',
];
const steps = [
  'Survey rooms',
  'Order hardware',
  'Agree design',
  'Build image',
  'Configure VLANs',
  'Test with key users',
  'Write runbook',
  'Roll out floor 2',
  'Move shares',
  'Tidy up',
];
const people = ['Asha Rao', 'Ben Ortiz', 'Chloé Petit', 'Deniz Kaya', 'Emil Novak', 'Fatima Zahra', 'Grace Li'];

export interface MadePlan {
  readonly facts: PlanFacts;
  readonly rows: (dates: { readonly start: Int32Array; readonly finish: Int32Array }) => ChartTask[];
  readonly statusDate: Tick;
}

export function madePlan(count: number, seed = 7): MadePlan {
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const tasks: TaskFacts[] = [];
  const links: LinkFacts[] = [];
  const link = (from: number, to: number, kind: LinkKind, lag = 0) =>
    links.push({ id: `l${links.length}`, from: `t${from}`, to: `t${to}`, kind, lag });
  let lastOfPackage: number[] = [];
  for (let at = 0; at < count; at++) {
    const place = at % 10;
    const name = place === 0 ? `${packages[Math.floor(at / 10) % 10]!} ${Math.floor(at / 100) + 1}` : pick(steps);
    if (place === 0) {
      tasks.push({ id: `t${at}`, name, kind: 'summary' });
      continue;
    }
    const parent = `t${at - place}`;
    const isLast = place === 9 || at === count - 1;
    tasks.push({
      id: `t${at}`,
      name: isLast ? `${pick(packages)} accepted` : name,
      parent,
      kind: isLast ? 'milestone' : 'task',
      duration: isLast ? 0 : 2_400 * (1 + Math.floor(random() * 12)),
      calendar: random() < 0.75 ? 'office' : pick(calendars).id,
    });
    if (place > 1) link(at - 1 - (random() < 0.2 && place > 2 ? 1 : 0), at, random() < 0.86 ? 'FS' : 'SS', random() < 0.15 ? 4_800 : 0);
    else if (lastOfPackage.length > 0 && random() < 0.8) link(pick(lastOfPackage.slice(-4)), at, 'FS');
    if (isLast) lastOfPackage = [...lastOfPackage.slice(-8), at];
  }
  const facts: PlanFacts = { start: PLAN_START, calendar: 'office', calendars, tasks, links };
  const statusDate = PLAN_START + 45 * TICKS_PER_DAY;
  const predecessors = new Map<string, string[]>();
  for (const each of links) {
    const text = `${Number(each.from.slice(1)) + 1}${each.kind === 'FS' && !each.lag ? '' : each.kind}${each.lag ? '+1d' : ''}`;
    predecessors.set(each.to, [...(predecessors.get(each.to) ?? []), text]);
  }
  return {
    facts,
    statusDate,
    rows: ({ start, finish }) =>
      tasks.map((task, index) => {
        const from = start[index]!;
        const to = finish[index]!;
        const isSummary = task.kind === 'summary';
        const gone = Math.min(1, Math.max(0, (statusDate - from) / Math.max(1, to - from)));
        const pace = random();
        const percent = gone >= 1 ? (pace < 0.8 ? 100 : 60) : Math.round(gone * (pace < 0.7 ? 100 : 45));
        const drift = (Math.floor(random() * 5) - 3) * TICKS_PER_DAY;
        return {
          id: task.id,
          number: String(index + 1),
          name: task.name!,
          level: isSummary ? 0 : 1,
          flags: isSummary
            ? SUMMARY
            : task.kind === 'milestone'
              ? MILESTONE
              : index % 53 === 7
                ? RESERVED
                : index % 41 === 6
                  ? TENTATIVE
                  : 0,
          percent,
          baselineStart: isSummary ? undefined : from + drift,
          baselineFinish: isSummary ? undefined : to + drift,
          deadline: index % 23 === 5 ? to + (pace < 0.4 ? -2 : 3) * TICKS_PER_DAY : undefined,
          resources: isSummary || task.kind === 'milestone' ? undefined : pace < 0.15 ? `${pick(people)}, ${pick(people)}` : pick(people),
          predecessors: predecessors.get(task.id)?.join('; '),
        };
      }),
  };
}
