/** A problem is opened, worked out, known, resolved and closed. */
import { z } from 'zod';
import { change } from '#changes/rules';
import { incident } from '#incidents/rules';
import { asset, service } from '#operations/rules';
import {
  deed,
  differing,
  done,
  many,
  managers,
  nextNumber,
  notFound,
  one,
  patch,
  put,
  refuse,
  remove,
  type Asking,
  type Refusal,
} from '#platform/kit';
import { knowledgeUse } from '../knowledge/knowledge-use.ts';
import { learnersMayWrite } from '../who-may.ts';
import { incidentIds, linked, problemIncident } from './link-incidents.ts';
import { problemTask } from './problem-task.ts';
import { problem, problemKey, problemStatuses, unsolvedStatuses, type ProblemRow } from './problem.ts';

const { title, description, priority, serviceId, assetIds, teamId, ownerId } = problem.schema.shape;

export const openProblem = deed({
  name: 'open-problem',
  about: 'Opens a problem: a title is enough. Of incidents that are named it takes the service they share, and they are linked at once.',
  on: problem,
  binding: { method: 'POST', path: '/problems' },
  input: z.strictObject({ title, description, priority, serviceId, assetIds, teamId, ownerId, incidentIds: incidentIds().default([]) }),
  may: learnersMayWrite,
  creates: true,
  *decide({ incidentIds: ids, ...said }, asked) {
    const told = ids.length > 0 ? yield* many(incident, { id: [...new Set(ids)] }) : [];
    const shared = told.length > 0 && told.every((each) => each.serviceId === told[0]!.serviceId) ? told[0]!.serviceId : null;
    const of = yield* one(service, said.serviceId ?? shared);
    if (said.serviceId !== null && !of)
      return refuse('no-such-reference', 'serviceId refers to nothing that exists', { field: 'serviceId' });
    const unknown = yield* refuseAssets(said.assetIds);
    if (unknown) return unknown;
    const id = asked.newId();
    const row = {
      ...problem.schema.parse({ number: 1, title: said.title, openedAt: asked.at }),
      ...said,
      serviceId: of?.id ?? null,
      teamId: said.teamId ?? of?.teamId ?? null,
      number: yield* nextNumber('problem'),
    };
    const links = yield* linked({ id, number: row.number, title: row.title }, ids, new Set(), asked);
    if ('refused' in links) return links;
    return done([put(problem, id, row), ...links], [{ event: 'problem-opened', data: { id } }]);
  },
});

function* refuseAssets(ids: readonly string[]): Asking<Refusal | undefined> {
  if (ids.length === 0 || (yield* many(asset, { id: [...ids] })).length === new Set(ids).size) return undefined;
  return refuse('no-such-asset', 'one of the assets does not exist', { field: 'assetIds' });
}

const needsWorkaround = (): Refusal =>
  refuse('known-error-needs-a-workaround', 'say first what helps until it is gone', { field: 'workaround' });

export const changeProblem = deed({
  name: 'change-problem',
  about: 'Changes what is known of a problem, who has it and what does away with it.',
  on: problem,
  binding: { method: 'PATCH', path: '/problems/{id}' },
  input: z.strictObject({ id: z.uuid(), ...problem.changeable.shape }),
  may: learnersMayWrite,
  *decide({ id, ...fields }) {
    const before = yield* one(problem, id);
    if (!before) return notFound(problem);
    const changed: Partial<ProblemRow> = differing(before, fields);
    if (Object.keys(changed).length === 0) return done([]);
    if (before.status === 'known-error' && changed.workaround?.trim() === '') return needsWorkaround();
    const unknown = yield* refuseAssets(changed.assetIds ?? []);
    if (unknown) return unknown;
    if (typeof changed.fixChangeId === 'string' && !(yield* one(change, changed.fixChangeId)))
      return refuse('no-such-reference', 'fixChangeId refers to nothing that exists', { field: 'fixChangeId' });
    return done([patch(problem, id, changed)], [{ event: 'problem-changed', data: { id } }]);
  },
});

export const setProblemStatus = deed({
  name: 'set-problem-status',
  about:
    'Says how far a problem has come. A known error has a workaround; what is closed was resolved; one that comes again is open again.',
  on: problem,
  binding: { method: 'POST', path: '/problems/{id}/set-status' },
  input: z.strictObject({ id: z.uuid(), status: z.enum(problemStatuses) }),
  may: learnersMayWrite,
  *decide({ id, status }, asked) {
    const before = yield* one(problem, id);
    if (!before) return notFound(problem);
    if (status === before.status) return done([]);
    if (status === 'known-error' && before.workaround.trim() === '') return needsWorkaround();
    const key = problemKey(before);
    if (status === 'closed' && before.status !== 'resolved')
      return refuse('problem-not-resolved', `${key} is not resolved`, { status: 409, values: { key } });
    const isUnsolved = unsolvedStatuses.includes(status);
    const fields = {
      status,
      knownErrorAt: before.knownErrorAt ?? (status === 'known-error' ? asked.at : null),
      resolvedAt: isUnsolved ? null : (before.resolvedAt ?? asked.at),
      closedAt: status === 'closed' ? asked.at : null,
    };
    return done([patch(problem, id, fields)], [{ event: 'problem-status-set', data: { id, status } }]);
  },
});

export const removeProblem = deed({
  name: 'remove-problem',
  about: 'Removes a problem that was none; its incidents stay.',
  on: problem,
  binding: { method: 'DELETE', path: '/problems/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: managers,
  *decide({ id }) {
    if (!(yield* one(problem, id))) return notFound(problem);
    const links = yield* many(problemIncident, { problemId: id });
    const uses = yield* many(knowledgeUse, { problemId: id });
    const tasks = yield* many(problemTask, { problemId: id });
    return done(
      [
        ...uses.map((each) => remove(knowledgeUse, each.id)),
        ...links.map((each) => remove(problemIncident, each.id)),
        ...tasks.map((each) => remove(problemTask, each.id)),
        remove(problem, id),
      ],
      [{ event: 'problem-removed', data: { id } }],
    );
  },
});
