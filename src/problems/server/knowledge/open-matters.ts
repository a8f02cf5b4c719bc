/** What is open and looks like what is about to be told. */
import type { PoolClient } from 'pg';
import { incident, incidentKey, openStatuses, type Incident } from '#incidents/rules';
import { readAll } from '#platform/server';
import { knownOf, mostReported, rankKnowledge, weighKnown, type Known, type Matter, type ReportedMatter } from '#problems/rules';

export interface OpenMatter extends Known {
  readonly of: Incident;
}

export async function readOpen(client: PoolClient, organisationId: string): Promise<readonly OpenMatter[]> {
  const open = (await readAll(client, incident, organisationId, { status: openStatuses })) as readonly Incident[];
  return open.map((of) => ({ ...knownOf(of.id, of.title, of.description, of.serviceId === null ? [] : [of.serviceId]), of }));
}

/** A text that may help is soon read; that something is the same matter takes more than half of the words, or the service. */
const leastAlike = 0.4;

/** The best first. */
export const alikeOf = (matter: Matter, open: readonly OpenMatter[]): ReportedMatter[] =>
  rankKnowledge(matter, open, weighKnown(open), mostReported)
    .filter(({ score }) => score >= leastAlike)
    .map(({ known: { of }, isSameService }) => ({
      id: of.id,
      key: incidentKey(of),
      title: of.title,
      status: of.status,
      openedAt: of.openedAt,
      isSameService,
    }));
