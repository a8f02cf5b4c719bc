import assert from 'node:assert/strict';
import { test } from 'node:test';
import { window } from '#calendar/rules';
import { asset, dependency, service } from '#operations/rules';
import { person } from '#people/rules';
import { isAllowed, type Principal, type Refusal } from '#platform/kit';
import { after, changesOf, decide, idOf, principal, record, refusalOf, type Fact, type Facts } from '../../../../test/company/deciding.ts';
import { changeChangePolicy, changePolicy, createChangePolicy, removeChangePolicy } from '../approval/change-policy.ts';
import { approveChange, rejectChange } from '../approval/decide-change.ts';
import { freezeException } from '../approval/freeze-exception.ts';
import { grantFreezeException, withdrawFreezeException } from '../approval/manage-freeze-exceptions.ts';
import { cancelChange, finishChange, rollBackChange, startChange } from './carry-out-change.ts';
import { changeChangeModel, changeModel, createChangeModel, removeChangeModel } from './change-model.ts';
import { change } from './change.ts';
import { draftChange } from './draft-change.ts';
import { editChange } from './edit-change.ts';
import { askForChange, noLongerAskForChange, projectChange } from './project-change.ts';
import { scheduleChange } from './schedule-change.ts';
import { submitChange } from './submit-change.ts';

const [erp, mail, mara, volker, ruth] = [idOf(11), idOf(12), idOf(21), idOf(22), idOf(23)];
const [core, host] = [idOf(31), idOf(32)];
const people: readonly [Principal, Principal, Principal, Principal] = [
  principal({ personId: mara, membershipId: idOf(901), role: 'manager' }),
  principal({ personId: volker, membershipId: idOf(902), role: 'manager' }),
  principal({ personId: ruth, membershipId: idOf(903), role: 'manager' }),
  principal({ membershipId: idOf(904), role: 'member' }),
];
const [asMara, asVolker, asRuth, asMember] = people;

const department: Facts = [
  record(service, erp, { key: 'ERP', name: 'ERP', tier: 1, ownerId: volker }),
  record(service, mail, { key: 'MAIL', name: 'Mail', tier: 3 }),
  record(asset, core, { name: 'core-1', kind: 'network' }),
  record(asset, host, { name: 'mail-01', kind: 'server', serviceId: mail }),
  record(dependency, idOf(41), { serviceId: erp, needsAssetId: core }),
  ...[mara, volker, ruth].map((id, place) => record(person, id, { name: ['Mara', 'Volker', 'Ruth'][place] })),
];
const freeze = (id: number, fields: Fact) =>
  record(window, idOf(id), {
    name: 'Closing',
    kind: 'freeze-hard',
    startsOn: '2026-12-14',
    endsOn: '2026-12-16',
    zone: 'Europe/Berlin',
    ...fields,
  });

const planned = {
  title: 'New firmware',
  serviceId: mail,
  assetIds: [host],
  implementerId: ruth,
  plan: '1. Load it. 2. Restart.',
  testPlan: 'A mail goes through.',
  backOutPlan: 'The old one is kept.',
  riskReach: 'few',
  riskNovelty: 'often',
  riskTesting: 'whole',
  plannedStart: '2026-12-01T18:00:00.000Z',
  plannedEnd: '2026-12-01T19:00:00.000Z',
};
/** Drafted by Mara; its id is that which the writer would have given. */
function drafted(fields: Fact = {}, facts: Facts = department): { readonly facts: Facts; readonly id: string } {
  const changes = changesOf(decide(draftChange, { ...planned, ...fields }, facts, asMara));
  return { facts: after(facts, changes), id: changes[0]!.id };
}
function submitted(fields: Fact = {}, facts: Facts = department) {
  const draft = drafted(fields, facts);
  return { ...draft, facts: after(draft.facts, changesOf(decide(submitChange, { id: draft.id }, draft.facts, asMara))) };
}
const rowOf = (facts: Facts, id: string) => facts.find(([, row]) => row['id'] === id)![1];
const approve = (facts: Facts, id: string, by: Principal, round = 1) =>
  after(facts, changesOf(decide(approveChange, { id, round }, facts, by)));

test('the risk is read from its table: who would notice, how new it is, what was tried, the tier, the way back', () => {
  assert.equal(rowOf(drafted().facts, drafted().id)['risk'], 'low');
  assert.equal(rowOf(drafted({ serviceId: erp }).facts, idOf(500_001))['risk'], 'low');
  const answers = { riskReach: 'many', riskNovelty: 'seldom' };
  assert.equal(rowOf(drafted({ ...answers, serviceId: erp }).facts, idOf(500_001))['risk'], 'medium');
  assert.equal(rowOf(drafted({ ...answers, serviceId: erp, backOutPlan: '' }).facts, idOf(500_001))['risk'], 'high');
  // Nobody has answered, so the most is assumed.
  const nobody = { riskReach: null, riskNovelty: null, riskTesting: null, backOutPlan: '' };
  assert.equal(rowOf(drafted(nobody).facts, idOf(500_001))['risk'], 'high');
});

test('a draft says both start and end, in order, of something that is there', () => {
  const draft = (fields: Fact) => refusalOf(decide(draftChange, { ...planned, ...fields }, department, asMara));
  assert.equal(draft({ plannedEnd: null }), 'start-and-end');
  assert.equal(draft({ plannedEnd: planned.plannedStart }), 'ends-before-it-starts');
  assert.equal(draft({ plannedEnd: '2027-02-01T00:00:00.000Z' }), 'change-too-long');
  assert.equal(draft({ assetIds: [idOf(99)] }), 'no-such-asset');
  assert.equal(draft({ serviceId: idOf(99) }), 'no-such-reference');
  assert.equal(draft({ kind: 'standard' }), 'model-needed');
  assert.equal(draft({ modelId: idOf(99) }), 'no-such-reference');
});

test('nothing is submitted that nobody could agree to', () => {
  const submit = (fields: Fact) => {
    const { facts, id } = drafted(fields);
    return refusalOf(decide(submitChange, { id }, facts, asMara));
  };
  assert.equal(submit({ plannedStart: null, plannedEnd: null }), 'time-needed');
  assert.equal(submit({ implementerId: null }), 'implementer-needed');
  assert.equal(submit({ plan: ' ' }), 'plan-missing');
  assert.equal(submit({ testPlan: '' }), 'plan-missing');
  const past = { plannedStart: '2026-11-15T18:00:00.000Z', plannedEnd: '2026-11-15T19:00:00.000Z' };
  assert.equal(submit(past), 'starts-in-past');
  assert.equal(rowOf(submitted({ ...past, kind: 'emergency', testPlan: '' }).facts, idOf(500_001))['status'], 'awaiting-approval');
  const moved = submitted();
  assert.equal(refusalOf(decide(scheduleChange, { id: moved.id, ...past }, moved.facts, asMara)), 'starts-in-past');
  const { facts, id } = submitted();
  assert.equal(rowOf(facts, id)['status'], 'awaiting-approval');
  assert.equal(refusalOf(decide(submitChange, { id }, facts, asMara)), 'not-a-draft');
});

test('all that is missing is told at once, each with its field', () => {
  const { facts, id } = drafted({ plannedStart: null, plannedEnd: null, implementerId: null, plan: '', backOutPlan: ' ', testPlan: '' });
  const refused = decide(submitChange, { id }, facts, asMara) as Refusal;
  assert.deepEqual(
    [refused, ...refused.also!].map(({ code, field }) => [code, field]),
    [
      ['time-needed', 'plannedStart'],
      ['implementer-needed', 'implementerId'],
      ['plan-missing', 'plan'],
      ['plan-missing', 'backOutPlan'],
      ['plan-missing', 'testPlan'],
    ],
  );
});

test('who has asked for it never approves it, and one manager is enough for low risk', () => {
  const { facts, id } = submitted();
  assert.equal(refusalOf(decide(approveChange, { id, round: 1 }, facts, asMara)), 'own-change');
  assert.equal(refusalOf(decide(approveChange, { id, round: 1 }, facts, asMember)), 'not-an-approver');
  const agreed = approve(facts, id, asRuth);
  assert.equal(rowOf(agreed, id)['status'], 'approved');
  assert.equal(refusalOf(decide(approveChange, { id, round: 1 }, agreed, asRuth)), 'agreed-already');
  assert.equal(refusalOf(decide(approveChange, { id: drafted().id, round: 1 }, drafted().facts, asRuth)), 'not-to-be-approved');
});

test('also through another account: the person who has asked for it does not approve it', () => {
  const { facts, id } = submitted();
  assert.equal(refusalOf(decide(approveChange, { id, round: 1 }, facts, { ...asMara, membershipId: idOf(950) })), 'own-change');
});

test('high risk needs two, and each counts once', () => {
  const { facts, id } = submitted({ serviceId: erp, riskReach: 'many', riskNovelty: 'never', riskTesting: 'none', assetIds: [] });
  assert.equal(rowOf(facts, id)['risk'], 'high');
  const first = approve(facts, id, asRuth);
  assert.equal(rowOf(first, id)['status'], 'awaiting-approval');
  assert.equal(rowOf(approve(first, id, asVolker), id)['status'], 'approved');
});

test('whoever alters the plan begins a new round: approvals given before do not count', () => {
  const { facts, id } = submitted();
  const approved = approve(facts, id, asRuth);
  const altered = after(approved, changesOf(decide(editChange, { id, plan: 'Otherwise.' }, approved, asMara)));
  assert.partialDeepStrictEqual(rowOf(altered, id), { status: 'awaiting-approval', round: 2, approvedAt: null });
  assert.equal(refusalOf(decide(approveChange, { id, round: 1 }, altered, asRuth)), 'plan-has-changed');
  assert.equal(rowOf(approve(altered, id, asRuth, 2), id)['status'], 'approved');
  // How it is called and who does it is no part of what was agreed to.
  const renamed = after(approved, changesOf(decide(editChange, { id, title: 'Firmware 9', implementerId: volker }, approved, asMara)));
  assert.partialDeepStrictEqual(rowOf(renamed, id), { status: 'approved', round: 1 });
});

test('what was rejected with a reason can be planned otherwise and handed in again', () => {
  const { facts, id } = submitted();
  assert.equal(refusalOf(decide(rejectChange, { id, round: 1, comment: '' }, facts, asRuth)), 'reason-needed');
  const rejected = after(facts, changesOf(decide(rejectChange, { id, round: 1, comment: 'Not in December.' }, facts, asRuth)));
  assert.equal(rowOf(rejected, id)['status'], 'rejected');
  const again = after(rejected, changesOf(decide(editChange, { id, plan: 'With a second node.' }, rejected, asMara)));
  assert.partialDeepStrictEqual(rowOf(again, id), { status: 'draft', round: 2, submittedAt: null });
});

test('a hard freeze refuses drafting, moving, submitting and beginning, unless there is leave for it', () => {
  const frozen = [...department, freeze(51, {})];
  const into = { plannedStart: '2026-12-15T18:00:00.000Z', plannedEnd: '2026-12-15T19:00:00.000Z' };
  assert.equal(refusalOf(decide(draftChange, { ...planned, ...into }, frozen, asMara)), 'hard-freeze');
  const { facts, id } = drafted({}, frozen);
  assert.equal(refusalOf(decide(scheduleChange, { id, ...into }, facts, asMara)), 'hard-freeze');
  // The way back still lies in the freeze: it would have to be gone in it.
  const before = { plannedStart: '2026-12-13T22:00:00.000Z', plannedEnd: '2026-12-13T22:50:00.000Z' };
  assert.equal(refusalOf(decide(scheduleChange, { id, ...before }, facts, asMara)), 'hard-freeze');
  const grant = (by: Principal, windowId = idOf(51), of: Facts = facts) =>
    decide(grantFreezeException, { changeId: id, windowId, reason: 'The supplier comes only then' }, of, by);
  assert.equal(refusalOf(grant(asMara)), 'own-change');
  assert.equal(refusalOf(grant(asRuth, idOf(99))), 'no-hard-freeze');
  const excepted = after(facts, changesOf(grant(asRuth)));
  assert.equal(refusalOf(grant(asRuth, idOf(51), excepted)), 'excepted-already');
  const moved = after(excepted, changesOf(decide(scheduleChange, { id, ...into }, excepted, asMara)));
  const sent = after(moved, changesOf(decide(submitChange, { id }, moved, asMara)));
  const leave = sent.find(([thing]) => thing === freezeException)![1]['id'] as string;
  const withdrawn = after(sent, changesOf(decide(withdrawFreezeException, { id: leave }, sent, asRuth)));
  assert.equal(refusalOf(decide(approveChange, { id, round: 1 }, withdrawn, asRuth)), 'hard-freeze');
  const approved = approve(sent, id, asRuth);
  assert.equal(rowOf(approved, id)['status'], 'approved');
  const gone = after(approved, changesOf(decide(withdrawFreezeException, { id: leave }, approved, asRuth)));
  assert.equal(refusalOf(decide(startChange, { id }, gone, asMara, '2026-12-15T18:00:00.000Z')), 'hard-freeze');
  // Withdrawn leave does not keep what could begin before the freeze from beginning.
  assert.equal(changesOf(decide(startChange, { id }, gone, asMara, '2026-12-13T08:00:00.000Z')).length, 1);
});

test('a freeze of a service also stops what that service hangs on, and nothing else', () => {
  const frozen = [...department, freeze(51, { scope: 'service', scopeNames: ['erp'] })];
  const into = { plannedStart: '2026-12-15T18:00:00.000Z', plannedEnd: '2026-12-15T19:00:00.000Z' };
  assert.equal(refusalOf(decide(draftChange, { ...planned, ...into, assetIds: [core] }, frozen, asMara)), 'hard-freeze');
  assert.equal(changesOf(decide(draftChange, { ...planned, ...into }, frozen, asMara)).length, 1);
});

test('in a soft freeze the owner of the service agrees too, and a change that is moved into one waits for that', () => {
  const frozen = [...department, freeze(51, { kind: 'freeze-soft' })];
  const { facts, id } = submitted({ serviceId: erp, assetIds: [core] }, frozen);
  const approved = approve(facts, id, asRuth);
  assert.equal(rowOf(approved, id)['status'], 'approved');
  const into = { plannedStart: '2026-12-15T18:00:00.000Z', plannedEnd: '2026-12-15T19:00:00.000Z' };
  const moved = after(approved, changesOf(decide(scheduleChange, { id, ...into }, approved, asMara)));
  assert.equal(rowOf(moved, id)['status'], 'awaiting-approval');
  assert.equal(rowOf(approve(moved, id, asVolker), id)['status'], 'approved');
  // Moved out of it again, the first word is enough.
  const back = after(
    moved,
    changesOf(decide(scheduleChange, { id, plannedStart: planned.plannedStart, plannedEnd: planned.plannedEnd }, moved, asMara)),
  );
  assert.equal(rowOf(back, id)['status'], 'approved');
});

test('where the owner of the service has asked for it themselves, a manager stands in', () => {
  const frozen = [...department, freeze(51, { kind: 'freeze-soft', startsOn: '2026-11-30', endsOn: '2026-12-02' })];
  const { facts, id } = submitted({ serviceId: erp, assetIds: [core], requesterId: volker }, frozen);
  const approved = approve(facts, id, asRuth);
  assert.equal(rowOf(approved, id)['status'], 'approved');
});

test('a standard change follows its model and needs nobody; its plan is not its own', () => {
  const model = record(changeModel, idOf(61), {
    name: 'Restart',
    plan: 'Restart it.',
    testPlan: 'It runs.',
    backOutPlan: 'Restart again.',
    isBackOutTested: true,
  });
  const { facts, id } = submitted({ kind: 'standard', modelId: idOf(61), plan: '', testPlan: '', backOutPlan: '' }, [...department, model]);
  assert.partialDeepStrictEqual(rowOf(facts, id), { status: 'approved', plan: 'Restart it.', isBackOutTested: true });
  assert.equal(refusalOf(decide(editChange, { id, plan: 'Also clean up.' }, facts, asMara)), 'plan-of-model');
  const normal = after(facts, changesOf(decide(editChange, { id, kind: 'normal', modelId: null, plan: 'Also clean up.' }, facts, asMara)));
  assert.partialDeepStrictEqual(rowOf(normal, id), { status: 'awaiting-approval', kind: 'normal', round: 2 });
  const retired = record(changeModel, idOf(62), { name: 'Old', isActive: false });
  const foreign = record(changeModel, idOf(63), { name: 'Of the ERP', serviceId: erp });
  const by = (modelId: string) =>
    refusalOf(decide(draftChange, { ...planned, kind: 'standard', modelId }, [...department, retired, foreign], asMara));
  assert.equal(by(idOf(62)), 'model-not-active');
  assert.equal(by(idOf(63)), 'model-of-another-service');
  assert.equal(refusalOf(decide(draftChange, { ...planned, modelId: idOf(61) }, [...department, model], asMara)), 'model-without-standard');
});

test('only what is approved begins; an emergency begins before, and is approved afterwards by somebody else', () => {
  const { facts, id } = submitted();
  assert.equal(refusalOf(decide(startChange, { id }, facts, asMara)), 'not-approved');
  const hurry = submitted({ kind: 'emergency', testPlan: '' });
  const begun = after(hurry.facts, changesOf(decide(startChange, { id }, hurry.facts, asMara)));
  const over = after(begun, changesOf(decide(finishChange, { id, outcome: 'successful' }, begun, asMara)));
  assert.partialDeepStrictEqual(rowOf(over, id), { status: 'done', outcome: 'successful', approvedAt: null });
  assert.equal(refusalOf(decide(approveChange, { id, round: 1 }, over, asMara)), 'own-change');
  const approved = approve(over, id, asRuth);
  assert.equal(rowOf(approved, id)['status'], 'done');
  assert.ok(rowOf(approved, id)['approvedAt']);
  const condemned = after(over, changesOf(decide(rejectChange, { id, round: 1, comment: 'It could have waited.' }, over, asRuth)));
  assert.equal(rowOf(condemned, id)['status'], 'done');
});

test('a change ends with what came of it, and then is planned no more', () => {
  const { facts, id } = submitted();
  const approved = approve(facts, id, asRuth);
  assert.equal(refusalOf(decide(finishChange, { id, outcome: 'successful' }, approved, asMara)), 'not-in-progress');
  assert.equal(refusalOf(decide(startChange, { id, at: '2027-01-01T00:00:00.000Z' }, approved, asMara)), 'in-the-future');
  const begun = after(approved, changesOf(decide(startChange, { id }, approved, asMara)));
  assert.equal(refusalOf(decide(finishChange, { id, outcome: 'failed' }, begun, asMara)), 'account-needed');
  assert.equal(
    refusalOf(decide(finishChange, { id, outcome: 'successful', at: '2026-11-01T00:00:00.000Z' }, begun, asMara)),
    'ends-before-it-starts',
  );
  const over = after(
    begun,
    changesOf(decide(finishChange, { id, outcome: 'with-issues', outcomeNotes: 'Slow for an hour.' }, begun, asMara)),
  );
  assert.partialDeepStrictEqual(rowOf(over, id), { status: 'done', outcome: 'with-issues' });
  assert.equal(refusalOf(decide(rollBackChange, { id, outcomeNotes: '' }, begun, asMara)), 'account-needed');
  const back = after(begun, changesOf(decide(rollBackChange, { id, outcomeNotes: 'It did not start.' }, begun, asMara)));
  assert.partialDeepStrictEqual(rowOf(back, id), { status: 'rolled-back', outcome: 'rolled-back' });
  for (const deed of [editChange, cancelChange, scheduleChange])
    assert.equal(
      refusalOf(
        decide(
          deed as typeof editChange,
          { id, ...(deed === (scheduleChange as never) ? { plannedStart: null, plannedEnd: null } : {}) },
          over,
          asMara,
        ),
      ),
      'change-begun',
    );
  assert.equal(rowOf(after(approved, changesOf(decide(cancelChange, { id }, approved, asMara))), id)['status'], 'cancelled');
});

test('what was submitted keeps a time; a draft may lose it', () => {
  const { facts, id } = submitted();
  assert.equal(refusalOf(decide(scheduleChange, { id, plannedStart: null, plannedEnd: null }, facts, asMara)), 'time-needed');
  const draft = drafted();
  assert.equal(changesOf(decide(scheduleChange, { id, plannedStart: null, plannedEnd: null }, draft.facts, asMara)).length, 1);
});

test('a line of the policy can always be met: it names a team, enough people, or one owner', () => {
  const make = (fields: Fact) => decide(createChangePolicy, { name: 'Board', kinds: ['normal'], ...fields });
  assert.equal(refusalOf(make({ approvers: 'team' })), 'team-needed');
  assert.equal(refusalOf(make({ approvers: 'people', personIds: [mara], quorum: 2 })), 'too-few-approvers');
  assert.equal(refusalOf(make({ approvers: 'service-owner', quorum: 2 })), 'one-owner-only');
  const [made] = changesOf(make({ approvers: 'people', personIds: [mara, ruth], quorum: 1 }));
  const facts = after([], [made!]);
  assert.equal(changesOf(decide(changeChangePolicy, { id: made!.id, quorum: 2 }, facts)).length, 1);
  assert.equal(changesOf(decide(removeChangePolicy, { id: made!.id }, facts)).length, 1);
});

test('of named people as many agree as the quorum says; others are not asked', () => {
  const board = record(changePolicy, idOf(71), {
    name: 'Board',
    kinds: ['normal'],
    approvers: 'people',
    personIds: [volker, ruth],
    quorum: 2,
  });
  const { facts, id } = submitted({}, [...department, board]);
  assert.equal(
    refusalOf(decide(approveChange, { id, round: 1 }, facts, principal({ membershipId: idOf(960), role: 'owner' }))),
    'not-an-approver',
  );
  const first = approve(facts, id, asVolker);
  assert.equal(rowOf(first, id)['status'], 'awaiting-approval');
  assert.equal(rowOf(approve(first, id, asRuth), id)['status'], 'approved');
});

test('models and policy are kept by managers, changes planned by everybody who works here', () => {
  for (const deed of [createChangeModel, changeChangeModel, removeChangeModel, createChangePolicy, grantFreezeException])
    assert.deepEqual([isAllowed(deed.may, asMara), isAllowed(deed.may, asMember)], [true, false]);
  assert.ok(isAllowed(draftChange.may, asMember));
  assert.ok(!isAllowed(draftChange.may, principal({ role: 'requester' })));
  assert.equal(change.owner, 'requestedById');
});

test('one project asks for a change, and says so only of one that is there', () => {
  const { facts, id } = drafted();
  const ask = (of: Facts, changeId = id) => decide(askForChange, { projectId: idOf(81), changeId }, of);
  assert.equal(refusalOf(ask(facts, idOf(99))), 'no-such-reference');
  const asked = after(facts, changesOf(ask(facts)));
  assert.equal(refusalOf(ask(asked)), 'asked-for-already');
  const link = asked.find(([thing]) => thing === projectChange)![1]['id'] as string;
  assert.equal(changesOf(decide(noLongerAskForChange, { id: link }, asked)).length, 1);
  // A freeze of the project stops the changes that it asks for.
  const frozen = [...asked, freeze(51, { scope: 'project', scopeIds: [idOf(81)] })];
  const into = { plannedStart: '2026-12-15T18:00:00.000Z', plannedEnd: '2026-12-15T19:00:00.000Z' };
  assert.equal(refusalOf(decide(scheduleChange, { id, ...into }, frozen, asMara)), 'hard-freeze');
});
