import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendar } from '#calendar/rules';
import { change } from '#changes/rules';
import { WEEKDAYS } from '#engine';
import { alert, incident, incidentEntry, incidentTask, type IncidentEntry } from '#incidents/rules';
import { asset, dependency, service } from '#operations/rules';
import { person } from '#people/rules';
import { isAllowed } from '#platform/kit';
import { assignment, project, task } from '#projects/rules';
import { after, changesOf, decide, idOf, principal, record, refusalOf, type Facts } from '../../../../test/company/deciding.ts';
import { changeIncidentReview, draftReview, publishReview, removeIncidentReview, renewReview } from './draft-review.ts';
import { incidentReview, type IncidentReview } from './incident-review.ts';
import { planReviewAction } from './plan-action.ts';
import {
  changeReviewAction,
  createReviewAction,
  removeReviewAction,
  reviewAction,
  reviewActionTask,
  settleReviewAction,
  type ReviewAction,
} from './review-action.ts';
import { correctReview, reviewCorrection } from './review-correction.ts';

const [storage, shop, mail, host, mara, falk, of, hours] = [11, 12, 13, 14, 31, 32, 41, 51].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const day = (time: string): string => `2026-11-10T${time}:00.000Z`;

const lines: readonly (readonly [string, Partial<IncidentEntry>])[] = [
  ['06:54', { kind: 'state', value: 'new' }],
  ['06:54', { kind: 'service', value: storage }],
  ['06:54', { kind: 'moment', value: day('06:50'), reason: 'occurred' }],
  ['06:54', { kind: 'moment', value: day('06:53'), reason: 'detected' }],
  ['06:55', { kind: 'alert', value: idOf(71) }],
  ['06:59', { kind: 'moment', value: day('06:59'), reason: 'acknowledged' }],
  ['06:59', { kind: 'person', value: falk }],
  ['07:08', { kind: 'priority', value: '1', reason: 'hand', text: 'The shop stands still.' }],
  ['07:09', { kind: 'major', value: 'declared', text: 'All sites are down.' }],
  ['07:09', { kind: 'role', value: mara, reason: 'lead' }],
  ['07:15', { kind: 'update', text: 'We are at it.' }],
  ['07:20', { kind: 'state', value: 'on-hold', reason: 'supplier', text: 'Their engineer is on the way.' }],
  ['07:50', { kind: 'state', value: 'in-progress' }],
  ['08:30', { kind: 'moment', value: day('08:20'), reason: 'restored' }],
  ['08:40', { kind: 'moment', value: day('08:30'), reason: 'restored' }],
  ['09:00', { kind: 'link', value: idOf(61), reason: 'caused-by' }],
  ['09:10', { kind: 'state', value: 'resolved', reason: 'fixed', text: 'Zones brought back.' }],
];
const lineOf = (place: number): string => idOf(100 + place);

const facts: Facts = [
  record(service, storage, { key: 'STOR', name: 'Storage', tier: 1, calendarId: hours }),
  record(service, shop, { key: 'SHOP', name: 'Shop' }),
  record(service, mail, { key: 'MAIL', name: 'Mail' }),
  record(asset, host, { name: 'host-1', kind: 'server' }),
  record(dependency, idOf(15), { assetId: host, needsServiceId: storage }),
  record(dependency, idOf(16), { serviceId: shop, needsAssetId: host }),
  record(dependency, idOf(17), { serviceId: mail, needsServiceId: storage, strength: 'soft' }),
  record(calendar, hours, { name: 'Eight to four', zone: 'UTC', week: Object.fromEntries(WEEKDAYS.map((each) => [each, [[480, 960]]])) }),
  record(person, mara, { name: 'Mara' }),
  record(person, falk, { name: 'Falk' }),
  record(change, idOf(61), { number: 4, title: 'Firmware of the controllers', serviceId: storage }),
  record(alert, idOf(71), {
    title: 'StorageDown',
    sourceId: idOf(70),
    key: 'storage',
    state: 'closed',
    severity: 4,
    startedAt: day('06:53'),
    lastSeenAt: day('06:53'),
    serviceId: storage,
    incidentId: of,
  }),
  record(incident, of, {
    number: 7,
    title: 'Storage does not answer',
    description: 'No host sees a volume.',
    serviceId: storage,
    status: 'resolved',
    occurredAt: day('06:50'),
    detectedAt: day('06:53'),
    openedAt: day('06:54'),
    acknowledgedAt: day('06:59'),
    restoredAt: day('08:30'),
    resolvedAt: day('09:10'),
    isMajor: true,
    leadId: mara,
    resolution: 'Zones brought back.',
    resolutionCode: 'fixed',
    causedByChangeId: idOf(61),
    entries: lines.length,
  }),
  ...lines.map(([at, fields], place) =>
    record(incidentEntry, lineOf(place), { incidentId: of, number: place + 1, at: day(at), ...fields } as never),
  ),
];
const by = principal({ role: 'member', personId: falk });
const drafted = (start: Facts = facts): Facts => after(start, changesOf(decide(draftReview, { incidentId: of }, start, by)));
const reviewIn = (rows: Facts): IncidentReview => rows.find(([thing]) => thing === incidentReview)![1] as unknown as IncidentReview;
const written = (start: Facts = drafted()): Facts => {
  const { id } = reviewIn(start);
  return after(
    start,
    changesOf(
      decide(changeIncidentReview, { id, factors: [{ kind: 'process', text: 'Nobody looks at zones after an update.' }] }, start, by),
    ),
  );
};
const published = (start: Facts = written()): Facts =>
  after(start, changesOf(decide(publishReview, { id: reviewIn(start).id }, start, principal())));

test('a draft tells when what was, each with its line, the last word about a moment being the one that counts', () => {
  const { facts: told, linesRead } = reviewIn(drafted());
  const moments = told.filter((each) => each.kind === 'moment').map((each) => [each.name, each.at, ...each.entryIds]);
  assert.deepEqual(moments, [
    ['occurred', day('06:50'), lineOf(2)],
    ['detected', day('06:53'), lineOf(3)],
    ['opened', day('06:54'), lineOf(0)],
    ['acknowledged', day('06:59'), lineOf(5)],
    ['restored', day('08:30'), lineOf(14)],
    ['resolved', day('09:10'), lineOf(16)],
  ]);
  assert.equal(linesRead, lines.length);
});

test('how long it took is told on the clock and in the hours of the service, with the lines between which it lies', () => {
  const times = reviewIn(drafted()).facts.filter((each) => each.kind === 'time');
  assert.deepEqual(
    times.map((each) => [each.name, each.minutes, each.serviceMinutes, ...each.entryIds]),
    [
      ['detect', 3, 0, lineOf(2), lineOf(3)],
      ['acknowledge', 5, 0, lineOf(0), lineOf(5)],
      ['restore', 100, 30, lineOf(2), lineOf(14)],
      ['resolve', 136, 70, lineOf(0), lineOf(16)],
    ],
  );
});

test('without a calendar of the service, its hours are all hours', () => {
  const bare = facts.map((fact) => (fact[1]['id'] === storage ? record(service, storage, { key: 'STOR', name: 'Storage' }) : fact));
  const restore = reviewIn(drafted(bare)).facts.find((each) => each.kind === 'time' && each.name === 'restore');
  assert.deepEqual([restore?.minutes, restore?.serviceMinutes], [100, 100]);
});

test('a draft tells who took which role, what was hit, by what, for whom it waited and what was said; nearly every line is in it', () => {
  const { facts: told } = reviewIn(drafted());
  const of_ = (kind: string) =>
    told.filter((each) => each.kind === kind).map((each) => [each.name, each.recordId].filter(Boolean).join(' '));
  assert.deepEqual(of_('role'), [`works ${falk}`, `lead ${mara}`]);
  assert.deepEqual(of_('service'), [`own ${storage}`, `down ${shop}`, `degraded ${mail}`]);
  assert.deepEqual(of_('change'), [idOf(61)]);
  assert.deepEqual(of_('alert'), [idOf(71)]);
  const wait = told.find((each) => each.kind === 'wait');
  assert.deepEqual([wait?.name, wait?.minutes, wait?.serviceMinutes, wait?.text], ['supplier', 30, 0, 'Their engineer is on the way.']);
  assert.deepEqual(
    told.filter((each) => each.kind === 'update').map((each) => each.text),
    ['We are at it.'],
  );
  const cited = new Set(told.flatMap((each) => each.entryIds));
  assert.ok(cited.size / lines.length >= 0.9, `${cited.size} of ${lines.length} lines`);
  assert.ok(told.every((each) => each.entryIds.length > 0));
});

test('what was written down then stands in the draft, and nothing else is made up', () => {
  const { title, summary, impact, helped, hindered, factors, rootCause, ownerId } = reviewIn(drafted());
  assert.deepEqual(
    { title, summary, impact, helped, hindered, factors, rootCause, ownerId },
    {
      title: 'Storage does not answer',
      summary: 'No host sees a volume.',
      impact: 'All sites are down.\n\nThe shop stands still.',
      helped: 'Zones brought back.',
      hindered: 'Their engineer is on the way.',
      factors: [{ kind: 'change', text: 'Firmware of the controllers' }],
      rootCause: '',
      ownerId: mara,
    },
  );
});

test('an incident has one review; one that was cancelled has none', () => {
  assert.equal(refusalOf(decide(draftReview, { incidentId: of }, drafted(), by)), 'reviewed-already');
  assert.equal(refusalOf(decide(draftReview, { incidentId: idOf(9) }, facts, by)), 'no-such-reference');
  const cancelled = facts.map((fact) => (fact[0] === incident ? ([incident, { ...fact[1], status: 'cancelled' }] as const) : fact));
  assert.equal(refusalOf(decide(draftReview, { incidentId: of }, cancelled, by)), 'nothing-to-review');
});

test('a draft reads the timeline again; what people have written stays', () => {
  const rows = written();
  const corrected = rows.map((fact) => (fact[0] === incident ? ([incident, { ...fact[1], restoredAt: day('08:25') }] as const) : fact));
  const again = after(corrected, changesOf(decide(renewReview, { id: reviewIn(rows).id }, corrected, by)));
  const { facts: told, factors } = reviewIn(again);
  assert.equal(told.find((each) => each.kind === 'time' && each.name === 'restore')?.minutes, 95);
  assert.equal(factors[0]!.kind, 'process');
});

test('what is published says what happened and what contributed; then it stays, and corrections are lines of their own', () => {
  const bare = drafted();
  const { id } = reviewIn(bare);
  const emptied = (fields: object): Facts => after(bare, changesOf(decide(changeIncidentReview, { id, ...fields }, bare, by)));
  assert.equal(refusalOf(decide(publishReview, { id }, emptied({ summary: ' ' }))), 'review-says-nothing');
  assert.equal(refusalOf(decide(publishReview, { id }, emptied({ factors: [] }))), 'review-names-no-factor');
  assert.equal(refusalOf(decide(correctReview, { reviewId: id, text: 'Later' }, bare, by)), 'review-not-published');
  const done = published();
  assert.equal(reviewIn(done).status, 'published');
  for (const [deed, input] of [
    [changeIncidentReview, { id, summary: 'Other' }],
    [renewReview, { id }],
    [publishReview, { id }],
    [removeIncidentReview, { id }],
  ] as const)
    assert.equal(refusalOf(decide(deed as typeof changeIncidentReview, input, done)), 'review-published');
  const first = after(done, changesOf(decide(correctReview, { reviewId: id, text: 'It began at 6:41.' }, done, by)));
  const second = changesOf(decide(correctReview, { reviewId: id, text: 'The zones were saved.' }, first, by))[0]!;
  assert.partialDeepStrictEqual(second, { thing: reviewCorrection, row: { number: 2, byId: by.membershipId } });
  assert.equal(refusalOf(decide(correctReview, { reviewId: idOf(9), text: 'x' }, done, by)), 'no-such-reference');
});

test('managers and whoever holds a review publish it; a draft goes with what it decided', () => {
  assert.ok(isAllowed(publishReview.may, principal({ role: 'member', personId: mara }), { ownerId: mara }));
  assert.ok(!isAllowed(publishReview.may, by, { ownerId: mara }));
  assert.ok(!isAllowed(removeIncidentReview.may, by));
  const rows = decided(drafted());
  assert.deepEqual(
    changesOf(decide(removeIncidentReview, { id: reviewIn(rows).id }, rows)).map((each) => [each.kind, each.thing]),
    [
      ['remove', reviewAction],
      ['remove', incidentReview],
    ],
  );
});

const wanted = { title: 'Save the zones before each update', ownerId: mara, dueOn: '2026-12-01', estimateMinutes: 960 };
const decided = (start: Facts): Facts =>
  after(start, changesOf(decide(createReviewAction, { reviewId: reviewIn(start).id, ...wanted }, start, by)));
const actionIn = (rows: Facts): ReviewAction => rows.find(([thing]) => thing === reviewAction)![1] as unknown as ReviewAction;
const plan = record(project, idOf(81), {
  key: 'RUN',
  name: 'Sturdy storage',
  startAt: '2026-11-01T08:00:00.000Z',
  calendarId: hours,
  status: 'active',
});

test('an action has somebody who is here, and belongs to a review', () => {
  const rows = drafted();
  const say = (fields: object) => decide(createReviewAction, { reviewId: reviewIn(rows).id, ...wanted, ...fields }, rows, by);
  assert.equal(refusalOf(say({ ownerId: idOf(99) })), 'no-such-person');
  assert.equal(refusalOf(say({ reviewId: idOf(99) })), 'no-such-reference');
  const left = rows.map((fact) => (fact[1]['id'] === mara ? record(person, mara, { name: 'Mara', isActive: false }) : fact));
  assert.equal(refusalOf(decide(createReviewAction, { reviewId: reviewIn(rows).id, ...wanted }, left, by)), 'has-left');
  assert.throws(() => say({ estimateMinutes: 0 }));
  const action = actionIn(decided(rows));
  assert.partialDeepStrictEqual(action, { incidentId: of, settledAs: null });
});

test('an action becomes a task with its owner, its effort and its day as deadline, and stands with the incident', () => {
  const rows = [...decided(drafted()), plan];
  const { id } = actionIn(rows);
  const changes = changesOf(decide(planReviewAction, { actionId: id, projectId: idOf(81) }, rows));
  const made = after(rows, changes);
  const fields = made.find(([thing]) => thing === task)![1];
  assert.partialDeepStrictEqual(fields, {
    projectId: idOf(81),
    name: wanted.title,
    workMinutes: 960,
    durationMinutes: 960,
    deadline: '2026-12-01T16:00:00.000Z',
    notes: 'INC-7 Storage does not answer',
  });
  assert.partialDeepStrictEqual(made.find(([thing]) => thing === assignment)![1], { personId: mara, taskId: fields['id'] });
  assert.partialDeepStrictEqual(made.find(([thing]) => thing === incidentTask)![1], {
    incidentId: of,
    taskId: fields['id'],
    kind: 'action',
  });
  assert.partialDeepStrictEqual(made.find(([thing]) => thing === reviewActionTask)![1], { actionId: id, taskId: fields['id'] });
  assert.equal(refusalOf(decide(removeReviewAction, { id }, made, by)), 'action-is-a-task');
  assert.equal(refusalOf(decide(removeIncidentReview, { id: reviewIn(made).id }, made)), 'action-is-a-task');
  assert.equal(refusalOf(decide(planReviewAction, { actionId: id, projectId: idOf(81) }, made)), 'planned-already');
  assert.equal(refusalOf(decide(settleReviewAction, { id, as: 'done', reason: null }, made, by)), 'action-is-a-task');
  assert.equal(refusalOf(decide(planReviewAction, { actionId: idOf(99), projectId: idOf(81) }, rows)), 'no-such-reference');
});

test('when its task is gone, an action may become one again', () => {
  const rows = [...decided(drafted()), plan];
  const made = after(rows, changesOf(decide(planReviewAction, { actionId: actionIn(rows).id, projectId: idOf(81) }, rows)));
  const without = made.filter(([thing]) => thing !== task && thing !== assignment && thing !== incidentTask);
  assert.ok(changesOf(decide(planReviewAction, { actionId: actionIn(rows).id, projectId: idOf(81) }, without)).length > 0);
});

test('an action without a task is done by saying so, given up with a reason, and opened again', () => {
  const rows = [...decided(drafted()), plan];
  const { id } = actionIn(rows);
  assert.equal(refusalOf(decide(settleReviewAction, { id, as: 'dropped', reason: null }, rows, by)), 'drop-needs-a-reason');
  const dropped = after(rows, changesOf(decide(settleReviewAction, { id, as: 'dropped', reason: 'The storage is replaced.' }, rows, by)));
  assert.equal(refusalOf(decide(planReviewAction, { actionId: id, projectId: idOf(81) }, dropped)), 'action-settled');
  const again = after(dropped, changesOf(decide(settleReviewAction, { id, as: null, reason: null }, dropped, by)));
  assert.partialDeepStrictEqual(actionIn(again), { settledAs: null, settledAt: null, reason: null });
  assert.equal(changesOf(decide(settleReviewAction, { id, as: 'done', reason: null }, again, by)).length, 1);
});

test('what was decided may be changed and taken out', () => {
  const rows = decided(drafted());
  const { id } = actionIn(rows);
  assert.partialDeepStrictEqual(changesOf(decide(changeReviewAction, { id, dueOn: '2026-12-08' }, rows, by)), [
    { fields: { dueOn: '2026-12-08' } },
  ]);
  assert.equal(refusalOf(decide(changeReviewAction, { id, ownerId: idOf(99) }, rows, by)), 'no-such-person');
  assert.deepEqual(
    changesOf(decide(removeReviewAction, { id }, rows, by)).map((each) => each.kind),
    ['remove'],
  );
  assert.equal(refusalOf(decide(changeReviewAction, { id: idOf(99) }, rows, by)), 'not-found');
  assert.equal(refusalOf(decide(removeReviewAction, { id: idOf(99) }, rows, by)), 'not-found');
  assert.equal(refusalOf(decide(settleReviewAction, { id: idOf(99), as: null, reason: null }, rows, by)), 'not-found');
});
