import assert from 'node:assert/strict';
import { test } from 'node:test';
import { membership } from '#access/rules';
import { compileCalendars, type WorkingTime } from '#engine';
import { incident } from '#incidents/rules';
import { service } from '#operations/rules';
import { person, team } from '#people/rules';
import { isAllowed, type Deed, type Principal } from '#platform/kit';
import { after, changesOf, decide, idOf, principal, record, refusalOf, type Fact, type Facts } from '../../../../test/company/deciding.ts';
import { requestClockOf } from '../clock/request-clock.ts';
import { changeOffering, createOffering, offering, removeOffering } from '../offering/offering.ts';
import { approveRequest, rejectRequest } from './decide-request.ts';
import { cancelRequest, closeRequest, fulfilRequest, reopenRequest } from './fulfil-request.ts';
import { holdRequest, resumeRequest } from './hold-request.ts';
import { noteOnRequest } from './note-on-request.ts';
import { raiseIncidentFromRequest } from './raise-incident.ts';
import { requestApproval } from './request-approval.ts';
import { requestEntry, type RequestEntry } from './request-entry.ts';
import { faultsOfAnswers } from './answers.ts';
import { requestService } from './request-service.ts';
import { serviceRequest, type ServiceRequest } from './service-request.ts';
import { assignRequest, takeRequest } from './take-request.ts';
import { tickRequestStep } from './tick-step.ts';

const [laptop, desk, buyers, workplace] = [idOf(1), idOf(11), idOf(12), idOf(21)] as const;
const [ina, lead, head, agent, buyer, buyer2] = [idOf(31), idOf(32), idOf(33), idOf(34), idOf(35), idOf(36)] as const;
const who = (personId: string | null, membershipId: string, role: Principal['role'] = 'member') =>
  principal({ personId, membershipId, role });
const asker = who(ina, idOf(901), 'requester');
const worker = who(agent, idOf(902));
const boss = who(lead, idOf(903), 'requester');
const above = who(head, idOf(904));
const manager = who(null, idOf(905), 'manager');

const questions = [
  { key: 'model', kind: 'choice', label: 'Which one?', isRequired: true, choices: ['Light', 'Strong'] },
  { key: 'from', kind: 'date', label: 'From when on?' },
  { key: 'why', kind: 'long-text', label: 'What for?' },
  { key: 'count', kind: 'number', label: 'How many?' },
  { key: 'abroad', kind: 'yes-no', label: 'Abroad?' },
  { key: 'old', kind: 'person', label: 'Who had it?' },
  { key: 'on', kind: 'service', label: 'For which service?' },
];
const steps = [
  { what: 'Order it', teamId: buyers },
  { what: 'Set it up', minutes: 60 },
];

function company(fields: Fact = {}): Facts {
  return [
    record(team, desk, { name: 'Service desk', leadId: head }),
    record(team, buyers, { name: 'Purchasing' }),
    record(person, ina, { name: 'Ina', managerId: lead }),
    record(person, lead, { name: 'Lead', teamId: desk }),
    record(person, head, { name: 'Head', teamId: desk }),
    record(person, agent, { name: 'Agent' }),
    record(person, buyer, { name: 'Buyer', teamId: buyers }),
    record(person, buyer2, { name: 'Second buyer', teamId: buyers }),
    ...[asker, worker, boss, above].map((each) =>
      record(membership, each.membershipId, {
        accountId: idOf(7),
        name: each.name,
        email: 'x@example.org',
        role: each.role,
        personId: each.personId,
      }),
    ),
    record(service, workplace, { key: 'WORK', name: 'Workplace', teamId: desk }),
    record(offering, laptop, {
      name: 'New laptop',
      category: 'Workplace',
      serviceId: workplace,
      questions,
      steps,
      targetMinutes: 480,
      ...fields,
    }),
  ];
}

const ask = (facts: Facts, input: Fact = {}, by = asker) =>
  decide(requestService, { offeringId: laptop, answers: { model: 'Light' }, ...input }, facts, by, '2026-11-16T09:00:00.000Z');

/** After asking, deeds one after the other, each a minute after the one before. */
function course(deeds: readonly (readonly [deed: unknown, input?: Fact, by?: Principal])[], fields: Fact = {}, first: Fact = {}) {
  const asked = changesOf(ask(company(fields), first));
  const id = asked[0]!.id;
  let made = 0;
  const voiceOf = (facts: Facts): string | undefined =>
    facts.find(([thing, row]) => thing === requestApproval && row['decision'] === 'awaited')?.[1]['id'] as string | undefined;
  const isVoice = (deed: unknown): boolean => deed === approveRequest || deed === rejectRequest;
  const fresh = (changes: typeof asked) =>
    changes.map((each) => (each.thing === requestEntry ? { ...each, id: idOf(600_000 + made++) } : each));
  let facts = after(company(fields), fresh(asked));
  const run = (deed: unknown, input: Fact = {}, by = worker, at = '2026-11-16T12:00:00.000Z') =>
    decide(deed as typeof requestService, { id: isVoice(deed) ? voiceOf(facts) : id, ...input }, facts, by, at);
  for (const [place, [deed, input, by]] of deeds.entries())
    facts = after(facts, fresh(changesOf(run(deed, input, by, `2026-11-16T09:${String(place + 1).padStart(2, '0')}:00.000Z`))));
  const row = facts.find(([thing, each]) => thing === serviceRequest && each['id'] === id)![1] as unknown as ServiceRequest;
  const lines = facts.filter(([thing]) => thing === requestEntry).map((each) => each[1] as unknown as RequestEntry);
  const said = lines.map(({ kind, value, reason }) => [kind, value, reason].filter((each) => each !== null).join(' '));
  return { facts, row, lines, said, run };
}

test('what is asked for keeps the questions as they were, and goes to the team of the service', () => {
  const { row, said } = course([], {}, { answers: { model: 'Strong', abroad: false, why: '  ' } });
  assert.partialDeepStrictEqual(row, {
    title: 'New laptop',
    status: 'new',
    teamId: desk,
    targetMinutes: 480,
    requesterId: asker.membershipId,
  });
  assert.deepEqual(row.answers, { model: 'Strong', abroad: false });
  assert.equal(row.questions.length, questions.length);
  assert.deepEqual(
    row.steps.map((each) => [each.what, each.doneAt]),
    [
      ['Order it', null],
      ['Set it up', null],
    ],
  );
  assert.deepEqual(said, ['state new', `team ${desk}`]);
});

test('an answer that does not fit is refused beside its question, with the reason', () => {
  const wrong = (answers: Fact) => {
    const decision = ask(company(), { answers: { model: 'Light', ...answers } });
    return decision.refused ? [decision.code, decision.field] : [];
  };
  assert.deepEqual(wrong({ model: null }), ['answer-missing', 'answers/model']);
  assert.deepEqual(wrong({ model: '  ' }), ['answer-missing', 'answers/model']);
  assert.deepEqual(wrong({ model: 'Golden' }), ['answer-not-offered', 'answers/model']);
  assert.deepEqual(wrong({ from: '2026-02-30' }), ['answer-misshapen', 'answers/from']);
  assert.deepEqual(wrong({ from: '2026-11-14' }), ['answer-past', 'answers/from']);
  const old = [{ key: 'from', kind: 'date' as const, label: 'Since when?', help: '', isRequired: false, choices: [], mayBePast: true }];
  assert.equal(faultsOfAnswers(old, { from: '2026-11-14' }, '2026-11-16').size, 0);
  assert.deepEqual(wrong({ count: 'three' }), ['answer-misshapen', 'answers/count']);
  assert.deepEqual(wrong({ abroad: 'yes' }), ['answer-misshapen', 'answers/abroad']);
  assert.deepEqual(wrong({ on: 'mail' }), ['answer-misshapen', 'answers/on']);
  assert.deepEqual(wrong({ on: idOf(77) }), ['no-such-reference', 'answers/on']);
  assert.deepEqual(wrong({ old: idOf(77) }), ['no-such-reference', 'answers/old']);
  assert.deepEqual(wrong({ colour: 'red' }), ['answer-not-asked', 'answers/colour']);
  assert.deepEqual(wrong({ old: 'Somebody who left', on: workplace, count: 2, from: '2026-12-01' }), []);
});

test('what is withdrawn or not for somebody cannot be asked for; only staff ask for others', () => {
  assert.equal(refusalOf(ask(company({ isActive: false }))), 'offering-withdrawn');
  assert.equal(refusalOf(ask(company({ audience: 'staff' }))), 'no-such-reference');
  assert.equal(changesOf(ask(company({ audience: 'staff' }), {}, worker)).length, 3);
  assert.equal(refusalOf(ask(company({ audience: 'teams', audienceTeamIds: [desk] }), {}, worker)), 'no-such-reference');
  assert.equal(changesOf(ask(company({ audience: 'teams', audienceTeamIds: [desk] }), {}, boss)).length, 3);
  assert.equal(refusalOf(ask(company(), { forId: head })), 'only-staff-say-that');
  assert.equal(refusalOf(ask(company(), { requesterId: idOf(904) })), 'only-staff-say-that');
  assert.equal(changesOf(ask(company(), { forId: ina })).length, 3);
  assert.equal(changesOf(ask(company(), { forName: 'Noor, from December' })).length, 3);
  assert.equal(refusalOf(ask(company(), { forId: head, forName: 'Noor' }, worker)), 'for-one-only');
  assert.equal(changesOf(ask(company(), { requesterId: asker.membershipId }, worker))[0]!.kind, 'put');
});

test('the manager of whoever asked agrees, and nobody else: not whoever asked, not for whom it is', () => {
  const waiting = course([], { approval: 'manager' });
  assert.equal(waiting.row.status, 'awaiting-approval');
  const voices = (facts: Facts) => facts.filter(([thing]) => thing === requestApproval).map((each) => each[1]['approverId']);
  assert.deepEqual(voices(waiting.facts), [lead]);
  assert.equal(refusalOf(waiting.run(approveRequest, {}, asker)), 'own-request');
  assert.equal(refusalOf(waiting.run(approveRequest, {}, manager)), 'not-this-approver');
  assert.equal(refusalOf(waiting.run(takeRequest)), 'request-not-approved');
  const { row, said, run } = course([[approveRequest, { comment: 'Fine' }, boss]], { approval: 'manager' });
  assert.partialDeepStrictEqual(row, { status: 'in-progress', approvedAt: '2026-11-16T09:01:00.000Z' });
  assert.deepEqual(said.slice(2), ['state awaiting-approval', 'approval approved', 'state in-progress']);
  assert.equal(refusalOf(run(approveRequest, { id: idOf(88) }, boss)), 'not-found');
  // A lead who asks for one of theirs has it agreed to by whoever stands above them.
  assert.deepEqual(
    voices(
      after(
        [],
        changesOf(
          decide(requestService, { offeringId: laptop, answers: { model: 'Light' }, forId: ina }, company({ approval: 'manager' }), {
            ...boss,
            role: 'member',
          }),
        ),
      ),
    ),
    [head],
  );
  // Whoever has no account never says anything: a manager does instead.
  const { facts } = waiting;
  const voice = facts.find(([thing]) => thing === requestApproval)![1]['id'] as string;
  const silent = facts.filter(([thing, each]) => thing !== membership || each['personId'] !== lead);
  assert.ok(changesOf(decide(approveRequest as unknown as Deed, { id: voice }, silent, manager)).length > 0);
  // Above the head there is nobody: then managers agree.
  const top = changesOf(ask(company({ approval: 'manager' }), {}, above));
  assert.deepEqual(voices(after([], top)), [null]);
});

test('a team agrees by its quorum, each of it once; where it is too small, managers stand in', () => {
  const fields = { approval: 'team', approvalTeamId: buyers, quorum: 2 };
  const one = who(buyer, idOf(911));
  const first = course([[approveRequest, {}, one]], fields);
  assert.equal(first.row.status, 'awaiting-approval');
  assert.equal(refusalOf(first.run(approveRequest, {}, one)), 'agreed-already');
  assert.equal(refusalOf(first.run(approveRequest, {}, worker)), 'not-this-approver');
  assert.equal(refusalOf(first.run(approveRequest, {}, manager)), 'not-this-approver');
  assert.equal(
    course(
      [
        [approveRequest, {}, one],
        [approveRequest, {}, who(buyer2, idOf(912))],
      ],
      fields,
    ).row.status,
    'in-progress',
  );
  const three = course(
    [
      [approveRequest, {}, one],
      [approveRequest, {}, who(buyer2, idOf(912))],
      [approveRequest, {}, manager],
    ],
    { ...fields, quorum: 3 },
  );
  assert.equal(three.row.status, 'in-progress');
});

test('a no needs its reason and ends it; the clock never ran', () => {
  const waiting = course([], { approval: 'manager' });
  assert.equal(refusalOf(waiting.run(rejectRequest, {}, boss)), 'reason-needed');
  const { row, lines, run } = course([[rejectRequest, { comment: 'Yours is new' }, boss]], { approval: 'manager' });
  assert.equal(row.status, 'rejected');
  assert.ok(lines.filter((each) => each.text === 'Yours is new').every((each) => each.requesterId === asker.membershipId));
  assert.equal(refusalOf(run(fulfilRequest)), 'request-over');
  assert.equal(refusalOf(waiting.run(rejectRequest, { comment: 'no' }, asker)), 'own-request');
});

test('steps are ticked by whom and when; the first begins the work, and open ones are not left out unsaid', () => {
  const begun = course([[tickRequestStep, { step: 0 }]]);
  assert.partialDeepStrictEqual(begun.row, { status: 'in-progress' });
  assert.partialDeepStrictEqual(begun.row.steps[0], { doneById: worker.membershipId, doneAt: '2026-11-16T09:01:00.000Z' });
  assert.equal(refusalOf(begun.run(tickRequestStep, { step: 2 })), 'no-such-step');
  assert.equal(changesOf(begun.run(tickRequestStep, { step: 0 })).length, 0);
  assert.equal(refusalOf(begun.run(fulfilRequest)), 'steps-open');
  assert.equal(changesOf(begun.run(fulfilRequest, { leavesStepsOut: true })).length, 2);
  const undone = course([
    [tickRequestStep, { step: 0 }],
    [tickRequestStep, { step: 0, isDone: false }],
  ]);
  assert.equal(undone.row.steps[0]!.doneAt, null);
  const { row, said, run } = course([
    [tickRequestStep, { step: 0 }],
    [tickRequestStep, { step: 1 }],
    [fulfilRequest, { resolution: 'On your desk' }],
  ]);
  assert.partialDeepStrictEqual(row, { status: 'fulfilled', resolution: 'On your desk', fulfilledAt: '2026-11-16T09:03:00.000Z' });
  assert.deepEqual(said.slice(2), ['step 0 done', 'state in-progress', 'step 1 done', 'state fulfilled']);
  assert.equal(refusalOf(run(tickRequestStep, { step: 1, isDone: false })), 'request-over');
});

test('whoever takes it has it; another team begins without a person', () => {
  const { row, said } = course([[takeRequest], [assignRequest, { teamId: buyers }], [assignRequest, { teamId: buyers, personId: buyer }]]);
  assert.partialDeepStrictEqual(row, { status: 'in-progress', teamId: buyers, personId: buyer, reassignments: 1 });
  assert.deepEqual(said.slice(2), [`person ${agent}`, 'state in-progress', `team ${buyers}`, 'person', `person ${buyer}`]);
  assert.equal(refusalOf(course([]).run(takeRequest, {}, manager)), 'no-person-of-yours');
});

test('it is closed or opened again by whoever asked; cancelled it is over', () => {
  const done = [fulfilRequest, { leavesStepsOut: true }] as const;
  assert.equal(course([done, [closeRequest, {}, asker]]).row.status, 'closed');
  const again = course([done, [closeRequest, {}, asker], [reopenRequest, { text: 'The wrong one' }, asker]]);
  assert.partialDeepStrictEqual(again.row, { status: 'in-progress', reopens: 1, fulfilledAt: null, closedAt: null });
  assert.equal(again.said.at(-1), 'state in-progress reopened');
  assert.equal(refusalOf(again.run(closeRequest)), 'request-still-open');
  assert.equal(course([[cancelRequest, {}, asker]]).row.status, 'cancelled');
  assert.ok(isAllowed(closeRequest.may, asker, { ownerId: asker.membershipId }));
  assert.ok(!isAllowed(closeRequest.may, asker, { ownerId: worker.membershipId }));
  for (const deed of [takeRequest, assignRequest, tickRequestStep, holdRequest, fulfilRequest, raiseIncidentFromRequest])
    assert.ok(!isAllowed(deed.may, asker, { ownerId: asker.membershipId }), deed.name);
});

test('whoever asked reads what is meant for them, and what they say is meant for them', () => {
  const { lines } = course([
    [noteOnRequest, { text: 'Ask purchasing first' }],
    [noteOnRequest, { text: 'It comes on Monday', isForRequester: true }],
    [noteOnRequest, { text: 'Thank you' }, asker],
  ]);
  assert.deepEqual(
    lines.filter((each) => each.kind === 'note').map((each) => each.requesterId !== null),
    [false, true, true],
  );
});

test('what does not work becomes an incident: both lead to one another, and whoever asked follows it there', () => {
  const { row, facts, run, lines } = course([[raiseIncidentFromRequest, { title: 'Screen stays black' }]]);
  const made = facts.find(([thing]) => thing === incident)![1];
  assert.partialDeepStrictEqual(made, { title: 'Screen stays black', serviceId: workplace, reporterId: asker.membershipId });
  assert.match(made['description'] as string, /REQ-1\nWhich one\?: Light/);
  assert.partialDeepStrictEqual(row, { status: 'cancelled', incidentId: made['id'] });
  assert.equal(lines.find((each) => each.kind === 'link')!.value, made['id']);
  assert.equal(refusalOf(run(raiseIncidentFromRequest)), 'request-over');
});

/** Mondays to Fridays from 8 to 16 o'clock, UTC. */
const office: WorkingTime = compileCalendars([
  {
    id: 'office',
    week: Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, [[480, 960]]])),
    offsets: [],
  } as never,
]).get('office')!;

test('the clock begins when everybody has agreed and stands still while it waits', () => {
  const clock = ({ row, lines }: ReturnType<typeof course>, now: string) => requestClockOf(row, lines, office, now);
  const waiting = course([], { approval: 'manager' });
  assert.equal(clock(waiting, '2026-11-16T12:00:00.000Z'), undefined);
  const agreed = course([[approveRequest, {}, boss]], { approval: 'manager' });
  // Eight hours from 9:01 on a day that ends at 16 o'clock.
  assert.equal(clock(agreed, '2026-11-16T12:00:00.000Z')!.dueAt, '2026-11-17T09:01:00.000Z');
  const held = course([[holdRequest, { reason: 'reporter' }], [resumeRequest]]);
  assert.equal(clock(held, '2026-11-16T12:00:00.000Z')!.dueAt, '2026-11-17T09:01:00.000Z');
  const still = course([[holdRequest, { reason: 'supplier', text: 'Ordered' }]]);
  assert.partialDeepStrictEqual(clock(still, '2026-11-16T12:00:00.000Z'), { state: 'paused', dueAt: null, usedMinutes: 1 });
  assert.equal(refusalOf(course([]).run(resumeRequest)), 'does-not-wait');
  const done = course([[fulfilRequest, { leavesStepsOut: true }]]);
  assert.equal(clock(done, '2026-11-18T12:00:00.000Z')!.state, 'met');
});

test('an offering has each key once, choices where there is a choice, and teams that there are', () => {
  const wrong = (fields: Fact) => {
    const decision = decide(createOffering, { name: 'Mailbox', category: 'Mail', ...fields }, company());
    return decision.refused ? [decision.code, decision.field] : [];
  };
  const text = { key: 'a', kind: 'text', label: 'Name' };
  assert.deepEqual(wrong({ questions: [text, text] }), ['question-twice', 'questions/1/key']);
  assert.deepEqual(wrong({ questions: [{ ...text, kind: 'choice', choices: ['one'] }] }), ['choices-wrong', 'questions/0/choices']);
  assert.deepEqual(wrong({ questions: [{ ...text, kind: 'choice', choices: ['one', 'one'] }] }), ['choices-wrong', 'questions/0/choices']);
  assert.deepEqual(wrong({ questions: [{ ...text, choices: ['one'] }] }), ['choices-wrong', 'questions/0/choices']);
  assert.deepEqual(wrong({ approval: 'team' }), ['team-needed', 'approvalTeamId']);
  assert.deepEqual(wrong({ audience: 'teams' }), ['audience-needed', 'audienceTeamIds']);
  assert.deepEqual(wrong({ steps: [{ what: 'Order', teamId: idOf(77) }] }), ['no-such-reference', 'steps/0/teamId']);
  assert.deepEqual(wrong({ audience: 'teams', audienceTeamIds: [idOf(77)] }), ['no-such-reference', 'audienceTeamIds']);
  assert.deepEqual(wrong({ questions: [text], steps }), []);
  assert.equal(changesOf(decide(changeOffering, { id: laptop, isActive: false }, company())).length, 1);
  assert.equal(changesOf(decide(removeOffering, { id: laptop }, company())).length, 1);
  assert.ok(!isAllowed(changeOffering.may, worker));
});
