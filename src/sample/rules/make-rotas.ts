/** Rotas with a few months behind them; whoever is away has had the shift taken, but for one gap that nobody has seen to yet. */
import {
  calendarFactsOf,
  dateOf,
  dayOf,
  instantOf,
  offsetsOver,
  tickOfCivil,
  weekdayOf,
  type CalendarExceptionRow,
  type CalendarRow,
} from '#calendar/rules';
import {
  awayOf,
  causeOf,
  dutyOverride,
  gapsOf,
  rota,
  rotaLayer,
  shiftIdOf,
  shiftsBetween,
  shiftSwap,
  type Gap,
  type RotaFacts,
} from '#duty/rules';
import { Calendars, TICKS_PER_DAY, WEEKDAYS, type Tick } from '#engine';
import type { AbsenceRow, PersonRow } from '#people/rules';
import type { TeamKey } from './cast.ts';
import type { Making } from './make-records.ts';
import { leftOpen, sampleRotas, type SampleRota } from './operations/rotas.ts';

export interface RotasResources {
  readonly today: string;
  readonly people: readonly PersonRow[];
  readonly personIds: Readonly<Record<string, string>>;
  readonly teamIds: Readonly<Record<TeamKey, string>>;
  readonly absences: readonly AbsenceRow[];
  readonly sites: readonly { readonly id: string; readonly zone: string }[];
  readonly calendars: readonly CalendarRow[];
  readonly exceptions: readonly CalendarExceptionRow[];
  readonly officeHoursId: string;
}

const weeksBack = 12;
/** A little more than the coverage proof looks ahead. */
const daysAhead = 94;

/** Answers the id of each rota by its key. */
export function makeRotas(making: Making, resources: RotasResources): ReadonlyMap<string, string> {
  const { today, people, absences, sites } = resources;
  const year = Number(today.slice(0, 4));
  const offsetsOf = offsetsOver(year - 2, year + 3);
  const absencesOf = Map.groupBy(absences, (each) => each.personId);
  const away: RotaFacts['away'] = new Map(
    people.map((each) => [
      each.id,
      awayOf(each, absencesOf.get(each.id) ?? [], offsetsOf(sites.find((at) => at.id === each.siteId)?.zone ?? 'Europe/Berlin')),
    ]),
  );
  const from = tickOfCivil({ day: dayOf(today), minute: 0 }, offsetsOf('Europe/Berlin'));
  const range = { from, to: from + daysAhead * TICKS_PER_DAY };
  const rotaIds = new Map<string, string>();
  const facts = sampleRotas.map((of) => makeRota(making, of, resources, rotaIds, away));
  const left = leftGap(facts, range);
  for (const each of facts) closeGaps(making, each, range, left);
  return rotaIds;
}

function makeRota(
  { add }: Making,
  { key, name, team, zone, inOfficeHours, escalationMinutes, next, notes, layers }: SampleRota,
  { today, personIds, teamIds, officeHoursId, calendars, exceptions }: RotasResources,
  rotaIds: Map<string, string>,
  away: RotaFacts['away'],
): RotaFacts {
  const monday = dayOf(today) - weekdayOf(dayOf(today));
  const coverageCalendarId = inOfficeHours ? officeHoursId : null;
  const nextRotaId = next === undefined ? null : rotaIds.get(next)!;
  const row = add(rota, { name, teamId: teamIds[team], zone, coverageCalendarId, escalationMinutes, nextRotaId, notes });
  rotaIds.set(key, row.id);
  const year = Number(today.slice(0, 4));
  const offsetsOf = offsetsOver(year - 2, year + 3);
  return {
    rota: row,
    offsets: offsetsOf(zone),
    coverage: inOfficeHours
      ? new Calendars(calendarFactsOf(calendars, exceptions, offsetsOf), dayOf(today) * TICKS_PER_DAY).of(officeHoursId)
      : null,
    layers: layers.map((layer) =>
      add(rotaLayer, {
        rotaId: row.id,
        name: layer.name,
        level: layer.level ?? 1,
        startsOn: dateOf(monday - 7 * weeksBack),
        handoverMinute: layer.handoverMinute,
        shiftUnit: layer.shiftUnit,
        shiftLength: layer.shiftLength ?? 1,
        weekdays: [...(layer.weekdays ?? WEEKDAYS)],
        fromMinute: layer.hours?.[0] ?? null,
        toMinute: layer.hours?.[1] ?? null,
        personIds: layer.people.map((person) => personIds[person]!),
      }),
    ),
    swaps: [],
    overrides: [],
    away,
  };
}

interface Range {
  readonly from: Tick;
  readonly to: Tick;
}

/** The gap that is left: the first more than a week ahead for which somebody is away. */
function leftGap(facts: readonly RotaFacts[], { from, to }: Range): Gap | undefined {
  const byKey = new Map(sampleRotas.map((each, place) => [each.key, facts[place]!]));
  for (const key of leftOpen) {
    const gaps = gapsOf(byKey.get(key)!, from + 8 * TICKS_PER_DAY, to - 8 * TICKS_PER_DAY);
    const found = gaps.find((gap) => causeOf(gap) === 'absent');
    if (found) return found;
  }
  return undefined;
}

/** A shift that somebody misses altogether is taken, a part of one is stood in for; by those of the rota who are there, each in turn. */
function closeGaps({ add }: Making, facts: RotaFacts, { from, to }: Range, left: Gap | undefined): void {
  const { id: rotaId } = facts.rota;
  const people = [...new Set(facts.layers.flatMap((layer) => layer.personIds))];
  const isThere = (id: string, time: Range): boolean =>
    !(facts.away.get(id) ?? []).some((each) => each.from < time.to && time.from < each.to);
  const taken = new Set<string>();
  let turn = 0;
  for (const gap of gapsOf(facts, from, to)) {
    const { level = 1, personId: missing } = gap.missing[0] ?? {};
    if (left !== undefined && gap.from < left.to && left.from < gap.to && missing === left.missing[0]?.personId) continue;
    const shift = facts.layers
      .flatMap((layer) => shiftsBetween(facts, layer, gap.from, gap.to))
      .find((each) => each.personId === missing && each.stretches.every((one) => !isThere(missing, one)));
    const shiftId = shift && shiftIdOf(shift.layerId, shift.ordinal);
    if (shiftId !== undefined && taken.has(shiftId)) continue;
    const takers = shift ? people.filter((id) => isThere(id, shift)) : [];
    const able = takers.length > 0 ? takers : people.filter((id) => isThere(id, gap));
    if (able.length === 0) continue;
    const personId = able[turn++ % able.length]!;
    if (shift && shiftId !== undefined && takers.length > 0) {
      taken.add(shiftId);
      add(shiftSwap, { rotaId, layerId: shift.layerId, ordinal: shift.ordinal, personId, formerPersonId: shift.turnPersonId });
    } else
      add(dutyOverride, {
        rotaId,
        level,
        personId,
        startsAt: instantOf(gap.from),
        endsAt: instantOf(gap.to),
        reason: 'Stands in during leave',
      });
  }
}
