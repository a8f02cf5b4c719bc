import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TICKS_PER_DAY } from '#engine';
import { civilZone } from './civil-zone.ts';
import { fittingPixelsPerDay, nextPixelsPerDay, timeScale, zoomFor, ZOOMS } from './time-scale.ts';
import { civilTickOf, dateWords, isoWeek, nextUnit, startOfUnit } from './time-units.ts';

const at = (iso: string) => civilTickOf(new Date(`${iso}Z`));

test('a moment and its pixel find each other at every zoom', () => {
  for (const zoom of ZOOMS) {
    const scale = timeScale(at('2026-01-05T09:00'), at('2027-03-01T17:00'), zoom.pixelsPerDay, 1000);
    const noon = at('2026-05-12T12:00');
    assert.ok(Math.abs(scale.at(scale.x(noon)) - noon) < 1e-3, zoom.name);
    assert.ok(scale.x(at('2026-01-05T09:00')) > 0 && scale.width >= 1000);
  }
});

test('a day later is as many pixels further as a day has, also when the clocks change', () => {
  const scale = timeScale(at('2026-03-01T00:00'), at('2026-04-30T00:00'), 20, 500);
  const berlin = civilZone([
    { from: at('2025-10-26T01:00'), offsetMinutes: 60 },
    { from: at('2026-03-29T01:00'), offsetMinutes: 120 },
  ]);
  const saturday = at('2026-03-28T08:00');
  const sunday = at('2026-03-29T07:00');
  assert.equal(Math.round(scale.x(berlin.toCivil(sunday)) - scale.x(berlin.toCivil(saturday))), 20);
});

test('civil time leads back to the instant that it was read from', () => {
  const zone = civilZone([
    { from: at('2025-10-26T01:00'), offsetMinutes: 60 },
    { from: at('2026-03-29T01:00'), offsetMinutes: 120 },
    { from: at('2026-10-25T01:00'), offsetMinutes: 60 },
  ]);
  for (const instant of [
    '2026-01-05T08:00',
    '2026-03-28T23:30',
    '2026-03-29T01:00',
    '2026-07-01T12:00',
    '2026-10-25T02:00',
    '2026-10-24T23:00',
  ])
    assert.equal(zone.toInstant(zone.toCivil(at(instant))), at(instant), instant);
});

test('an hour that comes twice means its first time', () => {
  const zone = civilZone([
    { from: at('2026-03-29T01:00'), offsetMinutes: 120 },
    { from: at('2026-10-25T01:00'), offsetMinutes: 60 },
  ]);
  assert.equal(zone.toInstant(at('2026-10-25T02:30')), at('2026-10-25T00:30'));
});

test('zooming in and out goes through all steps and stops at the ends', () => {
  let pixels = ZOOMS[0]!.pixelsPerDay;
  const seen = [zoomFor(pixels).name];
  for (let step = 0; step < 10; step++) {
    pixels = nextPixelsPerDay(pixels, 1);
    if (seen.at(-1) !== zoomFor(pixels).name) seen.push(zoomFor(pixels).name);
  }
  assert.deepEqual(seen, ['year', 'quarter', 'month', 'week', 'day', 'half-day', 'hour']);
  assert.equal(nextPixelsPerDay(pixels, 1), pixels);
});

test('the whole plan fits the width', () => {
  const pixels = fittingPixelsPerDay(at('2026-01-05T00:00'), at('2026-04-15T00:00'), 1000);
  assert.ok(pixels * 100 <= 1000 && pixels * 100 > 850);
});

test('weeks begin on Monday, quarters with their first month', () => {
  assert.equal(startOfUnit('week', at('2026-05-17T22:00')), at('2026-05-11T00:00'));
  assert.equal(startOfUnit('quarter', at('2026-05-17T22:00')), at('2026-04-01T00:00'));
  assert.equal(startOfUnit('half', at('2026-05-17T22:00')), at('2026-01-01T00:00'));
  assert.equal(nextUnit('month', at('2026-01-01T00:00')), at('2026-02-01T00:00'));
  assert.equal(startOfUnit('day', -1), -TICKS_PER_DAY);
});

test('1 January 2027 lies in week 53 of the year before', () => {
  assert.equal(isoWeek(at('2027-01-01T00:00')), 53);
  assert.equal(isoWeek(at('2026-01-01T00:00')), 1);
});

test('a header names months with their year above and days below', () => {
  const words = dateWords('en-GB');
  assert.equal(words.unit('month', at('2026-05-01T00:00'), true, 400), 'May 2026');
  assert.equal(words.unit('day', at('2026-05-12T00:00'), false, 22), '12');
  assert.equal(words.unit('hour', at('2026-05-12T09:00'), false, 30), '09');
  assert.equal(dateWords('de-DE').unit('month', at('2026-05-01T00:00'), true, 400), 'Mai 2026');
});
