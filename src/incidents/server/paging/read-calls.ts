/** Which incidents call for somebody on duty, and what is to be done about each at this moment; read in one snapshot. */
import type { PoolClient } from 'pg';
import { readRotas, type Rotas } from '#duty/server';
import {
  callLineKinds,
  callOf,
  nextPageOf,
  page,
  pagingRule,
  pagingTermsOf,
  type Call,
  type CallLine,
  type NextPage,
  type Page,
  type PagingTerms,
} from '#incidents/rules';
import { service } from '#operations/rules';
import { readAll, type Recall } from '#platform/server';
import type { HoursOf } from '../clock/hours-memory.ts';

export interface CalledIncident {
  readonly id: string;
  readonly serviceId: string | null;
  readonly teamId: string | null;
  readonly priority: number;
  readonly entries: number;
}

export interface Standing {
  readonly incident: CalledIncident;
  readonly call: Call;
  readonly terms: PagingTerms;
  /** `late`: nothing was done about it while it was fresh, so nobody is woken for it now. */
  readonly next: NextPage | { readonly kind: 'late' };
  /** Of this cause. */
  readonly pages: readonly Page[];
  readonly rotas: Rotas;
}

/** What nobody was asked about within these hours is shown, and nobody is woken any more. */
const freshHours = 12;

/** How it stands with each of these incidents that calls, at this moment. */
export async function readCalls(
  client: PoolClient,
  organisationId: string,
  incidents: readonly CalledIncident[],
  recall: Recall<HoursOf>,
  now: string,
): Promise<readonly Standing[]> {
  if (incidents.length === 0) return [];
  const rules = await readAll(client, pagingRule, organisationId, { isActive: true });
  const { rows } = await client.query<CallLine & { readonly incidentId: string }>(
    `select incident_id as "incidentId", number, at, kind, value, reason from incidents.incident_entry
      where org_id = $1 and incident_id = any($2::uuid[]) and kind = any($3::text[]) order by incident_id, number`,
    [organisationId, incidents.map((each) => each.id), callLineKinds],
  );
  const linesOf = Map.groupBy(rows, (row) => row.incidentId);
  const calling = incidents.flatMap((incident) => {
    const lines = linesOf.get(incident.id) ?? [];
    const termsFor = (priority: number, perMille: number | null) => pagingTermsOf(rules, { ...incident, priority }, perMille);
    const call = callOf(lines, {
      pages: (priority) => termsFor(priority, null) !== undefined,
      pagesAtLevel: (perMille) => termsFor(incident.priority, perMille) !== undefined,
    });
    const terms = call && termsFor(incident.priority, call.perMille);
    return call && terms ? [{ incident, call, terms, lines }] : [];
  });
  if (calling.length === 0) return [];
  const rotas = await readRotas(client, organisationId, now);
  const hours = await recall(client, organisationId);
  const services = new Map((await readAll(client, service, organisationId)).map((each) => [each.id, each.calendarId]));
  const asked = await readAll(client, page, organisationId, { incidentId: calling.map((each) => each.incident.id) });
  return calling.map(({ incident, call, terms, lines }) => {
    const pages = asked.filter((each) => each.incidentId === incident.id && each.cause === call.cause);
    const facts = {
      terms,
      teamId: incident.teamId,
      rotas: rotas.facts,
      hours: hours(incident.serviceId === null ? null : (services.get(incident.serviceId) ?? null)),
      pages,
    };
    const isKnown = pages.length > 0 || lines.some((each) => each.kind === 'page' && each.value === String(call.cause));
    const isLate = !isKnown && Date.parse(now) - Date.parse(call.at) > freshHours * 3_600_000;
    return { incident, call, terms, pages, rotas, next: isLate ? { kind: 'late' } : nextPageOf(facts, now) };
  });
}
