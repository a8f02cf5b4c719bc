/** What was known was used: an article, or the workaround of a known error, on an incident. Its timeline says so. */
import { z } from 'zod';
import { changedWith, incident, type Incident, type NewEntry } from '#incidents/rules';
import { deed, done, many, one, put, reference, refuse, thing, type Asking, type Refusal, type Row } from '#platform/kit';
import { problemIncident } from '../problem/link-incidents.ts';
import { problem, problemKey } from '../problem/problem.ts';
import { learnersMayRead, learnersMayWrite } from '../who-may.ts';
import { article } from './article.ts';

export const knowledgeUse = thing({
  name: 'knowledge-use',
  plural: 'knowledge-uses',
  room: 'problems',
  about: 'An article or a known error was used on an incident.',
  schema: z.strictObject({
    incidentId: reference(),
    /** One of the two. */
    articleId: reference().nullable().default(null),
    problemId: reference().nullable().default(null),
    /** Membership of whoever used it. */
    byId: reference(),
  }),
  title: 'incidentId',
  references: { incidentId: 'incident', articleId: 'article', problemId: 'problem', byId: 'membership' },
  filterable: ['incidentId', 'articleId', 'problemId', 'byId'],
  fixed: ['incidentId', 'articleId', 'problemId', 'byId'],
  mayRead: learnersMayRead,
});
export type KnowledgeUse = Row<typeof knowledgeUse>;

function* incidentFor(id: string): Asking<Incident | Refusal> {
  return (yield* one(incident, id)) ?? refuse('no-such-reference', 'incidentId refers to nothing that exists', { field: 'incidentId' });
}

const usedAlready = (name: string): Refusal =>
  refuse('used-already', `“${name}” was used on this incident already`, { status: 409, values: { name } });

export const useArticle = deed({
  name: 'use-article',
  about: 'Says that an article was used on an incident: its timeline tells it, and the use counts.',
  on: knowledgeUse,
  binding: { method: 'POST', path: '/articles/{articleId}/use' },
  input: z.strictObject({ articleId: z.uuid(), incidentId: z.uuid() }),
  may: learnersMayWrite,
  creates: true,
  *decide({ articleId, incidentId }, asked) {
    const found = yield* one(article, articleId);
    if (!found) return refuse('no-such-reference', 'articleId refers to nothing that exists', { field: 'articleId' });
    const of = yield* incidentFor(incidentId);
    if ('refused' in of) return of;
    if ((yield* many(knowledgeUse, { incidentId, articleId })).length > 0) return usedAlready(found.title);
    const line: NewEntry = { kind: 'link', value: articleId, reason: 'article', text: found.title };
    const row = { incidentId, articleId, problemId: null, byId: asked.by.membershipId };
    return done(
      [put(knowledgeUse, asked.newId(), row), ...changedWith(of, {}, [line], asked)],
      [{ event: 'article-used', data: { articleId, incidentId } }],
    );
  },
});

export const useKnownError = deed({
  name: 'use-known-error',
  about:
    'Says that an incident comes from a known error and its workaround was used: the incident belongs to the problem then, and its timeline tells both.',
  on: knowledgeUse,
  binding: { method: 'POST', path: '/problems/{problemId}/use' },
  input: z.strictObject({ problemId: z.uuid(), incidentId: z.uuid() }),
  may: learnersMayWrite,
  creates: true,
  *decide({ problemId, incidentId }, asked) {
    const found = yield* one(problem, problemId);
    if (!found) return refuse('no-such-reference', 'problemId refers to nothing that exists', { field: 'problemId' });
    const of = yield* incidentFor(incidentId);
    if ('refused' in of) return of;
    if (found.workaround.trim() === '')
      return refuse('known-error-needs-a-workaround', 'say first what helps until it is gone', { status: 409 });
    const name = `${problemKey(found)} ${found.title}`;
    if ((yield* many(knowledgeUse, { incidentId, problemId })).length > 0) return usedAlready(name);
    const isLinked = (yield* many(problemIncident, { incidentId, problemId })).length > 0;
    const lines: NewEntry[] = [
      ...(isLinked ? [] : [{ kind: 'link', value: problemId, reason: 'problem', text: name } as const]),
      { kind: 'link', value: problemId, reason: 'known-error', text: found.workaround },
    ];
    const row = { incidentId, articleId: null, problemId, byId: asked.by.membershipId };
    return done(
      [
        put(knowledgeUse, asked.newId(), row),
        ...(isLinked ? [] : [put(problemIncident, asked.newId(), { problemId, incidentId })]),
        ...changedWith(of, {}, lines, asked),
      ],
      [{ event: 'known-error-used', data: { problemId, incidentId } }],
    );
  },
});
