/** Reads rotas with all that decides who is on duty: layers, swaps, overrides, and when each of their people is away. */
import type { PoolClient } from 'pg';
import { calendar, calendarException, calendarFactsOf, tickOf } from '#calendar/rules';
import { awayOf, dutyOverride, offsetsAround, rota, rotaLayer, shiftSwap, type Away, type RotaFacts } from '#duty/rules';
import { Calendars, type ZoneOffset } from '#engine';
import { absence, person, resourceFactsOf, site } from '#people/rules';
import { readAll } from '#platform/server';

export interface Rotas {
  /** By id, in the order of their names. */
  readonly facts: ReadonlyMap<string, RotaFacts>;
  /** Of everybody in them. */
  readonly nameOf: (personId: string) => string;
}

/** All rotas of an organisation, in one snapshot of the database: the caller's transaction. `at` is the moment around which will be asked. */
export async function readRotas(client: PoolClient, organisationId: string, at: string): Promise<Rotas> {
  const rotas = await readAll(client, rota, organisationId);
  if (rotas.length === 0) return { facts: new Map(), nameOf: () => '' };
  const layers = await readAll(client, rotaLayer, organisationId);
  const swaps = await readAll(client, shiftSwap, organisationId);
  const overrides = await readAll(client, dutyOverride, organisationId);
  const personIds = [...new Set([...layers.flatMap((each) => each.personIds), ...[...swaps, ...overrides].map((each) => each.personId)])];
  const people = await readAll(client, person, organisationId, { id: personIds });
  const absences = await readAll(client, absence, organisationId, { personId: personIds, status: 'approved' });
  const sites = await readAll(client, site, organisationId);
  const calendars = await readAll(client, calendar, organisationId);
  const exceptions = await readAll(client, calendarException, organisationId);

  const zoneOffsets = (zone: string): readonly ZoneOffset[] => offsetsAround(zone, at);
  const calendarFacts = calendarFactsOf(calendars, exceptions, zoneOffsets);
  const compiled = new Calendars(calendarFacts, tickOf(at));
  const standard = calendars.find((each) => each.isDefault);
  const peopleFacts = { sites, absences: [], calendars: calendarFacts, defaultCalendarId: standard?.id ?? null, zoneOffsets };
  const absencesOf = Map.groupBy(absences, (each) => each.personId);
  const away = new Map(
    people.map((each): [string, readonly Away[]] => {
      const offsets = resourceFactsOf(each, peopleFacts).calendar.offsets ?? zoneOffsets(standard?.zone ?? 'UTC');
      return [each.id, awayOf(each, absencesOf.get(each.id) ?? [], offsets)];
    }),
  );
  const names = new Map(people.map((each) => [each.id, each.name]));
  const byName = rotas.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  return {
    nameOf: (id) => names.get(id) ?? '?',
    facts: new Map(
      byName.map((each) => [
        each.id,
        {
          rota: each,
          offsets: zoneOffsets(each.zone),
          coverage: each.coverageCalendarId === null ? null : compiled.of(each.coverageCalendarId),
          layers: layers.filter((layer) => layer.rotaId === each.id).toSorted((one, other) => one.level - other.level),
          swaps: swaps.filter((swap) => swap.rotaId === each.id),
          overrides: overrides
            .filter((override) => override.rotaId === each.id)
            .map(({ id, level, personId, startsAt, endsAt }) => ({ id, level, personId, from: tickOf(startsAt), to: tickOf(endsAt) })),
          away,
        },
      ]),
    ),
  };
}
