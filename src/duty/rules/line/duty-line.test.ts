import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCalendars, WEEKDAYS } from '#engine';
import { dateOf, dayOf, instantOf, offsetsOver, tickOf } from '#calendar/rules';
import { dutyPiecesOf, shiftsBetween, type RotaFacts } from './duty-line.ts';
import { dutyDaysOf, dutyTakesOf } from './duty-load.ts';
import { causeOf, coverageOf, gapsOf } from './gaps.ts';
import { awayOf } from './presence.ts';
import type { LayerRow } from './rotation.ts';
import { nextFirst, nextOnDuty, onDutyAt, whoToAsk } from './who-to-ask.ts';

const offsets = offsetsOver(2025, 2029)('Europe/Berlin');
const here = { startsOn: null, endsOn: null, isActive: true };
const weekly: LayerRow = {
  id: 'l1',
  rotaId: 'r',
  name: 'First line',
  level: 1,
  startsOn: '2026-11-02',
  endsOn: null,
  handoverMinute: 480,
  shiftUnit: 'weeks',
  shiftLength: 1,
  weekdays: [...WEEKDAYS],
  fromMinute: null,
  toMinute: null,
  dutyPerMille: 500,
  personIds: ['ann', 'ben', 'cho'],
};
const rotaOf = (facts: Partial<RotaFacts> = {}, id = 'r', nextRotaId: string | null = null): RotaFacts => ({
  rota: {
    id,
    name: id,
    teamId: 't',
    zone: 'Europe/Berlin',
    coverageCalendarId: null,
    escalationMinutes: 15,
    nextRotaId,
    restMinutes: 660,
    notes: '',
    isActive: true,
    endedAt: null,
    knownGaps: [],
  },
  offsets,
  coverage: null,
  layers: [weekly],
  swaps: [],
  overrides: [],
  away: new Map(['ann', 'ben', 'cho', 'dan'].map((person) => [person, []])),
  ...facts,
});
const away = (personId: string, startsOn: string, endsOn: string): RotaFacts['away'] =>
  new Map([
    ...rotaOf().away,
    [personId, awayOf(here, [{ startsOn, endsOn, startsAtNoon: false, endsAtNoon: false, status: 'approved' }], offsets)],
  ]);
const between = (from: string, to: string) => [tickOf(`${from}:00Z`), tickOf(`${to}:00Z`)] as const;
const peopleAt = (facts: RotaFacts, at: string): readonly string[] => onDutyAt(facts, tickOf(`${at}:00Z`)).map((piece) => piece.personId);
const told = (pieces: readonly { from: number; to: number; personId: string }[]) =>
  pieces.map(({ from, to, personId }) => `${personId} ${instantOf(from).slice(5, 16)} ${instantOf(to).slice(5, 16)}`);

test('people take turns, and hand over at the same clock time when the clocks change', () => {
  const daily = { ...weekly, startsOn: '2027-03-26', shiftUnit: 'days' } as const;
  assert.deepEqual(told(shiftsBetween(rotaOf(), daily, ...between('2027-03-26T12:00', '2027-03-29T00:00'))), [
    'ann 03-26T07:00 03-27T07:00',
    'ben 03-27T07:00 03-28T06:00',
    'cho 03-28T06:00 03-29T06:00',
  ]);
});

test('Grafana OnCall #4182: a swap follows its shift when the handover is moved', () => {
  const swaps = [{ id: 's', layerId: 'l1', ordinal: 2, personId: 'ann' }];
  const before = rotaOf({ swaps });
  assert.deepEqual(peopleAt(before, '2026-11-16T07:30'), ['ann']);
  assert.deepEqual(peopleAt(before, '2026-11-16T06:30'), ['ben']);
  const moved = rotaOf({ swaps, layers: [{ ...weekly, startsOn: '2026-11-04', handoverMinute: 1020 }] });
  const [shift] = shiftsBetween(moved, moved.layers[0]!, ...between('2026-11-18T17:00', '2026-11-18T18:00'));
  assert.partialDeepStrictEqual(shift, { ordinal: 2, personId: 'ann', turnPersonId: 'cho', swapId: 's' });
  assert.deepEqual(peopleAt(moved, '2026-11-18T15:30'), ['ben']);
  assert.deepEqual(peopleAt(moved, '2026-11-18T16:30'), ['ann']);
  assert.deepEqual(peopleAt(moved, '2026-11-25T16:30'), ['ann']);
});

test('Grafana OnCall #4846: a question that finds nobody waits for whoever is on duty next', () => {
  const office = { ...weekly, weekdays: WEEKDAYS.slice(0, 5), fromMinute: 480, toMinute: 1080 };
  const facts = rotaOf({ layers: [office] });
  const rotas = new Map([['r', facts]]);
  const asked = whoToAsk(rotas, 'r', tickOf('2026-11-20T20:00:00Z'))!;
  assert.equal(asked.isWaiting, true);
  assert.equal(instantOf(asked.from), '2026-11-23T07:00:00.000Z');
  assert.deepEqual(asked.steps, [{ rotaId: 'r', level: 1, afterMinutes: 0, personIds: ['ann'] }]);
  assert.equal(whoToAsk(rotas, 'r', tickOf('2026-11-20T12:00:00Z'))!.isWaiting, false);
  // Whoever is away that Monday does not keep it waiting for ever either.
  const alone = new Map([['r', { ...facts, away: away('ann', '2026-11-23', '2026-11-29') }]]);
  assert.equal(instantOf(whoToAsk(alone, 'r', tickOf('2026-11-20T20:00:00Z'))!.from), '2026-11-30T07:00:00.000Z');
});

test('a rota that nobody will be in any more asks nobody', () => {
  const ended = rotaOf({ layers: [{ ...weekly, endsOn: '2026-11-09' }] });
  assert.equal(nextOnDuty(ended, tickOf('2026-11-10T00:00:00Z')), undefined);
  assert.equal(whoToAsk(new Map([['r', ended]]), 'r', tickOf('2026-11-10T00:00:00Z')), undefined);
  assert.equal(whoToAsk(new Map(), 'r', 0), undefined);
});

test('levels are asked one after the other, then the rota that is asked next; levels without anybody are passed over', () => {
  const second = { ...weekly, id: 'l2', level: 2, personIds: ['dan'] };
  const third = { ...weekly, id: 'l3', level: 3, personIds: ['cho'] };
  const rotas = new Map([
    ['r', rotaOf({ layers: [weekly, second, third], away: away('dan', '2026-11-01', '2026-11-30') }, 'r', 'lead')],
    ['lead', rotaOf({ layers: [{ ...weekly, personIds: ['ben', 'ann'] }] }, 'lead', 'r')],
  ]);
  const { steps } = whoToAsk(rotas, 'r', tickOf('2026-11-03T12:00:00Z'))!;
  assert.deepEqual(
    steps.map(({ rotaId, level, afterMinutes, personIds }) => [rotaId, level, afterMinutes, personIds.join()]),
    [
      ['r', 1, 0, 'ann'],
      ['r', 3, 15, 'cho'],
      ['lead', 1, 30, 'ben'],
    ],
  );
});

test('an override stands instead of every layer of its level, for as long as it lasts', () => {
  const overrides = [{ id: 'o', level: 1, personId: 'dan', from: tickOf('2026-11-03T17:00:00Z'), to: tickOf('2026-11-04T05:00:00Z') }];
  const facts = rotaOf({ overrides, layers: [weekly, { ...weekly, id: 'l2', level: 2, personIds: ['cho'] }] });
  assert.deepEqual(told(dutyPiecesOf(facts, ...between('2026-11-03T12:00', '2026-11-04T12:00'))), [
    'ann 11-03T12:00 11-03T17:00',
    'cho 11-03T12:00 11-04T12:00',
    'dan 11-03T17:00 11-04T05:00',
    'ann 11-04T05:00 11-04T12:00',
  ]);
  assert.deepEqual(nextFirst(facts, tickOf('2026-11-03T12:00:00Z')), { at: tickOf('2026-11-03T17:00:00Z'), personIds: ['dan'] });
});

test('a gap is told with its reason: nobody named, away, not here any more', () => {
  const evenings = { ...weekly, fromMinute: 1080, toMinute: 480 };
  const coverage = compileCalendars(
    [{ id: 'c', offsets, week: Object.fromEntries(WEEKDAYS.slice(0, 5).map((weekday) => [weekday, [[480, 1200] as const]])) }],
    tickOf('2026-11-03T00:00:00Z'),
  ).get('c')!;
  const left = new Map([...away('ann', '2026-11-04', '2026-11-04'), ['ben', awayOf({ ...here, endsOn: '2026-11-09' }, [], offsets)]]);
  const facts = rotaOf({ coverage, layers: [evenings], away: left });
  assert.deepEqual(
    gapsOf(facts, ...between('2026-11-03T12:00', '2026-11-11T00:00')).map(
      (gap) => `${told([{ ...gap, personId: causeOf(gap) }])[0]} ${gap.missing.map((each) => each.personId).join()}`,
    ),
    [
      'nobody 11-03T12:00 11-03T17:00 ',
      'nobody 11-04T07:00 11-04T17:00 ',
      'absent 11-04T17:00 11-04T19:00 ann',
      'nobody 11-05T07:00 11-05T17:00 ',
      'nobody 11-06T07:00 11-06T17:00 ',
      'nobody 11-09T07:00 11-09T17:00 ',
      'nobody 11-10T07:00 11-10T17:00 ',
      'not-here 11-10T17:00 11-10T19:00 ben',
    ],
  );
  assert.equal(causeOf(gapsOf(rotaOf({ away: new Map() }), ...between('2026-11-03T12:00', '2026-11-03T13:00'))[0]!), 'not-here');
});

test('a second level that is there closes the gap of the first', () => {
  const facts = rotaOf({
    layers: [weekly, { ...weekly, id: 'l2', level: 2, personIds: ['dan'] }],
    away: away('ann', '2026-11-03', '2026-11-05'),
  });
  const week = between('2026-11-02T07:00', '2026-11-09T07:00');
  assert.deepEqual(coverageOf(facts, ...week).gaps, []);
  assert.equal(gapsOf(rotaOf({ away: facts.away }), ...week).length, 1);
});

test('half days, and days of somebody in another zone, are away by their own clock', () => {
  const tokyo = offsetsOver(2025, 2029)('Asia/Tokyo');
  const half = [{ startsOn: '2026-11-03', endsOn: '2026-11-04', startsAtNoon: true, endsAtNoon: true, status: 'approved' as const }];
  const facts = rotaOf({ away: new Map([['ann', awayOf(here, half, tokyo)]]) });
  assert.deepEqual(told(gapsOf(facts, ...between('2026-11-02T07:00', '2026-11-09T07:00')).map((gap) => ({ ...gap, personId: '-' }))), [
    '- 11-03T03:00 11-04T03:00',
  ]);
  const asked = awayOf(here, [{ ...half[0]!, status: 'requested' }], tokyo);
  assert.deepEqual(asked, []);
});

test('a half day that its zone skips altogether takes nothing of the next', () => {
  const tokelau = offsetsOver(2011, 2012)('Pacific/Fakaofo');
  const until = { startsOn: '2011-12-29', endsOn: '2011-12-30', startsAtNoon: false, endsAtNoon: true, status: 'approved' } as const;
  const [leave] = awayOf(here, [until], tokelau);
  assert.equal(instantOf(leave!.to), '2011-12-30T11:00:00.000Z');
});

test('night duty grants rest, a short call of duty by day does not', () => {
  const nights: LayerRow = {
    ...weekly,
    shiftUnit: 'days',
    personIds: ['ann', 'ben'],
    fromMinute: 1200,
    toMinute: 480,
    handoverMinute: 720,
  };
  const days = dutyDaysOf(rotaOf({ layers: [nights] }), dayOf('2026-11-02'), dayOf('2026-11-04'));
  assert.deepEqual(
    days.map(({ personId, day, dutyMinutes, nightMinutes, restMinutes }) => [
      personId,
      dateOf(day).slice(8),
      dutyMinutes,
      nightMinutes,
      restMinutes,
    ]),
    [
      ['ann', '02', 240, 60, 0],
      ['ann', '03', 480, 360, 660],
      ['ann', '04', 240, 60, 0],
      ['ben', '03', 240, 60, 0],
      ['ben', '04', 480, 360, 660],
    ],
  );
  const byDay = { ...nights, fromMinute: 480, toMinute: 1080 };
  assert.ok(dutyDaysOf(rotaOf({ layers: [byDay] }), dayOf('2026-11-03'), dayOf('2026-11-05')).every((each) => each.restMinutes === 0));
});

test('duty takes the share of its layer, the rest after it takes all, and two levels at once take the larger share', () => {
  const nights: LayerRow = { ...weekly, shiftUnit: 'days', startsOn: '2026-11-02', handoverMinute: 720, fromMinute: 1200, toMinute: 360 };
  const second: LayerRow = { ...weekly, id: 'l2', level: 2, dutyPerMille: 100, personIds: ['ann'] };
  const facts = rotaOf({ layers: [{ ...nights, personIds: ['ann'] }, second] });
  const takes = dutyTakesOf(facts, ...between('2026-11-03T00:00', '2026-11-04T00:00'));
  assert.deepEqual(
    takes
      .toSorted((one, other) => one.from - other.from)
      .map(({ from, to, perMille }) => `${instantOf(from).slice(11, 16)} ${instantOf(to).slice(11, 16)} ${perMille}`),
    ['00:00 05:00 500', '05:00 19:00 100', '19:00 00:00 500'],
  );
  const alone = dutyTakesOf(rotaOf({ layers: [nights] }), ...between('2026-11-03T00:00', '2026-11-03T18:00'));
  assert.deepEqual(alone.map(({ personId, perMille }) => `${personId} ${perMille}`).toSorted(), ['ann 1000', 'ann 500']);
});
