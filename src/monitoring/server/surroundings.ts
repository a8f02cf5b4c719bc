/** What is agreed around services: maintenance windows and changes within their plan; kept while nothing of it has changed. */
import type { PoolClient } from 'pg';
import { instantOf, occurrencesOf, offsetsOver, tickOf, window } from '#calendar/rules';
import { change } from '#changes/rules';
import type { Span } from '#monitoring/rules';
import { isAboutService, service, type Service } from '#operations/rules';
import { memoryOf, readAll, type Recall } from '#platform/server';

export interface AgreedTime extends Span {
  readonly name: string;
  /** Null for a window of the calendar. */
  readonly changeId: string | null;
}

export interface Surroundings {
  readonly services: ReadonlyMap<string, Service>;
  /** The zone in which the organisation lives. */
  readonly zone: string;
  /** All that touches a stretch of time; `isPlanned`: with changes that have not begun. */
  agreedFor(serviceId: string, span: Span, isPlanned?: boolean): readonly AgreedTime[];
}

interface ChangeTimes {
  readonly id: string;
  readonly title: string;
  readonly serviceId: string;
  readonly plannedStart: string;
  readonly plannedEnd: string;
  readonly actualStart: string | null;
  readonly actualEnd: string | null;
}

export const makeSurroundingsMemory = (): Recall<Surroundings> => memoryOf([service, window, change], read);

async function read(client: PoolClient, organisationId: string): Promise<Surroundings> {
  const services = new Map((await readAll(client, service, organisationId)).map((each) => [each.id, each]));
  const windows = await readAll(client, window, organisationId, { kind: 'maintenance' });
  const { rows: changes } = await client.query<ChangeTimes>(
    `select id, title, service_id as "serviceId", planned_start as "plannedStart", planned_end as "plannedEnd", actual_start as "actualStart", actual_end as "actualEnd"
       from changes.change
      where org_id = $1 and planned_start is not null and planned_end is not null
        and (status in ('approved', 'in-progress') or (status in ('done', 'failed', 'rolled-back') and actual_start is not null))`,
    [organisationId],
  );
  const changesOf = Map.groupBy(changes, (each) => each.serviceId);
  const { rows } = await client.query<{ zone: string }>('select zone from access.organisation where org_id = $1', [organisationId]);
  return {
    services,
    zone: rows[0]?.zone ?? 'UTC',
    agreedFor(serviceId, span, isPlanned = false) {
      const [first, last] = [span.from, span.to].map((tick) => Number(instantOf(tick).slice(0, 4))) as [number, number];
      const offsets = offsetsOver(first - 1, last + 1);
      const open = windows
        .filter((each) => isAboutService(each, services.get(serviceId)))
        .flatMap((each) =>
          occurrencesOf(each, span.from, span.to, offsets(each.zone)).map(({ from, to }) => ({
            from,
            to,
            name: each.name,
            changeId: null,
          })),
        );
      const carriedOut = (changesOf.get(serviceId) ?? []).flatMap((each) => {
        if (each.actualStart === null && !isPlanned) return [];
        // Only what lies within the plan was agreed.
        const from = Math.max(tickOf(each.plannedStart), each.actualStart === null ? -Infinity : tickOf(each.actualStart));
        const to = Math.min(tickOf(each.plannedEnd), each.actualEnd === null ? Infinity : tickOf(each.actualEnd));
        return from < to && from < span.to && to > span.from ? [{ from, to, name: each.title, changeId: each.id }] : [];
      });
      return [...open, ...carriedOut].toSorted((one, other) => one.from - other.from);
    },
  };
}
