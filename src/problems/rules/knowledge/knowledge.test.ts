import assert from 'node:assert/strict';
import { test } from 'node:test';
import { incident, incidentEntry } from '#incidents/rules';
import { service } from '#operations/rules';
import { isAllowed } from '#platform/kit';
import { after, changesOf, decide, idOf, principal, record, refusalOf, type Facts } from '../../../../test/company/deciding.ts';
import { problemIncident } from '../problem/link-incidents.ts';
import { problem } from '../problem/problem.ts';
import { articleVote, voteOnArticle } from './article-vote.ts';
import { article } from './article.ts';
import { knowledgeUse, useArticle, useKnownError } from './knowledge-use.ts';
import { changeArticle, createArticle, removeArticle } from './manage-articles.ts';
import { knownOf, rankKnowledge, weighKnown, type Known } from './rank-knowledge.ts';

const [mail, shop] = [idOf(11), idOf(12)] as const;
const [quota, secret, of, known] = [idOf(21), idOf(22), idOf(41), idOf(51)] as const;
const facts: Facts = [
  record(service, mail, { key: 'MAIL', name: 'Mail' }),
  record(article, quota, { title: 'Raise a quota', body: 'Open the console.', status: 'published', audience: 'everybody' }),
  record(article, secret, { title: 'Keys of the vault', body: 'In the safe.', status: 'published', audience: 'staff' }),
  record(incident, of, { number: 7, title: 'Mailbox is full', openedAt: '2026-11-02T08:00:00.000Z', entries: 2 }),
  record(problem, known, {
    number: 3,
    title: 'Mailboxes fill up',
    status: 'known-error',
    workaround: 'Archive last year.',
    openedAt: '2026-10-02T08:00:00.000Z',
    knownErrorAt: '2026-10-05T08:00:00.000Z',
  }),
];
const by = principal({ role: 'member' });

test('an article that is published says something, and names services that there are', () => {
  assert.equal(refusalOf(decide(createArticle, { title: 'x', status: 'published' }, facts, by)), 'article-says-nothing');
  assert.equal(refusalOf(decide(createArticle, { title: 'x', serviceIds: [idOf(99)] }, facts, by)), 'no-such-service');
  assert.equal(changesOf(decide(createArticle, { title: 'x', serviceIds: [mail] }, facts, by)).length, 1);
  assert.equal(refusalOf(decide(changeArticle, { id: quota, body: ' ' }, facts, by)), 'article-says-nothing');
  assert.equal(changesOf(decide(changeArticle, { id: quota, status: 'retired' }, facts, by)).length, 1);
});

test('an article goes with what was said of it; managers remove it', () => {
  const rows: Facts = [
    ...facts,
    record(articleVote, idOf(61), { articleId: quota, membershipId: idOf(1), isHelpful: true }),
    record(knowledgeUse, idOf(62), { incidentId: of, articleId: quota, byId: idOf(1) }),
  ];
  assert.deepEqual(
    changesOf(decide(removeArticle, { id: quota }, rows)).map((each) => each.thing),
    [articleVote, knowledgeUse, article],
  );
  assert.ok(!isAllowed(removeArticle.may, by));
});

test('everybody says of what they may read whether it helped, says otherwise, and takes it back', () => {
  const requester = principal({ role: 'requester', membershipId: idOf(71) });
  const vote = (isHelpful: boolean | null, rows: Facts = facts, articleId = quota) =>
    decide(voteOnArticle, { articleId, isHelpful }, rows, requester);
  const yes = after(facts, changesOf(vote(true)));
  assert.deepEqual(changesOf(vote(true, yes)), []);
  assert.partialDeepStrictEqual(changesOf(vote(false, yes)), [{ kind: 'patch', fields: { isHelpful: false } }]);
  assert.partialDeepStrictEqual(changesOf(vote(null, yes)), [{ kind: 'remove' }]);
  assert.deepEqual(changesOf(vote(null)), []);
  assert.equal(refusalOf(vote(true, facts, secret)), 'no-such-reference');
  assert.equal(refusalOf(vote(true, facts, idOf(99))), 'no-such-reference');
  assert.equal(changesOf(decide(voteOnArticle, { articleId: secret, isHelpful: true }, facts, by)).length, 1);
});

test('what was used is told by the timeline of the incident, and counts once', () => {
  const changes = changesOf(decide(useArticle, { articleId: quota, incidentId: of }, facts, by));
  assert.partialDeepStrictEqual(changes, [
    { thing: knowledgeUse, row: { articleId: quota, problemId: null } },
    { thing: incident },
    { thing: incidentEntry, row: { number: 3, kind: 'link', reason: 'article', text: 'Raise a quota' } },
  ]);
  assert.equal(refusalOf(decide(useArticle, { articleId: quota, incidentId: of }, after(facts, changes), by)), 'used-already');
  assert.equal(refusalOf(decide(useArticle, { articleId: idOf(99), incidentId: of }, facts, by)), 'no-such-reference');
  assert.equal(refusalOf(decide(useArticle, { articleId: quota, incidentId: idOf(99) }, facts, by)), 'no-such-reference');
});

test('using a known error says what helps, and that the incident comes from it', () => {
  const changes = changesOf(decide(useKnownError, { problemId: known, incidentId: of }, facts, by));
  const used = after(facts, changes);
  assert.equal(changes.filter((each) => each.thing === problemIncident).length, 1);
  assert.deepEqual(
    used.filter(([thing]) => thing === incidentEntry).map(([, row]) => [row['reason'], row['text']]),
    [
      ['problem', 'PRB-3 Mailboxes fill up'],
      ['known-error', 'Archive last year.'],
    ],
  );
  assert.equal(refusalOf(decide(useKnownError, { problemId: known, incidentId: of }, used, by)), 'used-already');
  const linked: Facts = [...facts, record(problemIncident, idOf(81), { problemId: known, incidentId: of })];
  assert.equal(
    changesOf(decide(useKnownError, { problemId: known, incidentId: of }, linked, by)).filter((each) => each.thing === incidentEntry)
      .length,
    1,
  );
  const bare = facts.map((fact) => (fact[0] === problem ? ([problem, { ...fact[1], workaround: '' }] as const) : fact));
  assert.equal(refusalOf(decide(useKnownError, { problemId: known, incidentId: of }, bare, by)), 'known-error-needs-a-workaround');
  assert.equal(refusalOf(decide(useKnownError, { problemId: idOf(99), incidentId: of }, facts, by)), 'no-such-reference');
  assert.equal(refusalOf(decide(useKnownError, { problemId: known, incidentId: idOf(99) }, facts, by)), 'no-such-reference');
});

const all: readonly Known[] = [
  knownOf('a', 'Mailbox is full: raise the quota', 'Archive last year, then raise the quota.', [mail]),
  knownOf('b', 'Shared calendar does not show appointments', 'Set the rights anew.', [mail]),
  knownOf('c', 'Customers see a white page after payment', 'Empty the cache of the payment page.', [shop]),
  knownOf('d', 'How to restart a service', 'Open the console, choose restart.', []),
  knownOf('e', 'Raise the quota of a folder', 'In the console of the file server.', []),
];
const ids = (title: string, serviceId: string | null = null, description = ''): readonly string[] =>
  rankKnowledge({ title, description, serviceId }, all, weighKnown(all)).map(({ known: each }) => each.id);

test('what is known is offered by the words of the matter and by its service; what has nothing in common is not', () => {
  assert.equal(ids('My mailbox is full again', mail)[0], 'a');
  assert.equal(ids('White page after paying', shop)[0], 'c');
  assert.deepEqual(ids('Printer wants a toner', mail), []);
  assert.deepEqual(ids('', mail), []);
  assert.deepEqual(ids('The calendar shows no appointments'), ['b']);
});

test('of two that fit alike, that of the same service comes first; words of the title count for more than those of the text', () => {
  assert.deepEqual(ids('Quota', mail).slice(0, 2), ['a', 'e']);
  assert.equal(ids('Console restart')[0], 'd');
  assert.equal(ids('Something is wrong', null, 'A white page after the payment')[0], 'c');
});
