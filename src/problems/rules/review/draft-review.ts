/** A review is drafted from the timeline, read again while it is a draft, and published with what it said then. */
import { z } from 'zod';
import { changedWith, incident, incidentKey, type Incident } from '#incidents/rules';
import { person } from '#people/rules';
import { deed, differing, done, many, managers, notFound, one, patch, put, refuse, remove, type Asking, type Refusal } from '#platform/kit';
import { learnersMayWrite, publishers } from '../who-may.ts';
import { gatherFacts } from './gather-facts.ts';
import { incidentReview, type IncidentReview } from './incident-review.ts';
import { isTask, linksOf, refuseTask, reviewAction } from './review-action.ts';

export const draftReview = deed({
  name: 'draft-review',
  about: 'Drafts the review of an incident from its timeline: facts with the lines that say so, and in the words written then what helped.',
  on: incidentReview,
  binding: { method: 'POST', path: '/incident-reviews' },
  input: z.strictObject({ incidentId: z.uuid(), ownerId: incidentReview.schema.shape.ownerId }),
  may: learnersMayWrite,
  creates: true,
  *decide({ incidentId, ownerId }, asked) {
    const of = yield* one(incident, incidentId);
    if (!of) return refuse('no-such-reference', 'incidentId refers to nothing that exists', { field: 'incidentId' });
    if (ownerId !== null && !(yield* one(person, ownerId)))
      return refuse('no-such-reference', 'ownerId refers to nothing that exists', { field: 'ownerId' });
    const key = incidentKey(of);
    if (of.status === 'cancelled')
      return refuse('nothing-to-review', `${key} was cancelled: there is nothing to review`, {
        field: 'incidentId',
        status: 409,
        values: { key },
      });
    if ((yield* many(incidentReview, { incidentId })).length > 0)
      return refuse('reviewed-already', `${key} has a review already`, { field: 'incidentId', status: 409, values: { key } });
    const facts = yield* gatherFacts(of);
    const id = asked.newId();
    const row = {
      ...incidentReview.schema.parse({ incidentId, title: of.title, draftedAt: asked.at }),
      ownerId: ownerId ?? of.leadId ?? asked.by.personId,
      facts: [...facts],
      linesRead: of.entries,
      ...wordsOf(of, facts),
    };
    const line = { kind: 'link', value: id, reason: 'review' } as const;
    return done(
      [put(incidentReview, id, row), ...changedWith(of, {}, [line], asked)],
      [{ event: 'review-drafted', data: { id, incidentId } }],
    );
  },
});

/** What was written down then, where it belongs in the review; nobody has to type it again. */
function wordsOf(of: Incident, facts: readonly IncidentReview['facts'][number][]): Partial<IncidentReview> {
  const textsOf = (kind: string): string[] =>
    facts.filter((each) => each.kind === kind && each.text.trim() !== '').map((each) => each.text);
  return {
    summary: of.description,
    impact: [...textsOf('major'), ...textsOf('priority')].join('\n\n'),
    helped: of.resolution,
    hindered: textsOf('wait').join('\n\n'),
    factors: textsOf('change').map((text) => ({ kind: 'change' as const, text })),
  };
}

function* draftOf(id: string): Asking<IncidentReview | Refusal> {
  const before = yield* one(incidentReview, id);
  if (!before) return notFound(incidentReview);
  if (before.status === 'published')
    return refuse('review-published', 'the review is published: what is learned later is added to it', { status: 409 });
  return before;
}

const written = ['title', 'ownerId', 'summary', 'impact', 'helped', 'hindered', 'factors', 'rootCause'] as const;

export const changeIncidentReview = deed({
  name: 'change-incident-review',
  about: 'Changes what is written in a review that is a draft; facts come from the timeline and are not typed.',
  on: incidentReview,
  binding: { method: 'PATCH', path: '/incident-reviews/{id}' },
  input: z.strictObject({ id: z.uuid(), ...pickOf(incidentReview.changeable.shape, written) }),
  may: learnersMayWrite,
  *decide({ id, ...fields }) {
    const before = yield* draftOf(id);
    if ('refused' in before) return before;
    const changed = differing(before, fields);
    if (typeof changed['ownerId'] === 'string' && !(yield* one(person, changed['ownerId'])))
      return refuse('no-such-person', 'this person does not exist', { field: 'ownerId' });
    if (Object.keys(changed).length === 0) return done([]);
    return done([patch(incidentReview, id, changed)], [{ event: 'review-changed', data: { id } }]);
  },
});

export const renewReview = deed({
  name: 'renew-review',
  about: 'Reads the timeline once more into a review that is a draft; what people have written stays.',
  on: incidentReview,
  binding: { method: 'POST', path: '/incident-reviews/{id}/renew' },
  input: z.strictObject({ id: z.uuid() }),
  may: learnersMayWrite,
  *decide({ id }) {
    const before = yield* draftOf(id);
    if ('refused' in before) return before;
    const of = yield* one(incident, before.incidentId);
    if (!of) return notFound(incident);
    const fields = { facts: [...(yield* gatherFacts(of))], linesRead: of.entries };
    return done([patch(incidentReview, id, fields)], [{ event: 'review-renewed', data: { id } }]);
  },
});

export const publishReview = deed({
  name: 'publish-review',
  about: 'Publishes a review: the facts stay as the timeline tells them now; what is learned later is added as lines of its own.',
  on: incidentReview,
  binding: { method: 'POST', path: '/incident-reviews/{id}/publish' },
  input: z.strictObject({ id: z.uuid() }),
  may: publishers,
  *decide({ id }, asked) {
    const before = yield* draftOf(id);
    if ('refused' in before) return before;
    if (before.summary.trim() === '') return refuse('review-says-nothing', 'say first what happened', { field: 'summary' });
    if (before.factors.length === 0)
      return refuse('review-names-no-factor', 'name at least one thing that contributed', { field: 'factors' });
    const of = yield* one(incident, before.incidentId);
    if (!of) return notFound(incident);
    const line = { kind: 'link', value: id, reason: 'review-published' } as const;
    const facts = [...(yield* gatherFacts(of))];
    // The line about publishing is about the review, not about the incident: it is not read again.
    const fields = { status: 'published', publishedAt: asked.at, facts, linesRead: of.entries + 1 } as const;
    return done([patch(incidentReview, id, fields), ...changedWith(of, {}, [line], asked)], [{ event: 'review-published', data: { id } }]);
  },
});

export const removeIncidentReview = deed({
  name: 'remove-incident-review',
  about: 'Removes a review that is a draft, with its actions, as long as none of them is a task.',
  on: incidentReview,
  binding: { method: 'DELETE', path: '/incident-reviews/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: managers,
  *decide({ id }) {
    const before = yield* draftOf(id);
    if ('refused' in before) return before;
    const actions = yield* many(reviewAction, { reviewId: id });
    const actionIds = actions.map((each) => each.id);
    if (yield* isTask(actionIds)) return refuseTask();
    const links = yield* linksOf(actionIds);
    return done(
      [...links, ...actions.map((each) => remove(reviewAction, each.id)), remove(incidentReview, id)],
      [{ event: 'review-removed', data: { id } }],
    );
  },
});

function pickOf<S extends object, const K extends keyof S>(shape: S, names: readonly K[]): Pick<S, K> {
  return Object.fromEntries(names.map((name) => [name, shape[name]])) as Pick<S, K>;
}
