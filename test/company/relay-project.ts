/** For tests: a small project that every deed can be tried on. */
import { calendar } from '#calendar/rules';
import { person, skill, team } from '#people/rules';
import { membership } from '#access/rules';
import type { Deed, Decision, Principal, Thing } from '#platform/kit';
import { after, changesOf, decide, idOf, principal, record, refusalOf, type Fact, type Facts } from './deciding.ts';
import { assignment, label, link, project, task } from '#projects/rules';

export { after, changesOf, decide, idOf, principal, record, refusalOf, type Facts };

export const projectId = idOf(1);
export const calendarId = idOf(2);
const day = [
  [480, 720],
  [780, 1020],
];

/** Ids by name: `ids.mail`. */
export const ids = { build: idOf(11), mail: idOf(12), backup: idOf(13), rollout: idOf(14), pilot: idOf(15), everybody: idOf(16) } as const;
export const people = { ada: idOf(31), grace: idOf(32), gone: idOf(33) } as const;
export const skillId = idOf(41);
export const teamId = idOf(42);
export const labelId = idOf(43);

const taskOf = (id: string, number: number, name: string, parentId: string | null, more: Fact = {}) =>
  record(task, id, { projectId, number, position: number, name, parentId, ...more });

/**
 * Build (mail, backup), Rollout (pilot, everybody); mail → backup → pilot → everybody. Ada is on mail. Monday 2 March 2026, 8 to 17.
 */
export function relay(): Facts {
  return [
    record(calendar, calendarId, {
      name: 'Office',
      week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
      isDefault: true,
    }),
    record(project, projectId, { key: 'ERP', name: 'ERP cut-over', calendarId, startAt: '2026-03-02T08:00:00Z' }),
    taskOf(ids.build, 1, 'Build', null),
    taskOf(ids.mail, 2, 'mail', ids.build, { durationMinutes: 960 }),
    taskOf(ids.backup, 3, 'backup', ids.build),
    taskOf(ids.rollout, 4, 'Rollout', null),
    taskOf(ids.pilot, 5, 'pilot', ids.rollout),
    taskOf(ids.everybody, 6, 'everybody', ids.rollout),
    linkOf(51, ids.mail, ids.backup),
    linkOf(52, ids.backup, ids.pilot),
    linkOf(53, ids.pilot, ids.everybody),
    record(person, people.ada, { name: 'Ada' }),
    record(person, people.grace, { name: 'Grace' }),
    record(person, people.gone, { name: 'Gone', isActive: false }),
    record(skill, skillId, { name: 'Routing' }),
    record(team, teamId, { name: 'Network' }),
    record(label, labelId, { name: 'urgent' }),
    record(membership, idOf(900_002), { accountId: idOf(900_003), name: 'Mara', email: 'mara@example.org', role: 'manager' }),
    record(assignment, idOf(61), { projectId, taskId: ids.mail, personId: people.ada, workMinutes: 960 }),
  ];
}

export const linkOf = (number: number, fromId: string, toId: string, more: Fact = {}): readonly [Thing, Fact] =>
  record(link, idOf(number), { projectId, fromId, toId, ...more });

/** The relay with fields of one record changed. */
export const relayWith = (id: string, fields: Fact): Facts =>
  relay().map(([thing, row]) => (row['id'] === id ? [thing, { ...row, ...fields }] : [thing, row]));

/** The record of a thing after a deed that said yes. */
export function afterwards(
  deed: Deed<never, never> | Deed,
  input: Fact,
  facts: Facts = relay(),
  by: Principal = principal(),
  at?: string,
): ReadonlyMap<string, Fact> {
  return new Map(after(facts, changesOf(decide(deed, input, facts, by, at))).map(([, row]) => [row['id'] as string, row]));
}

/** Names in the order of the outline, indented by dots: `Build .mail .backup`. */
export const refusal = (decision: Decision) =>
  decision.refused ? { code: decision.code, field: decision.field, detail: decision.detail, status: decision.status } : undefined;

export const member = (as: Partial<Principal> = {}) => principal({ role: 'member', ...as });
