/** Availability, budget and burn rates: cases worked out by hand, and every minute counted one by one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Calendars, TICKS_PER_MINUTE, type CalendarFacts } from '#engine';
import type { Deed } from '#platform/kit';
import { changesOf, decide, idOf, record, refusalOf } from '../../../../test/company/deciding.ts';
import { availabilityTarget, changeAvailabilityTarget, createAvailabilityTarget, removeAvailabilityTarget } from './availability-target.ts';
import { burnRateOf, burnWindows, isTooFast } from './error-budget.ts';
import { availabilityOf, countedOf, type AvailabilityFacts, type Down } from './service-availability.ts';
import { joined, without } from './spans.ts';

const always = new Calendars([] as readonly CalendarFacts[]).roundTheClock;
const minutes = (from: number, to: number) => ({ from: from * TICKS_PER_MINUTE, to: to * TICKS_PER_MINUTE });
const down = (from: number, to: number, classification: Down['classification'] = 'outage', id = '1'): Down => ({
  ...minutes(from, to),
  id,
  classification,
});
const facts = (downs: readonly Down[], maintenance: AvailabilityFacts['maintenance'] = []): AvailabilityFacts => ({
  working: always,
  maintenance,
  downs,
});
const day = minutes(0, 1440);

test('a day with an outage of 14.4 minutes is available to 99 per cent', () => {
  const { share, agreed } = availabilityOf(facts([down(100, 114.4)]), day);
  assert.equal(share, 0.99);
  assert.equal(agreed, day.to);
});

test('agreed maintenance is neither agreed service time nor downtime; two monitors at once are one outage', () => {
  const of = facts([down(60, 120), down(90, 150, 'outage', '2')], [minutes(100, 200)]);
  const { agreed, maintenance, down: counted } = availabilityOf(of, day);
  assert.deepEqual(
    [agreed, maintenance, counted].map((ticks) => ticks / TICKS_PER_MINUTE),
    [1340, 100, 40],
  );
  assert.deepEqual(
    of.downs.map((each) => countedOf(each, of, day) / TICKS_PER_MINUTE),
    [40, 10],
  );
});

test('found to be agreed it counts as maintenance, found to be a false alarm as nothing', () => {
  const share = (classification: Down['classification']) => availabilityOf(facts([down(0, 720, classification)]), day);
  assert.equal(share('outage').share, 0.5);
  assert.partialDeepStrictEqual(share('maintenance'), { share: 1, agreed: 720 * TICKS_PER_MINUTE });
  assert.partialDeepStrictEqual(share('false-alarm'), { share: 1, agreed: day.to, maintenance: 0 });
});

test('where nothing was agreed there is no figure', () => {
  assert.equal(availabilityOf(facts([], [day]), day).share, null);
});

const spans = fc.array(
  fc.tuple(fc.nat(200), fc.nat(60)).map(([from, length]) => ({ from, to: from + length })),
  { maxLength: 12 },
);
const tickIn = (all: readonly { from: number; to: number }[], tick: number) => all.some(({ from, to }) => from <= tick && tick < to);

test('downtime is that of counting tick by tick', () => {
  const downs = fc.array(
    fc.tuple(fc.nat(200), fc.nat(60), fc.constantFrom<Down['classification']>('outage', 'maintenance', 'false-alarm')),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(downs, spans, fc.nat(100), fc.nat(200), (given, maintenance, from, length) => {
      const of = given.map(([start, long, classification], place) => ({
        from: start,
        to: start + long,
        classification,
        id: String(place),
      }));
      const period = { from, to: from + length };
      const ticks = Array.from({ length }, (_, place) => from + place);
      const isOut = (tick: number) =>
        tickIn(maintenance, tick) ||
        tickIn(
          of.filter((each) => each.classification === 'maintenance'),
          tick,
        );
      const isDown = (tick: number) =>
        tickIn(
          of.filter((each) => each.classification === 'outage'),
          tick,
        );
      const found = availabilityOf(facts(of, maintenance), period);
      assert.equal(found.agreed, ticks.filter((tick) => !isOut(tick)).length);
      assert.equal(found.maintenance, ticks.filter(isOut).length);
      assert.equal(found.down, ticks.filter((tick) => isDown(tick) && !isOut(tick)).length);
    }),
    { numRuns: 500 },
  );
});

test('spans are cut as sets are', () => {
  fc.assert(
    fc.property(spans, spans, (some, out) => {
      const left = without(some, out);
      for (let tick = 0; tick < 280; tick++) assert.equal(tickIn(left, tick), tickIn(some, tick) && !tickIn(out, tick));
      assert.deepEqual(joined(left), left);
    }),
  );
});

test('a budget that is used 14.4 times too fast over an hour and five minutes is used too fast, with checks enough to know', () => {
  const [fast] = burnWindows;
  const hour = { agreed: 60, down: 60 * 0.0145, checks: 60 };
  const short = { agreed: 5, down: 5 * 0.02, checks: 5 };
  assert.equal(Math.round(burnRateOf(hour, 0.999)! * 10) / 10, 14.5);
  assert.ok(isTooFast(hour, short, 0.999, fast));
  assert.ok(!isTooFast(hour, { ...short, down: 0 }, 0.999, fast), 'it is over already');
  assert.ok(!isTooFast(hour, { ...short, checks: 2 }, 0.999, fast), 'two checks prove nothing');
  assert.equal(burnRateOf({ agreed: 0, down: 0, checks: 0 }, 0.999), null);
});

test('a service has one target', () => {
  const fields = { serviceId: idOf(901), percent: 99.9 };
  const known = [record(availabilityTarget, idOf(1), fields)];
  assert.equal(changesOf(decide(createAvailabilityTarget, fields)).length, 1);
  assert.equal(refusalOf(decide(createAvailabilityTarget, fields, known)), 'target-of-service-exists');
  assert.equal(changesOf(decide(changeAvailabilityTarget, { id: idOf(1), percent: 99 }, known)).length, 1);
  assert.equal(changesOf(decide(removeAvailabilityTarget as Deed, { id: idOf(1) }, known)).length, 1);
});
