import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tickOf } from '#calendar/rules';
import { isAllowed } from '#platform/kit';
import { changesOf, decide, idOf, principal, record, refusalOf } from '../../../test/company/deciding.ts';
import { endRota, resumeRota } from './end-rota.ts';
import { dutyPiecesOf, shiftsBetween, type RotaFacts } from './line/duty-line.ts';
import { coverageOf } from './line/gaps.ts';
import { whoToAsk } from './line/who-to-ask.ts';
import { changeRota } from './manage-rotas.ts';
import { rotaLayer } from './rota-layer.ts';
import { rota } from './rota.ts';

const [night, leads] = [idOf(1), idOf(2)] as const;
const of = (id: string, name: string, fields: object = {}) => record(rota, id, { name, teamId: idOf(8), zone: 'UTC', ...fields });
const at = '2026-11-18T12:00:00.000Z';
const ended = of(night, 'Nights', { isActive: false, endedAt: at });

test('a rota that is ended is asked by nobody next, and may be taken up again', () => {
  const facts = [of(night, 'Nights'), of(leads, 'Leads', { nextRotaId: night })];
  const changes = changesOf(decide(endRota, { id: night }, facts, undefined, at));
  assert.partialDeepStrictEqual(changes, [
    { id: leads, fields: { nextRotaId: null } },
    { id: night, fields: { isActive: false, endedAt: at, knownGaps: [] } },
  ]);
  assert.equal(refusalOf(decide(endRota, { id: night }, [ended])), 'ended-already');
  assert.equal(refusalOf(decide(changeRota, { id: leads, nextRotaId: night }, [ended, of(leads, 'Leads')])), 'rota-ended');
  assert.partialDeepStrictEqual(changesOf(decide(resumeRota, { id: night }, [ended])), [{ fields: { isActive: true, endedAt: null } }]);
  assert.equal(refusalOf(decide(resumeRota, { id: night }, facts)), 'not-ended');
  for (const each of [endRota, resumeRota]) assert.equal(refusalOf(decide(each, { id: idOf(9) }, [])), 'not-found');
});

test('who was on duty until it ended stays; afterwards nobody is, nobody is missing, and nobody will ever come', () => {
  const [, row] = ended;
  const [, layer] = record(rotaLayer, idOf(3), { rotaId: night, name: 'First', startsOn: '2026-11-02', personIds: [idOf(11), idOf(12)] });
  const facts = {
    rota: row,
    offsets: [{ from: -1e12, minutes: 0 }],
    coverage: null,
    layers: [layer],
    swaps: [],
    overrides: [],
    away: new Map([idOf(11), idOf(12)].map((id) => [id, []])),
  } as never as RotaFacts;
  const [from, end, to] = ['2026-11-16T00:00:00.000Z', at, '2026-12-01T00:00:00.000Z'].map(tickOf) as [number, number, number];
  assert.equal(dutyPiecesOf(facts, from, to).at(-1)!.to, end);
  assert.deepEqual(coverageOf(facts, from, to), { requiredTicks: end - from, coveredTicks: end - from, gaps: [] });
  assert.deepEqual(
    [dutyPiecesOf(facts, end, to), shiftsBetween(facts, facts.layers[0]!, end, to), coverageOf(facts, end, to).gaps],
    [[], [], []],
  );
  assert.equal(whoToAsk(new Map([[night, facts]]), night, end), undefined);
});

test('managers end rotas, members do not', () => {
  for (const { may } of [endRota, resumeRota])
    assert.ok(isAllowed(may, principal({ role: 'manager' })) && !isAllowed(may, principal({ role: 'member' })));
});
