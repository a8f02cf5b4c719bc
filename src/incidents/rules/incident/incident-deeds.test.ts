import assert from 'node:assert/strict';
import { test } from 'node:test';
import { service } from '#operations/rules';
import { isAllowed } from '#platform/kit';
import { after, changesOf, decide, idOf, principal, record, refusalOf, type Facts } from '../../../../test/company/deciding.ts';
import { acknowledgeIncident, assignIncident } from './assign-incident.ts';
import { changeIncident, prioritiseIncident } from './change-incident.ts';
import { correctIncidentTimes } from './correct-times.ts';
import { holdIncident, resumeIncident } from './hold-incident.ts';
import { incident, type Incident } from './incident.ts';
import { incidentEntry, type IncidentEntry } from './incident-entry.ts';
import { declareMajor, standDownMajor } from './major-incident.ts';
import { mergeIncident } from './merge-incident.ts';
import { changePriorityRule, createPriorityRule, priorityIn, priorityRule, removePriorityRule } from './priority-table.ts';
import { reportIncident } from './report-incident.ts';
import { cancelIncident, closeIncident, reopenIncident, resolveIncident, restoreIncident } from './resolve-incident.ts';
import { change } from '#changes/rules';
import { traceToChange } from './trace-to-change.ts';
import { noteOnIncident, updateStakeholders } from './tell-incident.ts';

const [shop, network, platform, mara, joe] = [idOf(11), idOf(21), idOf(22), idOf(31), idOf(32)] as const;
const services = [record(service, shop, { key: 'SHOP', name: 'Web shop', tier: 1, teamId: network })];
const by = principal({ role: 'member', personId: mara });
const requester = principal({ role: 'requester', membershipId: idOf(900_009) });

/** Deeds one after the other, each a minute after the one before; what is there in the end. */
function course(steps: readonly (readonly [deed: unknown, input: object])[], start: Facts = services) {
  let facts = start;
  let minute = 0;
  let lines = 0;
  let id = '';
  for (const [deed, input] of steps) {
    const at = `2026-11-16T09:${String(minute++).padStart(2, '0')}:00.000Z`;
    const changes = changesOf(
      decide(deed as typeof reportIncident, { ...(deed === reportIncident ? {} : { id }), ...input }, facts, by, at),
    );
    if (deed === reportIncident) id = changes[0]!.id;
    facts = after(
      facts,
      // Each deed of a test counts its ids from the start.
      changes.map((change) => (change.thing === incidentEntry ? { ...change, id: idOf(600_000 + lines++) } : change)),
    );
  }
  const row = facts.find(([thing, each]) => thing === incident && each['id'] === id)![1] as unknown as Incident;
  const entries = facts.map((each) => each[1] as unknown as IncidentEntry).filter((each) => each.incidentId === id);
  const again = (deed: unknown, input: object = {}, who = by) =>
    decide(deed as typeof reportIncident, { id, ...input }, facts, who, '2026-11-16T12:00:00.000Z');
  const said = entries.map(({ kind, value, reason }) => [kind, value, reason].filter((each) => each !== null).join(' '));
  return { facts, row, entries, lines: said, again };
}
const reported = [reportIncident, { title: 'The shop is slow', serviceId: shop }] as const;

test('a title is enough; of a service that nothing stands without, impact, team and priority follow', () => {
  const bare = course([[reportIncident, { title: 'Something is wrong' }]]);
  assert.partialDeepStrictEqual(bare.row, {
    impact: 3,
    urgency: 2,
    priority: 4,
    status: 'new',
    teamId: null,
    reporterId: by.membershipId,
    entries: 2,
  });
  const { row, lines } = course([reported]);
  assert.partialDeepStrictEqual(row, { impact: 1, priority: 2, teamId: network, openedAt: '2026-11-16T09:00:00.000Z' });
  assert.deepEqual(lines, ['state new', 'priority 2 table', `service ${shop}`, `team ${network}`]);
});

test('what comes from elsewhere comes once, and nothing begins after it was told', () => {
  const known = course([[reportIncident, { title: 'x', externalId: 'T-1' }]]);
  const tell = (fields: object) => decide(reportIncident, { title: 'y', ...fields }, known.facts, by);
  assert.equal(refusalOf(tell({ externalId: 'T-1' })), 'external-id-taken');
  assert.equal(refusalOf(tell({ occurredAt: '2026-11-16T09:00:01.000Z' })), 'in-the-future');
  const late = { occurredAt: '2026-11-16T08:30:00.000Z', detectedAt: '2026-11-16T08:00:00.000Z' };
  assert.equal(refusalOf(tell(late)), 'moments-out-of-order');
  assert.equal(refusalOf(tell({ assetIds: [idOf(77)] })), 'no-such-asset');
});

test('who asks for help says what is wrong and how much it presses; the rest is for those who work on it', () => {
  const tell = (fields: object) => decide(reportIncident, { title: 'My mail is away', ...fields }, services, requester);
  assert.equal(changesOf(tell({ urgency: 1, description: 'since noon' })).length, 3);
  for (const fields of [{ impact: 1 }, { personId: mara }, { reporterId: idOf(5) }, { source: 'alert' }, { externalId: 'T' }])
    assert.equal(refusalOf(tell(fields)), 'only-staff-say-that', JSON.stringify(fields));
});

test('every deed is a line of the timeline, numbered, and the record is what the lines say', () => {
  const { row, entries, lines } = course([
    reported,
    [acknowledgeIncident, {}],
    [assignIncident, { teamId: platform }],
    [assignIncident, { teamId: platform, personId: joe }],
    [holdIncident, { reason: 'supplier' }],
    [resumeIncident, {}],
    [restoreIncident, {}],
    [resolveIncident, { code: 'workaround', resolution: 'Second server' }],
    [closeIncident, {}],
    [reopenIncident, { text: 'Slow again' }],
  ]);
  assert.deepEqual(lines.slice(4), [
    'moment 2026-11-16T09:01:00.000Z acknowledged',
    `person ${mara}`,
    'state in-progress',
    `team ${platform}`,
    'person',
    `person ${joe}`,
    'state on-hold supplier',
    'state in-progress',
    'moment 2026-11-16T09:06:00.000Z restored',
    'state resolved workaround',
    'state closed',
    'state in-progress reopened',
    'moment restored',
  ]);
  assert.deepEqual(
    entries.map((each) => each.number),
    entries.map((_, place) => place + 1),
  );
  assert.partialDeepStrictEqual(row, {
    status: 'in-progress',
    acknowledgedAt: '2026-11-16T09:01:00.000Z',
    reassignments: 1,
    reopens: 1,
    personId: joe,
    restoredAt: null,
    resolvedAt: null,
    closedAt: null,
    entries: entries.length,
  });
});

test('whoever solves it has seen it, and the service is back since then or since when they say', () => {
  const now = course([reported, [resolveIncident, {}]]);
  assert.partialDeepStrictEqual(now.row, { acknowledgedAt: '2026-11-16T09:01:00.000Z', restoredAt: '2026-11-16T09:01:00.000Z' });
  const before = course([
    reported,
    [acknowledgeIncident, {}],
    [holdIncident, { reason: 'other' }],
    [resolveIncident, { restoredAt: '2026-11-16T09:02:30.000Z' }],
  ]);
  assert.partialDeepStrictEqual(before.row, { status: 'resolved', holdReason: null, restoredAt: '2026-11-16T09:02:30.000Z' });
  assert.equal(refusalOf(course([reported]).again(resolveIncident, { restoredAt: '2026-11-16T13:00:00.000Z' })), 'in-the-future');
  assert.equal(refusalOf(course([reported, [restoreIncident, {}]]).again(restoreIncident)), 'restored-already');
});

test('whoever lets it wait has seen it, and says why where it is important; a major one is not solved without a word', () => {
  const held = course([reported, [holdIncident, { reason: 'supplier' }]]);
  assert.partialDeepStrictEqual(held.row, { status: 'on-hold', acknowledgedAt: '2026-11-16T09:01:00.000Z' });
  const first = course([reported, [prioritiseIncident, { priority: 1, reason: 'Sale day' }]]);
  assert.equal(refusalOf(first.again(holdIncident, { reason: 'supplier' })), 'hold-needs-a-reason');
  const major = course([reported, [declareMajor, {}]]);
  assert.equal(refusalOf(major.again(holdIncident, { reason: 'supplier' })), 'hold-needs-a-reason');
  assert.equal(refusalOf(major.again(resolveIncident, {})), 'major-needs-resolution');
  const said = course([reported, [declareMajor, {}], [holdIncident, { reason: 'supplier', text: 'Their part comes at noon' }]]);
  assert.equal(said.row.status, 'on-hold');
});

test('a deed that makes no sense in the state is refused', () => {
  const open = course([reported]);
  for (const deed of [closeIncident, reopenIncident]) assert.equal(refusalOf(open.again(deed)), 'incident-still-open');
  assert.equal(refusalOf(open.again(resumeIncident)), 'does-not-wait');
  assert.equal(refusalOf(open.again(standDownMajor)), 'not-major');
  assert.equal(refusalOf(course([reported, [acknowledgeIncident, {}]]).again(acknowledgeIncident)), 'acknowledged-already');
  const over = course([reported, [cancelIncident, { text: 'A drill' }]]);
  assert.equal(over.row.status, 'cancelled');
  for (const deed of [
    acknowledgeIncident,
    assignIncident,
    resumeIncident,
    restoreIncident,
    resolveIncident,
    closeIncident,
    reopenIncident,
    declareMajor,
  ])
    assert.equal(refusalOf(over.again(deed)), 'incident-over', (deed as { name: string }).name);
  assert.equal(refusalOf(over.again(holdIncident, { reason: 'supplier' })), 'incident-over');
  assert.equal(refusalOf(over.again(changeIncident, { title: 'Other' })), 'incident-over');
  assert.equal(refusalOf(decide(acknowledgeIncident, { id: idOf(99) }, [], by)), 'not-found');
});

test('the priority follows impact and urgency until somebody says why not, and from the table again afterwards', () => {
  const { row, lines } = course([reported, [prioritiseIncident, { priority: 1, reason: 'Sale day' }]]);
  assert.partialDeepStrictEqual(row, { priority: 1, priorityReason: 'Sale day' });
  assert.equal(lines.at(-1), 'priority 1 hand');
  const back = course([reported, [prioritiseIncident, { priority: 1, reason: 'Sale day' }], [changeIncident, { impact: 3, urgency: 3 }]]);
  assert.partialDeepStrictEqual(back.row, { impact: 3, urgency: 3, priority: 5, priorityReason: null });
  assert.equal(refusalOf(course([reported]).again(prioritiseIncident, { priority: 1, reason: null })), 'priority-needs-a-reason');
  const table = course([
    reported,
    [prioritiseIncident, { priority: 1, reason: 'Sale day' }],
    [prioritiseIncident, { priority: null, reason: null }],
  ]);
  assert.partialDeepStrictEqual(table.row, { priority: 2, priorityReason: null });
});

test('the table is data: 1 of 1 and 1, 5 of 3 and 3, and what an organisation says otherwise', () => {
  const usual = [1, 2, 3].map((impact) => [1, 2, 3].map((urgency) => priorityIn([], impact, urgency)));
  assert.deepEqual(usual, [
    [1, 2, 3],
    [2, 3, 4],
    [3, 4, 5],
  ]);
  const cell = record(priorityRule, idOf(41), { impact: 1, urgency: 2, priority: 1 });
  assert.equal(course([reported], [...services, cell]).row.priority, 1);
  assert.equal(refusalOf(decide(createPriorityRule, { impact: 1, urgency: 2, priority: 3 }, [cell])), 'priority-rule-there-already');
  assert.equal(changesOf(decide(createPriorityRule, { impact: 1, urgency: 1, priority: 2 }, [cell])).length, 1);
  assert.equal(changesOf(decide(changePriorityRule, { id: idOf(41), priority: 2 }, [cell])).length, 1);
  assert.equal(changesOf(decide(removePriorityRule, { id: idOf(41) }, [cell])).length, 1);
});

test('words, service and assets are changed with one line each; nothing new is no line', () => {
  const { lines, row } = course([
    reported,
    [changeIncident, { title: 'The shop stands still', serviceId: null }],
    [changeIncident, { title: 'The shop stands still' }],
  ]);
  assert.deepEqual(lines.slice(4), ['words The shop stands still', 'service']);
  assert.equal(row.serviceId, null);
  assert.equal(refusalOf(course([reported]).again(changeIncident, { assetIds: [idOf(78)] })), 'no-such-asset');
});

test('the same matter told twice becomes one, which goes on and names the other', () => {
  const first = record(incident, idOf(51), { number: 7, title: 'First', openedAt: '2026-11-16T08:00:00.000Z' });
  const { row, lines, facts, again } = course([reported, [mergeIncident, { intoId: idOf(51) }]], [...services, first]);
  assert.partialDeepStrictEqual(row, { status: 'cancelled', mergedIntoId: idOf(51) });
  assert.deepEqual(lines.slice(4), ['state cancelled merged', `link ${idOf(51)} merged-into`]);
  assert.ok(facts.some(([thing, each]) => thing === incidentEntry && each['incidentId'] === idOf(51) && each['value'] === row.id));
  assert.equal(refusalOf(again(mergeIncident, { intoId: idOf(51) })), 'incident-over');
  const one = course(
    [reported],
    [...services, record(incident, idOf(52), { number: 8, title: 'Over', openedAt: '2026-11-16T08:00:00.000Z', status: 'cancelled' })],
  );
  assert.equal(refusalOf(one.again(mergeIncident, { intoId: one.row.id })), 'into-itself');
  assert.equal(refusalOf(one.again(mergeIncident, { intoId: idOf(52) })), 'merge-into-over');
  assert.equal(refusalOf(one.again(mergeIncident, { intoId: idOf(99) })), 'no-such-reference');
});

test('a major incident has somebody who leads and somebody who tells, and is stood down', () => {
  const { row, lines } = course([
    reported,
    [declareMajor, { leadId: mara, text: 'No orders' }],
    [declareMajor, { communicationsId: joe }],
    [standDownMajor, {}],
  ]);
  assert.deepEqual(lines.slice(4), ['major declared', `role ${mara} lead`, `role ${joe} communications`, 'major stood-down']);
  assert.partialDeepStrictEqual(row, { isMajor: false, leadId: mara, communicationsId: joe });
});

test('a note is for those who work on it, an update for all who wait', () => {
  const { entries, again } = course([reported, [noteOnIncident, { text: 'Disk is full' }], [updateStakeholders, { text: 'Back at noon' }]]);
  assert.deepEqual(
    entries.slice(4).map((each) => [each.kind, each.text, each.reporterId]),
    [
      ['note', 'Disk is full', null],
      ['update', 'Back at noon', by.membershipId],
    ],
  );
  const [, note] = changesOf(again(noteOnIncident, { text: 'And printing too' }, requester));
  assert.equal((note as unknown as { row: IncidentEntry }).row.reporterId, by.membershipId);
  assert.throws(() => again(noteOnIncident, { text: '  ' }));
});

test('a time learned later is a new line; the one before stays, and the order holds', () => {
  const told = course([
    reported,
    [restoreIncident, {}],
    [correctIncidentTimes, { occurredAt: '2026-11-16T08:00:00.000Z', restoredAt: '2026-11-16T08:59:00.000Z', text: 'From the log' }],
  ]);
  assert.deepEqual(told.lines.slice(4), [
    'moment 2026-11-16T09:01:00.000Z restored',
    'moment 2026-11-16T08:00:00.000Z occurred',
    'moment 2026-11-16T08:59:00.000Z restored',
  ]);
  assert.partialDeepStrictEqual(told.row, { occurredAt: '2026-11-16T08:00:00.000Z', restoredAt: '2026-11-16T08:59:00.000Z' });
  assert.equal(refusalOf(told.again(correctIncidentTimes, { detectedAt: '2026-11-16T07:59:00.000Z' })), 'moments-out-of-order');
  assert.equal(refusalOf(told.again(correctIncidentTimes, { detectedAt: '2026-11-16T12:00:01.000Z' })), 'in-the-future');
});

test('which change caused it is said once it is known, and taken back when it was another', () => {
  const planned = record(change, idOf(71), { number: 4, title: 'New firewall', serviceId: shop });
  const { row, lines, again } = course([reported, [traceToChange, { changeId: idOf(71) }]], [...services, planned]);
  assert.equal(row.causedByChangeId, idOf(71));
  assert.equal(lines.at(-1), `link ${idOf(71)} caused-by`);
  assert.equal(changesOf(again(traceToChange, { changeId: idOf(71) })).length, 0);
  assert.equal(changesOf(again(traceToChange, { changeId: null })).length, 2);
  assert.equal(refusalOf(again(traceToChange, { changeId: idOf(72) })), 'no-such-reference');
});

test('members work on incidents, managers declare major ones; whoever told of one may speak, close and open again', () => {
  const [member, stranger] = [principal({ role: 'member' }), principal({ role: 'requester', membershipId: idOf(5) })];
  const work = [
    changeIncident,
    prioritiseIncident,
    acknowledgeIncident,
    assignIncident,
    holdIncident,
    resumeIncident,
    restoreIncident,
    resolveIncident,
    mergeIncident,
    updateStakeholders,
    correctIncidentTimes,
  ];
  for (const { may, name } of work) assert.ok(isAllowed(may, member) && !isAllowed(may, stranger, { ownerId: idOf(5) }), name);
  for (const { may, name } of [noteOnIncident, closeIncident, reopenIncident, cancelIncident])
    assert.ok(
      isAllowed(may, member) && isAllowed(may, stranger, { ownerId: idOf(5) }) && !isAllowed(may, stranger, { ownerId: idOf(6) }),
      name,
    );
  for (const { may, name } of [declareMajor, standDownMajor, createPriorityRule])
    assert.ok(!isAllowed(may, member) && isAllowed(may, principal()), name);
  assert.ok(isAllowed(reportIncident.may, stranger) && !isAllowed(reportIncident.may, principal({ role: 'auditor' })));
  for (const thing of [incident, incidentEntry])
    assert.ok(!isAllowed(thing.mayRead, stranger, { ownerId: null }) && isAllowed(thing.mayRead, stranger, { ownerId: idOf(5) }));
});
