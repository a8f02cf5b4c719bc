import assert from 'node:assert/strict';
import { test } from 'node:test';
import { membership } from '#access/rules';
import { offsetsOver } from '#calendar/rules';
import { rota, rotaLayer, type RotaFacts } from '#duty/rules';
import { compileCalendars, WEEKDAYS, type CalendarFacts } from '#engine';
import { person } from '#people/rules';
import { isAllowed, type Deed } from '#platform/kit';
import { after, changesOf, decide, idOf, principal, record, refusalOf, type Fact, type Facts } from '../../../../test/company/deciding.ts';
import { acknowledgeIncident } from '../incident/assign-incident.ts';
import { holdIncident } from '../incident/hold-incident.ts';
import { incident } from '../incident/incident.ts';
import { incidentEntry, type IncidentEntry } from '../incident/incident-entry.ts';
import { mergeIncident } from '../incident/merge-incident.ts';
import { cancelIncident, resolveIncident } from '../incident/resolve-incident.ts';
import { answerPage, seePage } from './answer-page.ts';
import { askOnDuty, tellPaging } from './ask-on-duty.ts';
import { callOf, type CallLine } from './call.ts';
import { nextPageOf, rotaAsked, rotaOfTeam, type AskedPage } from './next-page.ts';
import { page, type Page } from './page.ts';
import {
  changePagingRule,
  createPagingRule,
  pagingRule,
  pagingTermsOf,
  removePagingRule,
  usualPaging,
  type PagingRule,
} from './paging-rule.ts';
import { recordPageMail } from './record-page-mail.ts';
import { stopPaging } from './stop-paging.ts';

const [ann, ben, cho] = [idOf(31), idOf(32), idOf(33)] as const;
const [network, duty, managersRota] = [idOf(21), idOf(41), idOf(42)] as const;

// ------------------------------------------------------------------------------------------------------------------ which rule holds

const ruleOf = (fields: Fact, number = 1): PagingRule =>
  record(pagingRule, idOf(50 + number), { name: `Rule ${number}`, ...fields })[1] as never;
const of = (priority: number, serviceId: string | null = null) => ({ serviceId, teamId: network, priority });

test('without a rule critical and high incidents page, others do not', () => {
  assert.equal(pagingTermsOf([], of(2)), usualPaging);
  assert.equal(pagingTermsOf([], of(3)), undefined);
  assert.equal(pagingTermsOf([], of(1), 1000), undefined);
});

test('a service says more than a team, a team more than nothing, and of several the nearest to the priority speaks', () => {
  const rules = [
    ruleOf({ fromPriority: 4 }, 1),
    ruleOf({ teamId: network, fromPriority: 1 }, 2),
    ruleOf({ teamId: network, fromPriority: 3, hours: 'service-hours' }, 3),
    ruleOf({ serviceId: idOf(11), fromPriority: null }, 4),
    ruleOf({ teamId: network, fromPriority: 5, isActive: false }, 5),
  ];
  assert.equal(pagingTermsOf(rules, of(1))?.name, 'Rule 2');
  assert.equal(pagingTermsOf(rules, of(2))?.name, 'Rule 3');
  assert.equal(pagingTermsOf(rules, of(4)), undefined);
  assert.equal(pagingTermsOf(rules, of(1, idOf(11))), undefined);
  assert.equal(pagingTermsOf(rules, { ...of(4), teamId: idOf(22) })?.name, 'Rule 1');
});

test('a rule for a share of the time holds for that share alone', () => {
  const rules = [ruleOf({ levelPerMille: 750, rotaId: managersRota, fromPriority: 1 })];
  assert.equal(pagingTermsOf(rules, of(1), 750)?.rotaId, managersRota);
  assert.equal(pagingTermsOf(rules, of(1), 500), undefined);
  assert.equal(pagingTermsOf(rules, of(1)), usualPaging);
});

test('a rule is for a service or a team, and one for a share of the time names whom it asks', () => {
  const facts = [record(rota, duty, { name: 'Network', teamId: network, zone: 'UTC' })];
  const make = (fields: Fact) => decide(createPagingRule, { name: 'Night', ...fields }, facts);
  assert.equal(changesOf(make({ teamId: network, rotaId: duty })).length, 1);
  assert.equal(refusalOf(make({ teamId: network, serviceId: idOf(11) })), 'service-or-team');
  assert.equal(refusalOf(make({ levelPerMille: 1000 })), 'level-needs-a-rota');
  assert.equal(refusalOf(make({ rotaId: idOf(99) })), 'no-such-reference');
  const known = [...facts, record(pagingRule, idOf(51), { name: 'Night' })];
  assert.equal(changesOf(decide(changePagingRule, { id: idOf(51), fromPriority: 1 }, known)).length, 1);
  assert.equal(changesOf(decide(removePagingRule, { id: idOf(51) }, known)).length, 1);
});

// -------------------------------------------------------------------------------------------------------------------- who calls whom

const terms = { pages: (priority: number) => priority <= 2, pagesAtLevel: (perMille: number) => perMille === 750 };
const line = (text: string, number: number): CallLine => {
  const [kind, value, reason] = text.split(' ');
  return {
    number: number + 1,
    at: `2026-11-16T09:${String(number).padStart(2, '0')}:00.000Z`,
    kind: kind as CallLine['kind'],
    value: value === '-' ? null : value!,
    reason: reason ?? null,
  };
};
const called = (...lines: string[]) => {
  const call = callOf(lines.map(line), terms);
  return call && `${call.why} ${call.cause}`;
};
const opened = ['state new', 'priority 2 table', 'team t1'];

test('an incident calls since it was opened, until somebody has seen it or it is over', () => {
  assert.equal(called(...opened), 'opened 1');
  assert.equal(called(...opened, 'page x asked', 'page x declined'), 'opened 1');
  for (const end of ['moment 2026 acknowledged', 'state resolved fixed', 'state cancelled', 'state on-hold supplier', 'page - stopped'])
    assert.equal(called(...opened, end), null, end);
  assert.equal(called(...opened, 'moment - restored', 'moment 2026 restored', 'state in-progress'), 'opened 1');
});

test('it calls again when it is opened again, raised into what pages, handed to another team, or runs out of time', () => {
  const seen = [...opened, 'moment 2026 acknowledged'];
  assert.equal(called(...seen, 'state resolved fixed', 'state in-progress reopened'), 'reopened 6');
  assert.equal(called(...seen, 'priority 1 hand'), null);
  assert.equal(called('state new', 'priority 3 table', 'moment 2026 acknowledged', 'priority 1 hand'), 'raised 4');
  assert.equal(called(...seen, 'team t2'), 'handed-over 5');
  assert.equal(called(...seen, 'level x 750'), 'level 5');
  assert.equal(called(...seen, 'level x 500'), null);
  assert.equal(called(...seen, 'team t2', 'page x taken'), null);
});

test('what is handed to a person of another team calls nobody; the first team is no other', () => {
  const handed = [...opened, 'team t2', 'person p'].map(line);
  const atOnce = handed.map((each) => ({ ...each, at: handed[3]!.at }));
  assert.equal(callOf(atOnce, terms), null);
  assert.equal(callOf(handed, terms)?.why, 'handed-over');
  assert.equal(called('state new', 'priority 1 table', 'team t1', 'person p'), 'opened 1');
});

// -------------------------------------------------------------------------------------------------------------------- who is next

const layer = (number: number, level: number, personIds: readonly string[], fields: Fact = {}) =>
  record(rotaLayer, idOf(60 + number), {
    rotaId: duty,
    name: `Layer ${number}`,
    level,
    startsOn: '2026-11-02',
    personIds,
    ...fields,
  })[1] as never;
const factsOf = (id: string, layers: readonly never[], nextRotaId: string | null = null): RotaFacts => ({
  rota: record(rota, id, { name: id, teamId: network, zone: 'UTC', escalationMinutes: 10, nextRotaId })[1] as never,
  offsets: offsetsOver(2025, 2029)('UTC'),
  coverage: null,
  layers,
  swaps: [],
  overrides: [],
  away: new Map([ann, ben, cho].map((each) => [each, []])),
});
const rotas = new Map([
  [managersRota, factsOf(managersRota, [layer(3, 1, [cho])])],
  [duty, factsOf(duty, [layer(1, 1, [ann]), layer(2, 2, [ben])], managersRota)],
]);
const office: CalendarFacts = { id: 'office', week: Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, [[480, 1020]]])) };
const hours = compileCalendars([office]).get('office')!;
const asked = (step: number, at: string, fields: Partial<AskedPage> = {}): AskedPage => ({
  step,
  rotaId: step === 3 ? managersRota : duty,
  level: step === 2 ? 2 : 1,
  personId: [ann, ben, cho][(step - 1) % 3]!,
  askedAt: `2026-11-16T${at}:00.000Z`,
  failure: null,
  answer: null,
  ...fields,
});
function nextAt(at: string, pages: readonly AskedPage[] = [], changed: Fact = {}): string {
  const next = nextPageOf(
    { terms: { ...usualPaging, ...changed }, teamId: network, rotas, hours, pages, ...changed },
    `2026-11-16T${at}:00.000Z`,
  );
  const whom =
    'whom' in next && next.whom
      ? ` ${next.whom.personIds.map((id) => ['ann', 'ben', 'cho'][[ann, ben, cho].indexOf(id as never)]).join()}`
      : '';
  if (next.kind === 'wait') return `${next.for} ${next.until.slice(8, 16)}${whom}`;
  return next.kind === 'ask' ? `ask ${next.step}${whom}` : next.kind;
}

test('the levels of the rota are asked one after the other, then those of the rota asked next', () => {
  assert.equal(nextAt('09:00'), 'ask 1 ann');
  assert.equal(nextAt('09:09', [asked(1, '09:00')]), 'answer 16T09:10 ben');
  assert.equal(nextAt('09:10', [asked(1, '09:00')]), 'ask 2 ben');
  assert.equal(nextAt('09:20', [asked(1, '09:00'), asked(2, '09:10')]), 'ask 3 cho');
});

test('the time to answer is kept to the millisecond, whatever rotas count in', () => {
  const first = asked(1, '09:00', { askedAt: '2026-11-16T09:00:02.345Z' });
  const at = (now: string) => nextPageOf({ terms: usualPaging, teamId: network, rotas, hours, pages: [first] }, now);
  assert.partialDeepStrictEqual(at('2026-11-16T09:10:02.344Z'), { kind: 'wait', until: '2026-11-16T09:10:02.345Z' });
  assert.equal(at('2026-11-16T09:10:02.345Z').kind, 'ask');
});

test('who declines or cannot be reached hands on at once, and is not asked again when they declined', () => {
  assert.equal(nextAt('09:01', [asked(1, '09:00', { answer: 'declined' })]), 'ask 2 ben');
  assert.equal(nextAt('09:01', [asked(1, '09:00', { failure: 'no-account' })]), 'ask 2 ben');
  const all = [asked(1, '09:00', { answer: 'declined' }), asked(2, '09:01'), asked(3, '09:11')];
  assert.equal(nextAt('09:21', all), 'ask 4 ben');
  assert.equal(
    nextAt(
      '09:21',
      all.map((each) => ({ ...each, answer: 'declined' })),
    ),
    'unanswered',
  );
});

test('everybody is asked again as often as the rule says, each time with the time to answer', () => {
  const all = [asked(1, '09:00'), asked(2, '09:10'), asked(3, '09:20', { failure: 'no-account' })];
  assert.equal(nextAt('09:21', all), 'answer 16T09:30 ann');
  assert.equal(nextAt('09:30', all), 'ask 4 ann');
  assert.equal(nextAt('09:30', all, { repeats: 0 }), 'unanswered');
  const again = [
    ...all,
    asked(4, '09:30', { rotaId: duty, level: 1 }),
    asked(5, '09:40', { rotaId: duty, level: 2 }),
    asked(6, '09:50', { rotaId: managersRota, level: 1 }),
  ];
  assert.equal(nextAt('10:00', again), 'ask 7 ann');
  assert.equal(nextAt('10:00', again, { repeats: 1 }), 'unanswered');
});

test('when nobody is on duty the page waits until somebody is, and is not lost', () => {
  const atNight = new Map([[duty, factsOf(duty, [layer(1, 1, [ann], { fromMinute: 480, toMinute: 1020 })])]]);
  assert.equal(nextAt('03:00', [], { rotas: atNight }), 'duty 16T08:00 ann');
  assert.equal(nextAt('08:00', [], { rotas: atNight }), 'ask 1 ann');
  assert.equal(nextAt('17:05', [asked(1, '16:59')], { rotas: atNight }), 'answer 16T17:09 ann');
  assert.equal(nextAt('17:09', [asked(1, '16:59')], { rotas: atNight }), 'duty 17T08:00 ann');
});

test('a rule for service hours waits for them', () => {
  assert.equal(nextAt('07:00', [], { hours: hours, terms: { ...usualPaging, hours: 'service-hours' } }), 'service-hours 16T08:00 ann');
  assert.equal(nextAt('07:00', []), 'ask 1 ann');
});

test('without a rota, or with one in which nobody ever is, there is nobody', () => {
  assert.equal(nextAt('09:00', [], { teamId: idOf(22) }), 'nobody');
  assert.equal(nextAt('09:00', [], { rotas: new Map([[duty, factsOf(duty, [])]]) }), 'nobody');
  assert.equal(rotaOfTeam(rotas, network), duty);
  assert.equal(rotaOfTeam(rotas, null), undefined);
});

test('a rota that has ended is asked neither for its team nor by a rule: then the one of the team is', () => {
  const ended = (id: string) => new Map([...rotas].map(([each, of_]) => [each, { ...of_, rota: { ...of_.rota, isActive: each !== id } }]));
  assert.equal(rotaOfTeam(ended(duty), network), managersRota);
  const terms = { ...usualPaging, rotaId: managersRota };
  assert.equal(rotaAsked(terms, rotas, network), managersRota);
  assert.equal(rotaAsked(terms, ended(managersRota), network), duty);
});

// ---------------------------------------------------------------------------------------------------------------------- deeds

const own = principal({ role: 'member', personId: ann });
const incidentRow = record(incident, idOf(1), {
  number: 1,
  title: 'The shop is down',
  openedAt: '2026-11-16T08:00:00.000Z',
  priority: 1,
  entries: 2,
});
const people: Facts = [
  record(person, ann, { name: 'Ann' }),
  record(person, ben, { name: 'Ben' }),
  record(membership, idOf(71), { accountId: idOf(81), name: 'Ann', email: 'ann@example.org', role: 'member', personId: ann }),
];
const asking = { id: idOf(1), entries: 2, cause: 1, step: 1, rotaId: duty, level: 1, personIds: [ann, ben] };
const system = principal({ role: 'owner', carrier: 'system' });
const start = [incidentRow, ...people];
const pagesIn = (facts: Facts): readonly Page[] => facts.flatMap(([thing, row]) => (thing === page ? [row as unknown as Page] : []));
const linesIn = (facts: Facts): readonly string[] =>
  facts
    .flatMap(([thing, row]) => (thing === incidentEntry ? [row as unknown as IncidentEntry] : []))
    .map(({ kind, reason, text }) => `${kind} ${reason} ${text}`);
const paged = after(start, changesOf(decide(askOnDuty, asking, start, system)));
const [first] = pagesIn(paged);
const then = (deed: unknown, input: object, facts = paged, by = own) =>
  after(facts, changesOf(decide(deed as Deed, input as Fact, facts, by)));

test('whoever is asked stands in the timeline; who has no account here cannot be reached', () => {
  assert.deepEqual(
    pagesIn(paged).map(({ personId, failure, answer }) => [personId, failure, answer]),
    [
      [ann, null, null],
      [ben, 'no-account', null],
    ],
  );
  assert.deepEqual(linesIn(paged), ['page asked Ann', 'page unreachable Ben']);
});

test('in one step nobody is asked twice, and not when something has happened since it was looked', () => {
  assert.deepEqual(changesOf(decide(askOnDuty, { ...asking, entries: 4 }, paged, system)), []);
  assert.deepEqual(changesOf(decide(askOnDuty, { ...asking, step: 2 }, paged, system)), []);
  assert.equal(changesOf(decide(askOnDuty, { ...asking, step: 2, entries: 4 }, paged, system)).length, 5);
  const over = then(resolveIncident, { id: idOf(1) });
  assert.equal(refusalOf(decide(askOnDuty, asking, over, system)), 'incident-over');
});

test('whoever takes the page acknowledges the incident and has it, in one deed', () => {
  const taken = then(answerPage, { id: first!.id, answer: 'taken' });
  const row = taken.find(([thing]) => thing === incident)![1] as { acknowledgedAt: string; personId: string; status: string };
  assert.deepEqual([row.acknowledgedAt, row.personId, row.status], ['2026-11-16T09:00:00.000Z', ann, 'in-progress']);
  assert.deepEqual(
    pagesIn(taken).map((each) => each.answer),
    ['taken', 'superseded'],
  );
  assert.equal(linesIn(taken).filter((each) => each.startsWith('moment')).length, 1);
  assert.equal(refusalOf(decide(answerPage, { id: first!.id, answer: 'declined' }, taken, own)), 'page-answered-already');
  assert.equal(refusalOf(decide(acknowledgeIncident, { id: idOf(1) }, taken, own)), 'acknowledged-already');
});

test('what was seen before is taken without being acknowledged twice, and the timeline says who came', () => {
  const seen = paged.map((fact): Facts[number] =>
    fact[0] === incident ? [incident, { ...fact[1], acknowledgedAt: '2026-11-16T08:30:00.000Z', status: 'in-progress' }] : fact,
  );
  const taken = then(answerPage, { id: first!.id, answer: 'taken' }, seen);
  assert.ok(linesIn(taken).includes('page taken Ann'));
  assert.ok(!linesIn(taken).some((each) => each.startsWith('moment')));
});

test('whoever declines leaves it to the next; a page of what is over is answered no more', () => {
  const declined = then(answerPage, { id: first!.id, answer: 'declined' });
  assert.deepEqual(
    pagesIn(declined).map((each) => each.answer),
    ['declined', null],
  );
  assert.ok(linesIn(declined).includes('page declined Ann'));
  assert.equal(refusalOf(decide(answerPage, { id: idOf(99), answer: 'taken' }, paged, own)), 'not-found');
});

test('nobody need come to what was seen, resolved, merged, put on hold, cancelled or stopped', () => {
  const other = record(incident, idOf(2), { number: 2, title: 'The same', openedAt: '2026-11-16T08:00:00.000Z' });
  for (const [deed, input] of [
    [acknowledgeIncident, {}],
    [resolveIncident, {}],
    [mergeIncident, { intoId: idOf(2) }],
    [holdIncident, { reason: 'supplier', text: 'Their part is on its way' }],
    [cancelIncident, {}],
    [stopPaging, {}],
  ] as const) {
    const ended = then(deed, { id: idOf(1), ...input }, [...paged, other]);
    assert.ok(
      pagesIn(ended).every((each) => each.answer === 'superseded' && each.answeredAt !== null),
      (deed as Deed).name,
    );
  }
});

test('only whoever is asked says that they saw it; managers answer for others', () => {
  assert.ok(isAllowed(answerPage.may, principal(), { ownerId: ann }));
  assert.ok(isAllowed(answerPage.may, own, { ownerId: ann }));
  assert.ok(!isAllowed(answerPage.may, own, { ownerId: ben }));
  assert.ok(!isAllowed(seePage.may, principal(), { ownerId: ann }));
  const seen = then(seePage, { id: first!.id });
  assert.equal(pagesIn(seen)[0]!.seenAt, '2026-11-16T09:00:00.000Z');
  assert.deepEqual(changesOf(decide(seePage, { id: first!.id }, seen, own)), []);
  assert.equal(refusalOf(decide(seePage, { id: idOf(99) }, seen, own)), 'not-found');
});

test('that nobody could be asked, and that a mail went out, is said once', () => {
  const told = then(tellPaging, { id: idOf(1), entries: 4, cause: 1, what: 'waits', until: '2026-11-17T08:00:00.000Z' }, paged, system);
  assert.ok(linesIn(told).includes('page waits 2026-11-17T08:00:00.000Z'));
  assert.deepEqual(changesOf(decide(tellPaging, { id: idOf(1), entries: 5, cause: 1, what: 'waits', until: null }, told, system)), []);
  const mailed = then(recordPageMail, { id: first!.id, failure: null }, paged, system);
  assert.equal(pagesIn(mailed)[0]!.mailedAt, '2026-11-16T09:00:00.000Z');
  assert.deepEqual(changesOf(decide(recordPageMail, { id: first!.id, failure: 'late' }, mailed, system)), []);
  assert.equal(refusalOf(decide(recordPageMail, { id: idOf(99), failure: null }, mailed, system)), 'not-found');
});
