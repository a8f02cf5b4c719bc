import assert from 'node:assert/strict';
import { test } from 'node:test';
import { civilOf, dayOf, instantOf, tickOf, tickOfCivil } from './points-in-time.ts';
import { zoneOffsetsOf } from './zone-offsets.ts';

const table = (zone: string, year: number) =>
  zoneOffsetsOf(zone, year, year).map(({ from, offsetMinutes }) => `${instantOf(from).slice(0, 16)} ${offsetMinutes}`);

test('Berlin moves its clocks on the last Sundays of March and October at 01:00 UTC', () => {
  assert.deepEqual(table('Europe/Berlin', 2026), ['2026-01-01T00:00 60', '2026-03-29T01:00 120', '2026-10-25T01:00 60']);
});

test('New York moves its clocks at two in the morning of its own time', () => {
  assert.deepEqual(table('America/New_York', 2026), ['2026-01-01T00:00 -300', '2026-03-08T07:00 -240', '2026-11-01T06:00 -300']);
});

test('Kolkata is five and a half hours ahead all year', () => {
  assert.deepEqual(table('Asia/Kolkata', 2026), ['2026-01-01T00:00 330']);
});

test('Lord Howe Island moves its clocks by half an hour', () => {
  assert.deepEqual(table('Australia/Lord_Howe', 2026), ['2026-01-01T00:00 660', '2026-04-04T15:00 630', '2026-10-03T15:30 660']);
});

test('a table over years holds two changes for each of them', () => {
  assert.equal(zoneOffsetsOf('Europe/Lisbon', 2020, 2029).length, 21);
});

test('an unknown zone is our own mistake, as shapes refuse it before', () => {
  assert.throws(() => zoneOffsetsOf('Europe/Atlantis', 2026, 2026), RangeError);
});

const at = (date: string, clock: string): string => {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  return instantOf(tickOfCivil({ day: dayOf(date), minute: hours * 60 + minutes }, zoneOffsetsOf('Europe/Berlin', 2026, 2026))).slice(
    0,
    16,
  );
};

test('a clock time that spring skips is read with winter time, one that autumn shows twice is the first', () => {
  assert.equal(at('2026-03-29', '01:59'), '2026-03-29T00:59');
  assert.equal(at('2026-03-29', '02:30'), '2026-03-29T01:30');
  assert.equal(at('2026-03-29', '03:00'), '2026-03-29T01:00');
  assert.equal(at('2026-10-25', '02:30'), '2026-10-25T00:30');
  assert.equal(at('2026-10-25', '03:00'), '2026-10-25T02:00');
});

test('clocks show again what they were read from, on every hour of two years but those that autumn shows twice', () => {
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe']) {
    const offsets = zoneOffsetsOf(zone, 2026, 2027);
    let differing = 0;
    for (let tick = tickOf('2026-01-02T00:00:00Z'); tick < tickOf('2027-12-30T00:00:00Z'); tick += 600)
      if (tickOfCivil(civilOf(tick, offsets), offsets) !== tick) differing++;
    assert.ok(differing <= 2, `${zone}: ${differing}`);
  }
});
