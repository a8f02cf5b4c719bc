/** The clock held against counting minute by minute, and the known faults of other service desks by name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offsetsOver, tickOf, instantOf } from '#calendar/rules';
import { compileCalendars, TICKS_PER_MINUTE, type CalendarFacts, type Shift, type WorkingTime } from '#engine';
import { seededChance } from '../../../../bench/seeded-chance.ts';
import { clockOfStates, type ClockConditions } from './clock-of-states.ts';
import { dueAt, elapsedAt, levelsOf, whyDueAt, type Pause, type ServiceClock } from './service-clock.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const minutesOfDay = 1440;
const windowDays = 30;

/** What the clocks of a zone show at a UTC minute, as a minute count of its own; asked of the runtime, not of our tables. */
function shownIn(zone: string): (minute: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (minute) => {
    const part = Object.fromEntries(format.formatToParts(minute * 60_000).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute']) / 60_000;
  };
}

/**
 * Which minutes of a window are open, each found by looking at the wall clock: a time that is shown twice is its first showing, one that is skipped is read
 * with the offset before.
 */
function openMinutes(facts: CalendarFacts, zone: string, first: number): Uint8Array {
  const shown = shownIn(zone);
  const open = new Uint8Array(windowDays * minutesOfDay);
  const utcOf = (civil: number): number => {
    const offsets = [...new Set([shown(civil - 1560) - civil + 1560, shown(civil + 1560) - civil - 1560])];
    const showings = offsets.map((offset) => civil - offset).filter((minute) => shown(minute) === civil);
    return showings.length ? Math.min(...showings) : civil - offsets[0]!;
  };
  const firstDay = Math.floor(first / minutesOfDay) - 2;
  for (let day = firstDay; day < firstDay + windowDays + 4; day++) {
    const exception = facts.exceptions!.find((each) => each.from <= day && day <= each.to);
    const shifts: readonly Shift[] = exception?.shifts ?? facts.week![days[(((day + 3) % 7) + 7) % 7]!] ?? [];
    for (const [from, to] of shifts) {
      const end = Math.min(utcOf(day * minutesOfDay + to) - first, open.length);
      for (let m = Math.max(0, utcOf(day * minutesOfDay + from) - first); m < end; m++) open[m] = 1;
    }
  }
  return open;
}

interface Stage {
  readonly working: WorkingTime;
  readonly open: Uint8Array;
  /** UTC minute at which the window begins. */
  readonly first: number;
}

/** Zones and the nights in which their clocks change; half an hour, none at all, and a day that was left out. */
const places = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-11-01'],
  ['America/St_Johns', '2026-03-08'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Asia/Kolkata', '2026-06-01'],
  ['UTC', '2026-12-31'],
] as const;

function stageOf(chance: () => number, n: number): Stage {
  const whole = (below: number) => Math.floor(chance() * below);
  const [zone, night] = places[n % places.length]!;
  const first = Date.parse(`${night}T00:00:00Z`) / 60_000 - (4 + whole(4)) * minutesOfDay;
  const shiftsOfDay = (): Shift[] => {
    const kind = whole(6);
    if (kind === 0) return [];
    if (kind === 1) return [[0, 1440]];
    if (kind === 2) return [[whole(600), 1440]];
    const cuts = [...new Set([0, 0, 0, 0].map(() => whole(1441)))].toSorted((a, b) => a - b);
    return cuts.length < 4
      ? [[60, 240]]
      : [
          [cuts[0]!, cuts[1]!],
          [cuts[2]!, cuts[3]!],
        ];
  };
  const day = Math.floor(first / minutesOfDay);
  const facts: CalendarFacts = {
    id: 'service',
    week: Object.fromEntries(days.map((each) => [each, shiftsOfDay()])),
    exceptions: [0, 1, 2].map(() => {
      const from = day + whole(windowDays);
      return { from, to: from + whole(2), shifts: whole(3) ? [] : shiftsOfDay() };
    }),
    offsets: offsetsOver(2025, 2028)(zone),
  };
  const working = compileCalendars([facts], first * TICKS_PER_MINUTE).get('service')!;
  return { working, open: openMinutes(facts, zone, first), first };
}

type Waits = readonly (readonly [from: number, to: number])[];

const runsIn = ({ open }: Stage, pauses: Waits, minute: number): boolean =>
  open[minute] === 1 && !pauses.some(([from, to]) => from <= minute && minute < to);

function elapsedByStepping(stage: Stage, start: number, pauses: Waits, at: number): number {
  let elapsed = 0;
  for (let minute = start; minute < at; minute++) if (runsIn(stage, pauses, minute)) elapsed++;
  return elapsed;
}

/** -1: not within the window. */
function dueByStepping(stage: Stage, start: number, pauses: Waits, target: number): number {
  let elapsed = 0;
  for (let minute = start; minute <= stage.open.length; minute++) {
    if (elapsed === target) return minute;
    if (runsIn(stage, pauses, minute)) elapsed++;
  }
  return -1;
}

test('clocks run as if each minute had been looked at: daylight saving, midnight, holidays, pauses within pauses', () => {
  const cases = Number(process.env['CLOCK_CASES'] ?? 100_000);
  const stages = 300;
  const chance = seededChance(20_261_122);
  const whole = (below: number) => Math.floor(chance() * below);
  let decided = 0;
  for (let n = 0; n < stages; n++) {
    const stage = stageOf(chance, n);
    for (let k = 0; k < Math.ceil(cases / stages); k++) {
      const start = whole(20 * minutesOfDay);
      const at = start + whole(4 * minutesOfDay);
      const target = whole(1500);
      const pauses = Array.from({ length: whole(4) }, () => {
        const from = start - 500 + whole(3000);
        return [from, from + whole(1200)] as const;
      });
      const tick = (minute: number) => (stage.first + minute) * TICKS_PER_MINUTE;
      const clock: ServiceClock = {
        startedAt: tick(start),
        stoppedAt: null,
        pauses: pauses.map(([from, to]): Pause => ({ from: tick(from), to: tick(to), reason: 'waiting' })),
      };
      const wanted = elapsedByStepping(stage, start, pauses, at);
      const got = elapsedAt(clock, stage.working, tick(at)) / TICKS_PER_MINUTE;
      if (got !== wanted) assert.fail(`case ${n}/${k}: ${got} minutes have run, stepping says ${wanted}`);
      const due = dueByStepping(stage, start, pauses, target);
      if (due < 0) continue;
      decided++;
      const gotDue = dueAt(clock, stage.working, target * TICKS_PER_MINUTE)! / TICKS_PER_MINUTE - stage.first;
      if (gotDue !== due) assert.fail(`case ${n}/${k}: due at minute ${gotDue}, stepping says ${due}`);
    }
  }
  console.log(`clock: ${Math.ceil(cases / stages) * stages} cases over ${stages} calendars, ${decided} deadlines; 0 differ`);
  assert.ok(decided > cases / 2);
});

const office = [
  [480, 720],
  [780, 1020],
] as const;
const germanWeek = { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office };
const working = (facts: Partial<CalendarFacts> = {}): WorkingTime =>
  compileCalendars([{ id: 'c', week: germanWeek, offsets: offsetsOver(2025, 2028)('Europe/Berlin'), ...facts }]).get('c')!;
const hours = (count: number) => count * 60 * TICKS_PER_MINUTE;
const clockFrom = (startedAt: string, pauses: readonly Pause[] = []): ServiceClock => ({
  startedAt: tickOf(startedAt),
  stoppedAt: null,
  pauses,
});
const pause = (from: string, to: string | null, reason = 'waiting'): Pause => ({
  from: tickOf(from),
  to: to === null ? null : tickOf(to),
  reason,
});
const due = (clock: ServiceClock, calendar: WorkingTime, target: number) => {
  const at = dueAt(clock, calendar, target);
  return at === null ? null : instantOf(at);
};

test('GLPI #6902: time spent waiting is not lost when the agreement is another one from now on', () => {
  const clock = clockFrom('2026-11-23T07:00:00Z', [pause('2026-11-23T08:00:00Z', '2026-11-23T10:00:00Z')]);
  // Two of the morning's four hours were spent waiting, whatever the target is.
  assert.equal(due(clock, working(), hours(4)), '2026-11-23T14:00:00.000Z');
  assert.equal(due(clock, working(), hours(2)), '2026-11-23T11:00:00.000Z');
});

test('GLPI #15429: a calendar that works round the clock is as good as one with office hours', () => {
  const always = Object.fromEntries(days.map((day) => [day, [[0, 1440]]])) as CalendarFacts['week'];
  assert.equal(due(clockFrom('2026-11-27T20:30:00Z'), working({ week: always! }), hours(10)), '2026-11-28T06:30:00.000Z');
});

test('GLPI #15569: what is done of itself after a time of waiting waits in opening hours', () => {
  // Begun on Friday at 16:00 Berlin; sixteen hours later is Tuesday, not Saturday.
  assert.equal(due(clockFrom('2026-11-27T15:00:00Z'), working(), hours(16)), '2026-12-01T15:00:00.000Z');
});

test('GLPI #5319: every level of an escalation has its moment', () => {
  const levels = levelsOf(clockFrom('2026-11-23T07:00:00Z'), working(), hours(8), [500, 750, 1000, 2000]);
  assert.deepEqual(
    levels.map((at) => instantOf(at!).slice(5, 16)),
    ['11-23T11:00', '11-23T14:00', '11-23T16:00', '11-24T16:00'],
  );
});

test('GLPI #1911: each group that holds a record has a clock of its own for its part', () => {
  const groups = [
    { at: tickOf('2026-11-23T07:00:00Z'), state: 'first-line' },
    { at: tickOf('2026-11-23T09:00:00Z'), state: 'network' },
    { at: tickOf('2026-11-24T07:00:00Z'), state: 'first-line' },
  ];
  const network = clockOfStates(groups, { starts: ['network'], pauses: [], stops: ['first-line'] })!;
  assert.equal(elapsedAt(network, working(), tickOf('2026-11-25T07:00:00Z')), hours(6));
});

test('Zammad #4432: nothing falls due at midnight or on a weekend when nobody is there', () => {
  const calendar = working();
  for (let minute = 0; minute < 7 * minutesOfDay; minute += 7) {
    const at = dueAt(
      { startedAt: tickOf('2026-11-23T00:00:00Z') + minute * TICKS_PER_MINUTE, stoppedAt: null, pauses: [] },
      calendar,
      hours(3),
    )!;
    assert.equal(calendar.previousFinish(at), at, `${instantOf(at)} lies outside opening hours`);
  }
});

test('Zammad #5177: the next update being due does not hide that the first answer is', () => {
  const states = [
    { at: tickOf('2026-11-23T07:00:00Z'), state: 'new' },
    { at: tickOf('2026-11-23T08:00:00Z'), state: 'updated' },
  ];
  const answer = clockOfStates(states, { starts: [], pauses: [], stops: ['answered'] })!;
  const update = clockOfStates(states, { starts: ['updated'], pauses: [], stops: [] })!;
  assert.equal(due(answer, working(), hours(1)), '2026-11-23T08:00:00.000Z');
  assert.equal(due(update, working(), hours(2)), '2026-11-23T10:00:00.000Z');
});

test('Zammad #3180: a day that works until 24:00 loses no minute', () => {
  const always = Object.fromEntries(days.map((day) => [day, [[0, 1440]]])) as CalendarFacts['week'];
  const clock = clockFrom('2026-11-23T00:00:00Z');
  assert.equal(elapsedAt(clock, working({ week: always! }), tickOf('2026-11-30T00:00:00Z')), hours(7 * 24));
});

test('Zammad #390: a holiday puts a deadline off and never brings it forward', () => {
  const holiday = working({
    exceptions: [
      {
        name: 'Holiday',
        from: Date.parse('2026-11-24T00:00:00Z') / 86_400_000,
        to: Date.parse('2026-11-24T00:00:00Z') / 86_400_000,
        shifts: [],
      },
    ],
  });
  assert.equal(due(clockFrom('2026-11-23T15:00:00Z'), working(), hours(2)), '2026-11-24T08:00:00.000Z');
  assert.equal(due(clockFrom('2026-11-23T15:00:00Z'), holiday, hours(2)), '2026-11-25T08:00:00.000Z');
});

test('the hour that is skipped in spring is not counted, the one that comes twice in autumn is counted twice', () => {
  const night = working({ week: { sunday: [[0, 360]] } });
  assert.equal(elapsedAt(clockFrom('2026-03-28T20:00:00Z'), night, tickOf('2026-03-29T20:00:00Z')), hours(5));
  assert.equal(elapsedAt(clockFrom('2026-10-24T20:00:00Z'), night, tickOf('2026-10-25T20:00:00Z')), hours(7));
});

test('a clock that stands still has no deadline until it is known when it goes on', () => {
  const clock = clockFrom('2026-11-23T07:00:00Z', [pause('2026-11-23T08:00:00Z', null)]);
  assert.equal(dueAt(clock, working(), hours(2)), null);
  assert.equal(due(clock, working(), hours(1)), '2026-11-23T08:00:00.000Z');
  assert.equal(elapsedAt(clock, working(), tickOf('2026-12-24T00:00:00Z')), hours(1));
});

const conditions: ClockConditions = { starts: [], pauses: ['waiting'], stops: ['resolved', 'closed'] };
const went = (...states: readonly (readonly [string, string])[]) =>
  states.map(([at, state]) => ({ at: tickOf(`2026-11-23T${at}:00Z`), state }));

test('a clock starts with the record, stands still while it waits, and goes on when it is opened again', () => {
  const clock = clockOfStates(
    went(['07:00', 'new'], ['08:00', 'waiting'], ['09:00', 'doing'], ['10:00', 'resolved'], ['10:30', 'closed'], ['13:00', 'doing']),
    conditions,
  )!;
  assert.equal(clock.stoppedAt, null);
  // 7 to 8, 9 to 10, and from 13 on; closed from 12 to 13 Berlin time is 11 to 12 here.
  assert.equal(elapsedAt(clock, working(), tickOf('2026-11-23T14:00:00Z')), hours(3));
});

test('a clock that was stopped counts no further', () => {
  const clock = clockOfStates(went(['07:00', 'new'], ['10:00', 'resolved'], ['10:30', 'closed']), conditions)!;
  assert.equal(clock.stoppedAt, tickOf('2026-11-23T10:00:00Z'));
  assert.equal(elapsedAt(clock, working(), tickOf('2026-11-27T10:00:00Z')), hours(3));
  assert.equal(clockOfStates(went(['07:00', 'new']), { ...conditions, starts: ['doing'] }), undefined);
});

test('why this deadline: what was counted adds up to the target, closed hours and pauses lie between', () => {
  const clock = clockFrom('2026-11-23T10:30:00Z', [
    pause('2026-11-23T13:00:00Z', '2026-11-23T15:00:00Z', 'customer'),
    pause('2026-11-23T14:00:00Z', '2026-11-23T15:30:00Z', 'supplier'),
  ]);
  const steps = whyDueAt(clock, working(), hours(3));
  assert.deepEqual(
    steps.map((step) => [
      step.kind,
      instantOf('at' in step ? step.at : step.from).slice(11, 16),
      'counted' in step ? step.counted / hours(1) : 0,
    ]),
    [
      ['counted', '10:30', 0.5],
      ['closed', '11:00', 0],
      ['counted', '12:00', 1],
      ['paused', '13:00', 0],
      ['counted', '15:30', 0.5],
      ['closed', '16:00', 0],
      ['counted', '07:00', 1],
      ['due', '08:00', 0],
    ],
  );
  assert.deepEqual(steps.find((step) => step.kind === 'paused')!.reasons, ['customer', 'supplier']);
});
