/** Which incidents come from a problem; one by one or all that look alike at once. Each incident's timeline says so. */
import { z } from 'zod';
import { changedWith, incident } from '#incidents/rules';
import {
  deed,
  done,
  many,
  notFound,
  one,
  put,
  reference,
  refuse,
  remove,
  thing,
  type Asked,
  type Asking,
  type Change,
  type Refusal,
  type Row,
} from '#platform/kit';
import { learnersMayRead, learnersMayWrite } from '../who-may.ts';
import { problem, problemKey, type ProblemRow } from './problem.ts';

export const problemIncident = thing({
  name: 'problem-incident',
  plural: 'problem-incidents',
  room: 'problems',
  about: 'An incident that comes from a problem.',
  schema: z.strictObject({ problemId: reference(), incidentId: reference() }),
  title: 'incidentId',
  references: { problemId: 'problem', incidentId: 'incident' },
  filterable: ['problemId', 'incidentId'],
  fixed: ['problemId', 'incidentId'],
  mayRead: learnersMayRead,
});
export type ProblemIncident = Row<typeof problemIncident>;

/** More at once nobody looks over. */
export const mostLinked = 500;
export const incidentIds = () => z.array(z.uuid()).max(mostLinked);

type Named = Pick<ProblemRow, 'id' | 'number' | 'title'>;

/** What links these incidents, those that are linked already left out; or which of them there is not. */
export function* linked(of: Named, ids: readonly string[], known: ReadonlySet<string>, asked: Asked): Asking<readonly Change[] | Refusal> {
  const fresh = [...new Set(ids)].filter((id) => !known.has(id));
  if (fresh.length === 0) return [];
  const found = yield* many(incident, { id: fresh });
  if (found.length < fresh.length) return refuse('no-such-incident', 'one of the incidents does not exist', { field: 'incidentIds' });
  const line = { kind: 'link', value: of.id, reason: 'problem', text: `${problemKey(of)} ${of.title}` } as const;
  return found.flatMap((each) => [
    put(problemIncident, asked.newId(), { problemId: of.id, incidentId: each.id }),
    ...changedWith(each, {}, [line], asked),
  ]);
}

export const linkProblemIncidents = deed({
  name: 'link-problem-incidents',
  about: 'Says that incidents come from a problem; those of which it was said already stay as they are.',
  on: problem,
  binding: { method: 'POST', path: '/problems/{id}/link-incidents' },
  input: z.strictObject({ id: z.uuid(), incidentIds: incidentIds().min(1) }),
  may: learnersMayWrite,
  *decide({ id, incidentIds: ids }, asked) {
    const of = yield* one(problem, id);
    if (!of) return notFound(problem);
    const before = yield* many(problemIncident, { problemId: id });
    const changes = yield* linked(of, ids, new Set(before.map((each) => each.incidentId)), asked);
    if ('refused' in changes) return changes;
    return done(changes, changes.length > 0 ? [{ event: 'problem-incidents-linked', data: { id, count: ids.length } }] : []);
  },
});

export const unlinkProblemIncident = deed({
  name: 'unlink-problem-incident',
  about: 'Says that an incident does not come from a problem after all.',
  on: problemIncident,
  binding: { method: 'DELETE', path: '/problem-incidents/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: learnersMayWrite,
  *decide({ id }, asked) {
    const before = yield* one(problemIncident, id);
    if (!before) return notFound(problemIncident);
    const of = yield* one(incident, before.incidentId);
    const line = { kind: 'link', value: before.problemId, reason: 'problem-gone' } as const;
    return done(
      [remove(problemIncident, id), ...(of ? changedWith(of, {}, [line], asked) : [])],
      [{ event: 'problem-incident-unlinked', data: { id, incidentId: before.incidentId } }],
    );
  },
});
