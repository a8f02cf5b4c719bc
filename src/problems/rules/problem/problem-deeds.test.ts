import assert from 'node:assert/strict';
import { test } from 'node:test';
import { incident, incidentEntry } from '#incidents/rules';
import { service } from '#operations/rules';
import { isAllowed } from '#platform/kit';
import { after, changesOf, decide, idOf, principal, record, refusalOf, type Facts } from '../../../../test/company/deciding.ts';
import { linkProblemIncidents, problemIncident, unlinkProblemIncident } from './link-incidents.ts';
import { changeProblem, openProblem, removeProblem, setProblemStatus } from './open-problem.ts';
import { byRecurringHours, measuresOfProblem, type CostingIncident } from './problem-measures.ts';
import { problem, type ProblemRow } from './problem.ts';

const [mail, shop, desk] = [idOf(11), idOf(12), idOf(21)] as const;
const incidentOf = (number: number, serviceId: string | null) =>
  record(incident, idOf(40 + number), { number, title: `Mailbox ${number}`, openedAt: '2026-11-02T08:00:00.000Z', serviceId, entries: 4 });
const facts: Facts = [
  record(service, mail, { key: 'MAIL', name: 'Mail', teamId: desk }),
  record(service, shop, { key: 'SHOP', name: 'Shop' }),
  incidentOf(1, mail),
  incidentOf(2, mail),
  incidentOf(3, shop),
];
const by = principal({ role: 'member' });
const rowIn = (rows: Facts): ProblemRow => rows.find(([thing]) => thing === problem)![1] as unknown as ProblemRow;
const opened = (fields: object = {}): Facts =>
  after(facts, changesOf(decide(openProblem, { title: 'Mailboxes fill up', ...fields }, facts, by)));

test('of incidents that share a service a problem takes it, and its team; each of them says where it belongs', () => {
  const changes = changesOf(decide(openProblem, { title: 'Mailboxes fill up', incidentIds: [idOf(41), idOf(42), idOf(41)] }, facts, by));
  assert.partialDeepStrictEqual(changes[0], { thing: problem, row: { serviceId: mail, teamId: desk, status: 'open', number: 1 } });
  assert.equal(changes.filter((each) => each.thing === problemIncident).length, 2);
  const lines = changes.filter((each) => each.thing === incidentEntry);
  assert.partialDeepStrictEqual(lines, [
    { row: { number: 5, kind: 'link', reason: 'problem', text: 'PRB-1 Mailboxes fill up' } },
    { row: { number: 5, incidentId: idOf(42) } },
  ]);
  assert.equal(rowIn(opened({ incidentIds: [idOf(41), idOf(43)] })).serviceId, null);
  assert.equal(refusalOf(decide(openProblem, { title: 'x', incidentIds: [idOf(99)] }, facts, by)), 'no-such-incident');
  assert.equal(refusalOf(decide(openProblem, { title: 'x', serviceId: idOf(99) }, facts, by)), 'no-such-reference');
  assert.equal(refusalOf(decide(openProblem, { title: 'x', assetIds: [idOf(99)] }, facts, by)), 'no-such-asset');
});

test('incidents are linked once, and let go again', () => {
  const rows = opened({ incidentIds: [idOf(41)] });
  const { id } = rowIn(rows);
  const link = (ids: readonly string[], from = rows) => decide(linkProblemIncidents, { id, incidentIds: ids }, from, by);
  assert.deepEqual(changesOf(link([idOf(41)])), []);
  assert.equal(changesOf(link([idOf(41), idOf(42)])).filter((each) => each.thing === problemIncident).length, 1);
  assert.equal(refusalOf(link([idOf(99)])), 'no-such-incident');
  assert.equal(refusalOf(decide(linkProblemIncidents, { id: idOf(98), incidentIds: [idOf(41)] }, rows, by)), 'not-found');
  const of = rows.find(([thing]) => thing === problemIncident)![1]['id'];
  assert.partialDeepStrictEqual(changesOf(decide(unlinkProblemIncident, { id: of }, rows, by)), [
    { kind: 'remove', thing: problemIncident },
    { thing: incident },
    { row: { reason: 'problem-gone' } },
  ]);
  assert.equal(refusalOf(decide(unlinkProblemIncident, { id: idOf(98) }, rows, by)), 'not-found');
});

test('a known error has a workaround, what is closed was resolved, and what comes again is open again', () => {
  const rows = opened();
  const { id } = rowIn(rows);
  const set = (status: string, from: Facts, at?: string) => decide(setProblemStatus, { id, status }, from, by, at);
  assert.equal(refusalOf(set('known-error', rows)), 'known-error-needs-a-workaround');
  assert.equal(refusalOf(set('closed', rows)), 'problem-not-resolved');
  const written = after(rows, changesOf(decide(changeProblem, { id, workaround: 'Archive last year.' }, rows, by)));
  const known = after(written, changesOf(set('known-error', written, '2026-11-17T09:00:00.000Z')));
  assert.equal(rowIn(known).knownErrorAt, '2026-11-17T09:00:00.000Z');
  assert.equal(refusalOf(decide(changeProblem, { id, workaround: ' ' }, known, by)), 'known-error-needs-a-workaround');
  const resolved = after(known, changesOf(set('resolved', known, '2026-11-20T09:00:00.000Z')));
  const closed = after(resolved, changesOf(set('closed', resolved, '2026-11-21T09:00:00.000Z')));
  assert.partialDeepStrictEqual(rowIn(closed), { resolvedAt: '2026-11-20T09:00:00.000Z', closedAt: '2026-11-21T09:00:00.000Z' });
  const again = after(closed, changesOf(set('analysing', closed)));
  assert.partialDeepStrictEqual(rowIn(again), { resolvedAt: null, closedAt: null, knownErrorAt: '2026-11-17T09:00:00.000Z' });
  assert.deepEqual(changesOf(set('analysing', again)), []);
  assert.equal(refusalOf(decide(setProblemStatus, { id: idOf(98), status: 'open' }, rows, by)), 'not-found');
});

test('what is said of a problem names what there is; managers remove one that was none, its incidents stay', () => {
  const rows = opened({ incidentIds: [idOf(41)] });
  const { id } = rowIn(rows);
  const change = (fields: object) => decide(changeProblem, { id, ...fields }, rows, by);
  assert.equal(refusalOf(change({ assetIds: [idOf(99)] })), 'no-such-asset');
  assert.equal(refusalOf(change({ fixChangeId: idOf(99) })), 'no-such-reference');
  assert.deepEqual(changesOf(change({ title: 'Mailboxes fill up' })), []);
  assert.equal(refusalOf(decide(changeProblem, { id: idOf(98), title: 'x' }, rows, by)), 'not-found');
  assert.ok(!isAllowed(removeProblem.may, by));
  assert.deepEqual(
    changesOf(decide(removeProblem, { id }, rows)).map((each) => each.thing),
    [problemIncident, problem],
  );
  assert.equal(refusalOf(decide(removeProblem, { id: idOf(98) }, rows)), 'not-found');
});

const cost = (openedAt: string, more: Partial<CostingIncident> = {}): CostingIncident => ({
  status: 'closed',
  occurredAt: null,
  detectedAt: null,
  openedAt,
  restoredAt: null,
  resolvedAt: null,
  closedAt: null,
  ...more,
});
const now = '2026-11-22T12:00:00.000Z';
const bare = { openedAt: '2026-10-01T08:00:00.000Z', knownErrorAt: null, resolvedAt: null };

test('hours down run from when it began until the service was back; hours open from reported until resolved; what is still so until now', () => {
  const over = cost('2026-11-20T10:00:00.000Z', {
    occurredAt: '2026-11-20T09:30:00.000Z',
    restoredAt: '2026-11-20T11:00:00.000Z',
    resolvedAt: '2026-11-20T14:00:00.000Z',
  });
  const still = cost('2026-11-22T11:00:00.000Z', { status: 'in-progress' });
  const cancelled = cost('2026-11-21T10:00:00.000Z', { status: 'cancelled' });
  const measures = measuresOfProblem(bare, [over, still, cancelled], now);
  assert.partialDeepStrictEqual(measures, { incidents: 2, downMinutes: 90 + 60, openMinutes: 240 + 60, lastAt: still.openedAt });
});

test('what recurs is told for a month, over the last ninety days; the months before are told one by one', () => {
  const hour = (openedAt: string) => cost(openedAt, { resolvedAt: new Date(Date.parse(openedAt) + 3_600_000).toISOString() });
  const incidents = [
    hour('2026-11-02T08:00:00.000Z'),
    hour('2026-09-10T08:00:00.000Z'),
    hour('2026-10-31T23:30:00.000Z'),
    hour('2026-03-01T08:00:00.000Z'),
  ];
  const { monthly, months } = measuresOfProblem(bare, incidents, now);
  assert.deepEqual(monthly, { incidents: 1, downMinutes: 60, openMinutes: 60 });
  assert.deepEqual([months.length, months[0]!.month, months.at(-1)!.month], [12, '2025-12', '2026-11']);
  assert.deepEqual(
    months.filter((each) => each.incidents > 0).map((each) => [each.month, each.openMinutes]),
    [
      ['2026-03', 60],
      ['2026-09', 60],
      ['2026-10', 60],
      ['2026-11', 60],
    ],
  );
});

test('how soon an error was known, and whether the fix holds for ninety days', () => {
  const fixed = { ...bare, knownErrorAt: '2026-10-02T08:00:00.000Z', resolvedAt: '2026-05-01T08:00:00.000Z' };
  const { minutesToKnownError, recurredAfterFix } = measuresOfProblem(
    fixed,
    [
      cost('2026-04-30T08:00:00.000Z'),
      cost('2026-05-02T08:00:00.000Z'),
      cost('2026-07-30T08:00:00.000Z'),
      cost('2026-07-30T08:00:01.000Z'),
    ],
    now,
  );
  assert.deepEqual([minutesToKnownError, recurredAfterFix], [1440, 2]);
  assert.equal(measuresOfProblem(bare, [], now).recurredAfterFix, null);
});

test('what costs most hours in a month stands first', () => {
  const hours = (count: number) =>
    measuresOfProblem(
      bare,
      [cost('2026-11-02T08:00:00.000Z', { resolvedAt: new Date(Date.UTC(2026, 10, 2, 8 + count)).toISOString() })],
      now,
    );
  const ranked = [hours(1), hours(9), hours(4)].toSorted(byRecurringHours);
  assert.deepEqual(
    ranked.map((each) => each.openMinutes),
    [540, 240, 60],
  );
});
