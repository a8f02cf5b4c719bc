/** Targets held against what they promise: computed from the timeline, never from fields that were written over. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offsetsOver } from '#calendar/rules';
import { compileCalendars, Calendars, type WorkingTime } from '#engine';
import { service } from '#operations/rules';
import { changesOf, decide, idOf, principal, record, refusalOf } from '../../../../test/company/deciding.ts';
import { incident } from '../incident/incident.ts';
import { incidentEntry } from '../incident/incident-entry.ts';
import { holdingTargets } from './holding-targets.ts';
import { reachLevel } from './reach-level.ts';
import { statesOfTimeline, type TimelineEntry } from './states-of-timeline.ts';
import { changeTarget, createTarget, removeTarget, target, type Target } from './target.ts';
import { clocksOfTarget, isUnanswered, reachedLevels, targetClockOf, whyTargetDue } from './target-clock.ts';

/** Monday 16 November 2026; offices open from 8 to 12 and 13 to 17 in Hamburg, an hour ahead of UTC. */
const week = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [
    day,
    [
      [480, 720],
      [780, 1020],
    ],
  ]),
);
const office: WorkingTime = compileCalendars([{ id: 'office', week, offsets: offsetsOver(2026, 2027)('Europe/Berlin') } as never]).get(
  'office',
)!;
const always: WorkingTime = new Calendars([]).roundTheClock;

const [desk, network, shop, mail] = [idOf(1), idOf(2), idOf(11), idOf(12)] as const;
const of = (fields: object): Target =>
  record(target, idOf(31), { name: 'Solved in four hours', minutes: 240, ...fields })[1] as unknown as Target;

/** `9:30 state on-hold supplier`, one line each, on that Monday in UTC; `+1 9:30` on the day after. */
function timeline(text: string): readonly TimelineEntry[] {
  return text
    .trim()
    .split('\n')
    .map((line, place) => {
      const [, days, time, kind, value, reason] = /^\s*(?:\+(\d) )?(\S+) (\S+)(?: (\S+))?(?: (\S+))?$/.exec(line)!;
      const at = `2026-11-${String(16 + Number(days ?? 0))}T${time!.padStart(5, '0')}:00.000Z`;
      const told = kind === 'moment' ? (value === '-' ? null : `2026-11-16T${value!.padStart(5, '0')}:00.000Z`) : (value ?? null);
      return { number: place + 1, at, kind: kind as never, value: told, reason: reason ?? null };
    });
}
const at = (time: string): string => `2026-11-16T${time.padStart(5, '0')}:00.000Z`;
const short = (instant: string | null | undefined): string | null => (instant ? instant.slice(8, 16) : null);
const clocks = (text: string, fields: object, now: string, hours = office) =>
  clocksOfTarget(timeline(text), of(fields)).map((each) => targetClockOf(each, of(fields), hours, now));
const clock = (text: string, fields: object, now: string, hours = office) => clocks(text, fields, now, hours)[0];

test('it runs in the hours of the service from when it was opened', () => {
  const running = clock('9:00 state new', {}, at('10:00'))!;
  assert.deepEqual([running.state, short(running.dueAt), running.usedMinutes, running.usedPerMille], ['running', '16T14:00', 60, 250]);
  const always_ = clock('9:00 state new', {}, at('10:00'), always)!;
  assert.equal(short(always_.dueAt), '16T13:00');
  const late = clock('15:00 state new', {}, at('15:30'))!;
  assert.equal(short(late.dueAt), '17T10:00');
});

test('it stands still while it waits for what the target pauses for, and for nothing else', () => {
  const waits = '9:00 state new\n10:00 state on-hold reporter';
  const still = clock(waits, {}, at('11:00'))!;
  assert.deepEqual([still.state, still.dueAt, still.usedMinutes], ['paused', null, 60]);
  assert.equal(clock(waits, { pausesFor: ['supplier'] }, at('11:00'))!.state, 'running');
  const resumed = clock(`${waits}\n10:30 state in-progress`, {}, at('11:00'))!;
  assert.deepEqual([resumed.state, short(resumed.dueAt)], ['running', '16T14:30']);
  const another = clock(`${waits}\n10:20 state on-hold supplier\n10:30 state in-progress`, {}, at('11:00'))!;
  assert.equal(short(another.dueAt), '16T14:20');
});

test('an answer ends the response, the service being back the restoration, being solved all of them', () => {
  const text =
    '9:00 state new\n9:20 moment 9:20 acknowledged\n9:20 state in-progress\n10:00 moment 9:50 restored\n11:00 state resolved fixed';
  const stops = ['response', 'restoration', 'resolution'].map((kind) => clock(text, { kind }, at('16:00'))!);
  assert.deepEqual(
    stops.map((each) => [each.state, short(each.stoppedAt), each.usedMinutes]),
    [
      ['met', '16T09:20', 20],
      ['met', '16T09:50', 50],
      ['met', '16T11:00', 60 + 60],
    ],
  );
});

test('what was over by itself before anybody answered says nothing about the promise to answer, unless that was broken by then', () => {
  const says = (text: string, fields: Parameters<typeof clock>[1] = {}) => {
    const told = { kind: 'response', ...fields } as const;
    return isUnanswered(timeline(text), of(told), clock(text, told, at('16:00'))!);
  };
  const byItself = '9:00 state new\n9:30 state resolved by-itself';
  assert.equal(says(byItself), true);
  assert.equal(says(`${byItself}\n9:40 state closed`), true);
  assert.equal(says(byItself, { kind: 'resolution' }), false);
  assert.equal(says(byItself, { minutes: 20 }), false);
  assert.equal(says('9:00 state new\n9:30 state resolved fixed'), false);
  assert.equal(says('9:00 state new\n9:10 moment 9:10 acknowledged\n9:30 state resolved by-itself'), false);
  assert.equal(says(`${byItself}\n9:40 state in-progress reopened`), false);
});

test('what is opened again goes on where it stopped, and the time in between does not count', () => {
  const text =
    '9:00 state new\n9:30 moment 9:30 restored\n9:30 state resolved fixed\n10:00 state in-progress reopened\n10:00 moment - restored';
  for (const kind of ['restoration', 'resolution']) {
    const again = clock(text, { kind }, at('10:15'))!;
    assert.deepEqual([again.state, again.usedMinutes, short(again.dueAt)], ['running', 45, '16T14:30'], kind);
  }
});

test('a time corrected later counts as if it had been so from the start', () => {
  const text = '9:00 state new\n15:00 moment 15:00 restored\n15:30 moment 10:00 restored';
  assert.deepEqual(
    [clock(text, { kind: 'restoration' }, at('16:00'))!.state, clock(text, { kind: 'restoration' }, at('16:00'))!.usedMinutes],
    ['met', 60],
  );
  const seen = '9:00 state new\n9:30 moment 9:30 acknowledged\n9:40 moment 9:05 acknowledged';
  assert.equal(clock(seen, { kind: 'response' }, at('16:00'))!.usedMinutes, 5);
});

test('a target that was used up stays missed, whether it stopped afterwards or runs on', () => {
  const text = '9:00 state new';
  assert.equal(clock(text, {}, at('14:00'))!.state, 'running');
  assert.equal(clock(text, {}, at('14:01'))!.state, 'breached');
  const stopped = clock(`${text}\n15:00 state resolved fixed`, {}, at('16:00'))!;
  assert.deepEqual([stopped.state, short(stopped.stoppedAt), stopped.usedPerMille], ['breached', '16T15:00', 1250]);
  assert.equal(clock(`${text}\n14:00 state resolved fixed`, {}, at('16:00'))!.state, 'met');
});

test('an incident that was none has no clock', () => {
  assert.equal(clock('9:00 state new\n9:30 state cancelled', {}, at('10:00')), undefined);
});

const stays = (text: string, fields: object, now = at('16:00')) =>
  clocks(text, { teamId: desk, ...fields }, now).map((each) =>
    [each.state, short(each.startedAt)?.slice(3), short(each.stoppedAt)?.slice(3) ?? '–', each.usedMinutes].join(' '),
  );

test('what a team promises to the others runs from when the incident comes to it until it leaves it, once for each stay', () => {
  const text = `9:00 state new\n9:00 team ${desk}\n9:30 team ${network}\n10:30 team ${desk}\n10:45 state resolved fixed`;
  assert.deepEqual(stays(text, {}), ['met 09:00 09:30 30', 'met 10:30 10:45 15']);
  assert.deepEqual(stays(text, { teamId: network }), ['met 09:30 10:30 60']);
  assert.deepEqual(stays(text, { teamId: network, minutes: 45 }), ['breached 09:30 10:30 60']);
  assert.deepEqual(stays('9:00 state new', {}), []);
  assert.deepEqual(stays(`9:00 state new\n9:00 team ${network}\n9:30 state resolved fixed\n10:00 state closed`, {}), []);
});

test('each stay has all of the time that is promised, and stands still while it waits', () => {
  const text = `9:00 state new\n9:00 team ${desk}\n10:00 team ${network}\n10:30 state on-hold reporter\n10:45 team ${desk}\n11:00 state in-progress`;
  const [first, second] = clocks(text, { teamId: desk, minutes: 90 }, at('12:30'));
  assert.deepEqual([first!.state, short(first!.dueAt)], ['met', '16T10:30']);
  assert.deepEqual([second!.state, short(second!.dueAt), second!.usedMinutes], ['running', '16T13:30', 30]);
  const why = whyTargetDue(clocksOfTarget(timeline(text), of({ teamId: desk }))[1]!, of({ teamId: desk, minutes: 90 }), office);
  assert.deepEqual(
    why.map((step) => step.kind),
    ['paused', 'closed', 'counted', 'due'],
  );
});

test('a stay that was over goes on when the incident is opened again there, and not when it is opened again elsewhere', () => {
  const text = `9:00 state new\n9:00 team ${desk}\n9:30 state resolved fixed`;
  assert.deepEqual(stays(`${text}\n10:00 state in-progress reopened`, {}, at('10:15')), ['running 09:00 – 45']);
  const moved = `${text}\n10:00 team ${network}\n10:00 state in-progress reopened`;
  assert.deepEqual(stays(moved, {}, at('10:15')), ['met 09:00 09:30 30']);
  assert.deepEqual(stays(moved, { teamId: network }, at('10:15')), ['running 10:00 – 15']);
});

test('each team answers for itself: it does so when somebody of it takes it on; a service that is back already is nobody’s to bring back', () => {
  const [mara, timo] = [idOf(21), idOf(22)];
  const seen = `9:00 state new\n9:00 team ${desk}\n9:10 moment 9:10 acknowledged\n9:10 person ${mara}\n9:30 team ${network}\n9:30 person`;
  const answer = { kind: 'response' };
  assert.deepEqual(stays(seen, answer), ['met 09:00 09:10 10']);
  assert.deepEqual(stays(seen, { ...answer, teamId: network }, at('9:40')), ['running 09:30 – 10']);
  assert.deepEqual(stays(`${seen}\n9:50 person ${timo}`, { ...answer, teamId: network }), ['met 09:30 09:50 20']);
  assert.deepEqual(stays(`${seen}\n9:30 person ${timo}`, { ...answer, teamId: network }), ['met 09:30 09:30 0']);
  const back = `9:00 state new\n9:00 team ${desk}\n9:20 moment 9:20 restored\n9:30 team ${network}`;
  assert.deepEqual(stays(back, { kind: 'restoration' }), ['met 09:00 09:20 20']);
  assert.deepEqual(stays(back, { kind: 'restoration', teamId: network }), []);
});

test('every level is told, and none that comes after the end', () => {
  const running = clock('9:00 state new', {}, at('14:30'))!;
  assert.deepEqual(
    running.levels.map((each) => [each.perMille, short(each.at)]),
    [
      [500, '16T11:00'],
      [750, '16T13:00'],
      [1000, '16T14:00'],
    ],
  );
  assert.equal(reachedLevels(running, at('14:30')).length, 3);
  assert.equal(reachedLevels(running, at('13:30')).length, 2);
  assert.equal(reachedLevels(clock('9:00 state new\n12:30 state resolved fixed', {}, at('16:00'))!, at('16:00')).length, 1);
});

test('why then: what was counted adds up to the target, closed hours and pauses lie between', () => {
  const waiting = of({ pausesFor: ['supplier'] });
  const [held] = clocksOfTarget(timeline('9:00 state new\n10:00 state on-hold supplier\n10:30 state in-progress'), waiting);
  const steps = whyTargetDue(held!, waiting, office);
  assert.deepEqual(
    steps.map((step) => step.kind),
    ['counted', 'paused', 'counted', 'closed', 'counted', 'due'],
  );
});

test('states of one instant count as the last of them', () => {
  assert.deepEqual(
    statesOfTimeline(timeline('9:00 state new\n9:00 state in-progress\n9:00 state on-hold supplier'), of({})).map((each) => each.state),
    ['supplier'],
  );
});

test('the narrower target holds before the wider: a service before its tier, a tier before all, a priority before none', () => {
  const wide = of({ name: 'wide' });
  const all = [
    wide,
    { ...of({ priority: 2 }), id: idOf(32), name: 'priority' },
    { ...of({ tier: 1 }), id: idOf(33), name: 'tier' },
    { ...of({ serviceId: shop }), id: idOf(34), name: 'service' },
    { ...of({ tier: 1, priority: 2 }), id: idOf(35), name: 'tier and priority' },
    { ...of({ serviceId: shop, isActive: false, priority: 2 }), id: idOf(36), name: 'off' },
    { ...of({ kind: 'response' }), id: idOf(37), name: 'answer' },
    { ...of({ teamId: network }), id: idOf(38), name: 'of the team' },
  ];
  const names = (fields: object): readonly string[] =>
    holdingTargets(all, { serviceId: null, tier: null, priority: 4, teamIds: [], ...fields }).map((each) => each.name);
  assert.deepEqual(names({}), ['wide', 'answer']);
  assert.deepEqual(names({ priority: 2 }), ['priority', 'answer']);
  assert.deepEqual(names({ serviceId: mail, tier: 1, priority: 3 }), ['tier', 'answer']);
  assert.deepEqual(names({ serviceId: mail, tier: 1, priority: 2 }), ['tier and priority', 'answer']);
  assert.deepEqual(names({ serviceId: shop, tier: 1, priority: 2, teamIds: [desk, network] }), ['service', 'answer', 'of the team']);
  assert.deepEqual(
    holdingTargets([wide, { ...wide, id: idOf(40), name: 'shorter', minutes: 60 }], {
      serviceId: null,
      tier: null,
      priority: 4,
      teamIds: [],
    }).map((each) => each.name),
    ['shorter'],
  );
});

test('a target is for a service or for a tier, and kept by managers', () => {
  const services = [record(service, shop, { key: 'SHOP', name: 'Shop' })];
  const make = (fields: object) => decide(createTarget, { name: 'Shop', minutes: 60, ...fields }, services);
  assert.equal(refusalOf(make({ serviceId: shop, tier: 1 })), 'service-or-tier');
  assert.equal(changesOf(make({ serviceId: shop })).length, 1);
  const known = [...services, record(target, idOf(31), { name: 'Shop', minutes: 60, tier: 1 })];
  assert.equal(refusalOf(decide(changeTarget, { id: idOf(31), serviceId: shop }, known)), 'service-or-tier');
  assert.equal(changesOf(decide(removeTarget, { id: idOf(31) }, known)).length, 1);
});

test('a level is written once, and not of what is over', () => {
  const input = { id: idOf(51), targetId: idOf(31), name: 'Solved', perMille: 500, at: at('9:00'), startedAt: at('8:00'), stoppedAt: null };
  const open = record(incident, idOf(51), { number: 1, title: 'x', openedAt: at('8:00'), entries: 4 });
  const system = principal({ role: 'owner', carrier: 'system' });
  const [, line] = changesOf(decide(reachLevel, input, [open], system));
  assert.partialDeepStrictEqual(line, { row: { kind: 'level', value: idOf(31), reason: '500', number: 5, byId: null, at: at('9:00') } });
  const written = record(incidentEntry, idOf(61), {
    incidentId: idOf(51),
    number: 5,
    at: at('9:00'),
    kind: 'level',
    value: idOf(31),
    reason: '500',
  });
  assert.equal(changesOf(decide(reachLevel, input, [open, written], system)).length, 0);
  const nextStay = { ...input, at: at('11:00'), startedAt: at('10:00') };
  assert.equal(changesOf(decide(reachLevel, nextStay, [open, written], system)).length, 2);
  const over = record(incident, idOf(51), { number: 1, title: 'x', openedAt: at('8:00'), status: 'cancelled' });
  assert.equal(refusalOf(decide(reachLevel, input, [over], system)), 'incident-over');
});
