/** What those who are asked say: I take it, or I cannot. */
import { z } from 'zod';
import { person } from '#people/rules';
import { deed, done, managers, notFound, one, patch, refuse, type Permission } from '#platform/kit';
import { acknowledgement } from '../incident/acknowledgement.ts';
import { openStatuses } from '../incident/incident.ts';
import { incidentIn } from '../incident/open-for.ts';
import { changedWith, type NewEntry } from '../incident/write-entries.ts';
import { supersedePages } from './end-pages.ts';
import { page } from './page.ts';

/** Whoever was asked; managers for somebody who has said it to them. */
const themselvesOrManagers: Permission = { ...managers, own: true };

export const answerPage = deed({
  name: 'answer-page',
  about: 'Takes the incident, which acknowledges it and asks nobody else; or declines, and the next are asked at once.',
  on: page,
  binding: { method: 'POST', path: '/pages/{id}/answer' },
  input: z.strictObject({ id: z.uuid(), answer: z.enum(['taken', 'declined']) }),
  may: themselvesOrManagers,
  *decide({ id, answer }, asked) {
    const before = yield* one(page, id);
    if (!before) return notFound(page);
    if (before.answer !== null) return refuse('page-answered-already', 'this page is answered, or somebody else has it', { status: 409 });
    const of = yield* incidentIn(before.incidentId, openStatuses);
    if ('refused' in of) return of;
    const answered = patch(page, id, { answer, answeredAt: asked.at });
    const name = (yield* one(person, before.personId))?.name ?? '';
    if (answer === 'declined')
      return done(
        [answered, ...changedWith(of, {}, [{ kind: 'page', value: id, reason: 'declined', text: name }], asked)],
        [{ event: 'page-declined', data: { id } }],
      );
    const others = yield* supersedePages(before.incidentId, asked.at, id);
    const { fields, entries } = acknowledgement(of, before.personId, asked.at);
    const lines: readonly NewEntry[] =
      of.acknowledgedAt === null ? entries : [{ kind: 'page', value: id, reason: 'taken', text: name }, ...entries];
    return done(
      [answered, ...others, ...changedWith(of, fields, lines, asked)],
      [
        { event: 'page-taken', data: { id } },
        ...(of.acknowledgedAt === null ? [{ event: 'incident-acknowledged', data: { id: of.id } }] : []),
      ],
    );
  },
});

export const seePage = deed({
  name: 'see-page',
  about: 'A screen of whoever is asked has shown the page.',
  on: page,
  binding: { method: 'POST', path: '/pages/{id}/see' },
  input: z.strictObject({ id: z.uuid() }),
  may: { organisation: [], own: true },
  *decide({ id }, asked) {
    const before = yield* one(page, id);
    if (!before) return notFound(page);
    return before.seenAt === null ? done([patch(page, id, { seenAt: asked.at })]) : done([]);
  },
});
