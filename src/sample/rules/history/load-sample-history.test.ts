import assert from 'node:assert/strict';
import { test } from 'node:test';
import { organisation } from '#access/rules';
import type { ChangeRow } from '#changes/rules';
import { incidentPast, type Incident } from '#incidents/rules';
import { skill } from '#people/rules';
import { after, changesOf, decide, idOf, record, refusalOf, type Facts } from '../../../../test/company/deciding.ts';
import { loadSample, removeSample } from '../load-sample.ts';
import { loadSampleHistory } from './load-sample-history.ts';

const order = { id: idOf(1), today: '2026-11-25' };
const here: Facts = [record(organisation, idOf(1), { name: 'Nordwind', zone: 'Europe/Berlin', locale: 'en' })];
const loaded = after(here, changesOf(decide(loadSample as never, order, here)));
/** Ids and numbers go on where the sample ends. */
const goingOn = decide(loadSampleHistory as never, order, loaded, undefined, undefined, { ids: 700_000, number: 1000 });
const withHistory = after(loaded, changesOf(goingOn));
const rowsOf = <T>(name: string, facts = withHistory): readonly T[] =>
  facts.filter(([thing]) => thing.name === name).map(([, row]) => row as T);

const past = rowsOf<Incident>('incident').filter((each) => each.source === 'import');
const changes = rowsOf<ChangeRow>('change');

test('some nine thousand incidents and six hundred changes of eighteen months, no number twice, nothing in the future', () => {
  const all = rowsOf<Incident>('incident');
  assert.ok(all.length > 8500 && all.length < 9500, `${all.length}`);
  assert.ok(changes.length > 540 && changes.length < 680, `${changes.length}`);
  assert.equal(new Set(all.map((each) => each.number)).size, all.length);
  assert.equal(new Set(changes.map((each) => each.number)).size, changes.length);
  assert.ok(past.every((each) => each.closedAt! < '2026-11-25' && each.openedAt <= each.resolvedAt!));
  assert.ok(past.some((each) => each.openedAt < '2025-06-01'));
  assert.equal(rowsOf(incidentPast.name).length, past.length);
});

test('the history has the shape of weeks, ends of months and holidays', () => {
  const on = (day: number): number => past.filter((each) => new Date(each.openedAt).getUTCDay() === day).length;
  assert.ok(on(1) > 1.2 * on(4) && on(4) > 3 * on(0), [1, 4, 0].map(on).join());
  const from = (first: string, last: string): number => past.filter((each) => each.openedAt >= first && each.openedAt < last).length;
  assert.ok(from('2025-12-22', '2026-01-05') < 0.6 * from('2026-01-19', '2026-02-02'));
  assert.ok(from('2026-04-03', '2026-04-04') < 10, 'Good Friday');
});

test('changes of the time before caused some of its incidents, failed ones more often', () => {
  const caused = new Set(past.flatMap((each) => each.causedByChangeId ?? []));
  const share = (of: readonly ChangeRow[]): number => of.filter((each) => caused.has(each.id)).length / of.length;
  const failed = changes.filter((each) => each.outcome === 'failed' || each.outcome === 'rolled-back');
  const good = changes.filter((each) => each.outcome === 'successful');
  assert.ok(share(failed) > 0.3 && share(good) < 0.08 && share(good) > 0, `${share(failed)} ${share(good)}`);
});

test('the history comes once, only with the sample, and goes with it', () => {
  assert.equal(refusalOf(decide(loadSampleHistory as never, order, here)), 'no-sample');
  assert.equal(refusalOf(decide(loadSampleHistory as never, order, withHistory)), 'sample-history-there');
  const without = loaded.filter(([thing, row]) => thing.name !== 'person' || row['name'] !== 'Gesa Thomsen');
  assert.equal(refusalOf(decide(loadSampleHistory as never, order, without)), 'sample-changed');
  const own: Facts = [record(skill, idOf(90), { name: 'Sailing' })];
  const facts = [...withHistory, ...own];
  const left = after(facts, changesOf(decide(removeSample as never, { id: idOf(1) }, facts)));
  assert.deepEqual(
    left.map(([thing]) => thing.name),
    ['organisation', 'skill'],
  );
});
