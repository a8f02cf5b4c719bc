/** The program asks whoever is on duty, and says in the timeline whom, or that there was nobody to ask. */
import { z } from 'zod';
import { membership } from '#access/rules';
import { person } from '#people/rules';
import { deed, done, many, ownersOnly, put, type Change } from '#platform/kit';
import { incident, openStatuses } from '../incident/incident.ts';
import { incidentEntry } from '../incident/incident-entry.ts';
import { incidentIn } from '../incident/open-for.ts';
import { changedWith, type NewEntry } from '../incident/write-entries.ts';
import { page } from './page.ts';

const { cause, step, rotaId, level } = page.schema.shape;
/** How many lines the timeline had when it was seen who is to be asked: where more happened since, that has to be looked at first. */
const entries = z.int().min(0);

export const askOnDuty = deed({
  name: 'ask-on-duty',
  about: 'Asks those who are on duty to see to an incident.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/pages' },
  input: z.strictObject({ id: z.uuid(), entries, cause, step, rotaId, level, personIds: z.array(z.uuid()).min(1).max(100) }),
  may: ownersOnly,
  isInner: true,
  *decide({ id, entries: seen, personIds, ...at }, asked) {
    const before = yield* incidentIn(id, openStatuses);
    if ('refused' in before) return before;
    const known = yield* many(page, { incidentId: id, cause: at.cause, step: at.step });
    if (before.entries !== seen || known.length > 0) return done([]);
    const people = new Map((yield* many(person, { id: personIds })).map((each) => [each.id, each.name]));
    const reachable = new Set((yield* many(membership, { personId: personIds, isActive: true })).map((each) => each.personId));
    const pages: Change[] = [];
    const lines: NewEntry[] = [];
    for (const personId of personIds.filter((each) => people.has(each))) {
      const pageId = asked.newId();
      const failure = reachable.has(personId) ? null : 'no-account';
      const blank = { seenAt: null, mailedAt: null, mailFailure: null, answeredAt: null, answer: null };
      pages.push(put(page, pageId, { incidentId: id, ...at, personId, askedAt: asked.at, failure, ...blank }));
      lines.push({ kind: 'page', value: pageId, reason: failure === null ? 'asked' : 'unreachable', text: people.get(personId)! });
    }
    return done([...pages, ...changedWith(before, {}, lines, asked)], [{ event: 'page-asked', data: { id } }]);
  },
});

/** `waits`: nobody is on duty, or the rule waits for the hours of the service; `nobody`: no rota says whom to ask; `unanswered`: all were asked. */
export const pagingNews = ['waits', 'nobody', 'unanswered'] as const;

export const tellPaging = deed({
  name: 'tell-paging',
  about: 'Says in the timeline that nobody could be asked, or that nobody has answered: once for each cause.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/paging-news' },
  input: z.strictObject({ id: z.uuid(), entries, cause, what: z.enum(pagingNews), until: z.iso.datetime().nullable() }),
  may: ownersOnly,
  isInner: true,
  *decide({ id, entries: seen, cause: of, what, until }, asked) {
    const before = yield* incidentIn(id, openStatuses);
    if ('refused' in before) return before;
    const known = yield* many(incidentEntry, { incidentId: id, kind: 'page', value: String(of), reason: what });
    if (before.entries !== seen || known.length > 0) return done([]);
    const line: NewEntry = { kind: 'page', value: String(of), reason: what, text: until ?? '' };
    return done(changedWith(before, {}, [line], asked), [{ event: `paging-${what}`, data: { id } }]);
  },
});
