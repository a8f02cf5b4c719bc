import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holidayRegionsOf, publicHolidaysOf } from './public-holidays.ts';

const days = (countryCode: string, regionCode: string | undefined, year: number) =>
  publicHolidaysOf({ countryCode, regionCode, year, language: 'en' }).map((each) => each.startsOn);

test('Hamburg has ten public holidays, the Day of Repentance is Saxony’s', () => {
  assert.equal(days('DE', 'HH', 2026).length, 10);
  assert.ok(days('DE', 'SN', 2026).includes('2026-11-18'));
  assert.ok(!days('DE', 'HH', 2026).includes('2026-11-18'));
});

test('they come by date, a day at a time', () => {
  const found = publicHolidaysOf({ countryCode: 'PT', year: 2026 });
  assert.deepEqual(
    found.map((each) => each.startsOn),
    found.map((each) => each.startsOn).toSorted(),
  );
  assert.ok(found.every((each) => each.endsOn === each.startsOn));
  assert.ok(found.some((each) => each.startsOn === '2026-06-10'));
});

test('an unknown country has none', () => {
  assert.deepEqual(days('XX', undefined, 2026), []);
});

test('countries and regions can be chosen from a list', () => {
  assert.ok(holidayRegionsOf().some((each) => each.code === 'PT'));
  assert.ok(holidayRegionsOf('DE').some((each) => each.code === 'HH'));
  assert.deepEqual(holidayRegionsOf('PT'), []);
});
