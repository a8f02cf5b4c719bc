import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOf, dayOf, offsetsOver, tickOf } from '#calendar/rules';
import { awayOf, causeOf, gapsOf, onDutyAt, rota, type RotaFacts, type RotaRow } from '#duty/rules';
import { TICKS_PER_DAY } from '#engine';
import { record, idOf, type Facts } from '../../../test/company/deciding.ts';
import { decide, after, changesOf } from '../../../test/company/deciding.ts';
import { organisation } from '#access/rules';
import { loadSample, removeSample } from './load-sample.ts';
import { sampleCompany } from './sample-company.ts';

type Rows = readonly Readonly<Record<string, string>>[];

/** The rotas of the sample that are covered round the clock, as the checker sees them. */
function rotasOn(today: string): readonly RotaFacts[] {
  let count = 0;
  const records = sampleCompany({ today, newId: () => idOf(++count) });
  const rowsOf = (thing: string): Rows => records.filter((each) => each.thing === thing).map(({ id, row }) => ({ ...row, id }) as never);
  const offsetsOf = offsetsOver(2024, 2032);
  const zoneOf = (siteId: string): string => rowsOf('site').find((each) => each['id'] === siteId)!['zone']!;
  const absences = Map.groupBy(rowsOf('absence'), (each) => each['personId']!);
  const away = new Map(
    rowsOf('person').map((each) => [
      each['id']!,
      awayOf(each as never, (absences.get(each['id']!) ?? []) as never, offsetsOf(zoneOf(each['siteId']!))),
    ]),
  );
  return (rowsOf('rota') as unknown as readonly RotaRow[])
    .filter((each) => each.coverageCalendarId === null)
    .map((of) => {
      const its = (thing: string) => rowsOf(thing).filter((each) => each['rotaId'] === of.id) as never[];
      const overrides = rowsOf('duty-override')
        .filter((each) => each['rotaId'] === of.id)
        .map((each) => ({
          ...each,
          from: tickOf(each['startsAt']!),
          to: tickOf(each['endsAt']!),
        }));
      return {
        rota: of,
        offsets: offsetsOf(of.zone),
        coverage: null,
        layers: its('rota-layer'),
        swaps: its('shift-swap'),
        overrides: overrides as never,
        away,
      };
    });
}

test('four rotas are covered for 90 days, but for the one absence that nobody has seen to', () => {
  for (let week = 0; week < 6; week++) {
    const today = dateOf(dayOf('2026-11-22') + week * 59);
    const from = tickOf(`${today}T00:00:00Z`);
    const rotas = rotasOn(today);
    assert.equal(rotas.length, 4);
    const gaps = rotas.flatMap((facts) => gapsOf(facts, from, from + 90 * TICKS_PER_DAY));
    assert.ok(gaps.length >= 1 && gaps.length <= 2, `${today}: ${gaps.length} gaps`);
    assert.equal(new Set(gaps.map((gap) => gap.missing[0]?.personId)).size, 1);
    for (const gap of gaps) assert.equal(causeOf(gap), 'absent');
    for (const facts of rotas) assert.ok(onDutyAt(facts, from + 100).length > 0, facts.rota.name);
  }
});

test('a rota of one’s own for a team of the sample goes with it', () => {
  const here: Facts = [record(organisation, idOf(1), { name: 'Nordwind', zone: 'Europe/Berlin', locale: 'en' })];
  const loaded = after(here, changesOf(decide(loadSample as never, { id: idOf(1), today: '2026-11-25' }, here)));
  const team = loaded.find(([thing]) => thing.name === 'team')![1]['id'] as string;
  const facts = [...loaded, record(rota, idOf(2), { name: 'Own', teamId: team, zone: 'Europe/Berlin' })];
  const left = after(facts, changesOf(decide(removeSample as never, { id: idOf(1), takeAlong: true }, facts)));
  assert.deepEqual(
    left.map(([thing]) => thing.name),
    ['organisation'],
  );
});
