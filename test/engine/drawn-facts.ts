/** Plans of every kind that the facts allow, drawn by fast-check for the laws. Test material. */
import * as fc from 'fast-check';
import type {
  AssignmentFacts,
  CalendarFacts,
  ConstraintKind,
  LinkFacts,
  LinkKind,
  PlanFacts,
  Shift,
  TaskFacts,
} from '../../src/engine/facts.ts';
import { WEEKDAYS } from '../../src/engine/facts.ts';

export const START = 295_888_320 - 1_440 * 10 * 2 + 4_800;
const DAY = 14_400;
const workdays = (...shifts: Shift[]): CalendarFacts['week'] => Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, shifts]));

export const calendars: readonly CalendarFacts[] = [
  { id: 'office', week: workdays([480, 720], [780, 1020]), exceptions: [{ from: 20_550, to: 20_551, shifts: [] }] },
  { id: 'night', week: workdays([0, 180], [240, 480], [1380, 1440]) },
  {
    id: 'abroad',
    base: 'office',
    offsets: [
      { from: 0, offsetMinutes: 330 },
      { from: START + 9 * DAY, offsetMinutes: 390 },
    ],
  },
  { id: 'half', base: 'office', week: { friday: [[480, 720]], monday: [] } },
  { id: 'always', week: Object.fromEntries(WEEKDAYS.map((day) => [day, [[0, 1440]]])) },
];
const calendarIds = calendars.map(({ id }) => id);
const kinds: readonly ConstraintKind[] = ['SNET', 'SNLT', 'FNET', 'FNLT', 'MSO', 'MFO'];

const ticks = (least: number, most: number): fc.Arbitrary<number> => fc.integer({ min: least, max: most }).map((tens) => tens * 600);
const date = fc
  .integer({ min: -5, max: 40 })
  .chain((day) => fc.integer({ min: 0, max: 23 }).map((hour) => START + day * DAY + (hour - 8) * 600));
const sometimes = <T>(value: fc.Arbitrary<T>, oneIn: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

interface DrawnTask {
  readonly facts: Omit<TaskFacts, 'id'>;
  readonly under: number | undefined;
  readonly resource: number | undefined;
}

const drawnTask: fc.Arbitrary<DrawnTask> = fc.record({
  facts: fc
    .record({
      duration: fc.oneof(ticks(1, 60), ticks(1, 60), fc.constant(0)),
      calendar: sometimes(fc.constantFrom(...calendarIds), 3),
      elapsed: sometimes(fc.constant(true), 10),
      constraint: sometimes(fc.record({ kind: fc.constantFrom(...kinds), date }), 6),
      deadline: sometimes(date, 8),
      levellingDelay: sometimes(ticks(1, 40), 12),
      splits: sometimes(
        ticks(1, 10).map((pause) => [{ after: 600, pause }]),
        10,
      ),
      active: sometimes(fc.constant(false), 15),
      manual: sometimes(date, 12),
      begun: sometimes(fc.tuple(date, fc.integer({ min: 0, max: 100 })), 12),
    })
    .map(({ manual, begun, ...facts }): Omit<TaskFacts, 'id'> => ({
      ...facts,
      ...(manual === undefined ? {} : { mode: 'manual', manualStart: manual }),
      ...(begun === undefined
        ? {}
        : { actualStart: begun[0], percentComplete: begun[1], actualFinish: begun[1] === 100 ? begun[0] + 3 * DAY : undefined }),
    })),
  under: sometimes(fc.nat(), 3),
  resource: sometimes(fc.nat(2), 4),
});

const drawnLink = fc.record({
  from: fc.nat(),
  to: fc.nat(),
  kind: fc.constantFrom<LinkKind>('FS', 'FS', 'FS', 'SS', 'FF', 'SF'),
  lag: fc.oneof(fc.constant(0), ticks(-20, 40)),
  lagKind: fc.constantFrom('working' as const, 'working' as const, 'elapsed' as const, 'percent' as const),
});

/** `loops`: links may go anywhere, even in circles; otherwise only downwards in the outline. */
export function drawnFacts(loops: boolean): fc.Arbitrary<PlanFacts> {
  return fc
    .tuple(fc.array(drawnTask, { minLength: 2, maxLength: 14 }), fc.array(drawnLink, { maxLength: 24 }))
    .map(([drawn, wanted]) => factsFrom(drawn, wanted, loops));
}

function factsFrom(
  drawn: readonly DrawnTask[],
  wanted: readonly { from: number; to: number; kind: LinkKind; lag: number; lagKind: 'working' | 'elapsed' | 'percent' }[],
  loops: boolean,
): PlanFacts {
  const count = drawn.length;
  // A summary stands right above what is in it, as in an outline: the second half of the tasks may stand under an earlier one.
  const tasks = drawn.map(({ facts, under }, index): TaskFacts => {
    const parent = under === undefined || index === 0 ? undefined : `t${index - 1 - (under % Math.min(index, 2))}`;
    return { ...facts, id: `t${index}`, parent };
  });
  const links: LinkFacts[] = [];
  for (const { from, to, kind, lag, lagKind } of wanted) {
    const [a, b] = [from % count, to % count];
    if (a === b) continue;
    const [first, second] = loops ? [a, b] : [Math.min(a, b), Math.max(a, b)];
    links.push({
      id: `l${links.length}`,
      from: `t${first}`,
      to: `t${second}`,
      kind,
      lag: lagKind === 'percent' ? (lag / 600) * 20 : lag,
      lagKind,
    });
  }
  const assignments = drawn.flatMap(({ resource, facts }, index): AssignmentFacts[] =>
    resource === undefined
      ? []
      : [{ id: `a${index}`, task: `t${index}`, resource: `r${resource}`, units: 1_000, work: facts.duration, delay: resource * 600 }],
  );
  const resources = calendarIds.slice(0, 3).map((calendar, k) => ({ id: `r${k}`, kind: 'work' as const, calendar }));
  return { start: START, calendar: 'office', calendars, tasks, links, resources, assignments };
}
