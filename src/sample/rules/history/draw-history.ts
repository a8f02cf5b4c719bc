/**
 * Eighteen months of what the department did before: incidents as the desk's former tool knew them, and the changes of that time with the
 * incidents that some of them caused. The same day and landscape give the same history.
 */
import { dateOf, dayOf, weekdayOf } from '#calendar/rules';
import { incident, incidentPast, type Incident, type PastMoment } from '#incidents/rules';
import { drawn, weeksBack } from '../changes/make-changes.ts';
import { changeMaker, type Landscape } from '../changes/draw-change.ts';
import { chanceFrom, type Chance } from '../chance.ts';
import type { Line } from '../incidents/course.ts';
import { freeDaysOf, isMonthEnd, momentsOf } from '../incidents/day-shape.ts';
import { drawCourse, type Drawn, type Places } from '../incidents/draw-course.ts';
import type { Making } from '../make-records.ts';

export type HistoryResources = Landscape & Pick<Places, 'teamIds'>;

const months = 18;
const minute = 60_000;
const day = 1440 * minute;
/** A usual Wednesday has some twenty. */
const perTenDays = 186;
/** After a public holiday there is more to do, over Christmas next to nothing; of a hundred. */
const [afterHoliday, atChristmas, atMonthEnd] = [130, 35, 118];
const changesPerWeek = 8;

/** Incidents and changes are numbered from 1; whoever puts them gives them the next numbers of the counters. */
export function drawHistory(making: Making, resources: HistoryResources): void {
  const now = dayOf(resources.today);
  const first = dayOf(`${dateOf(now - Math.round(months * 30.44)).slice(0, 8)}01`);
  const causes = drawChanges(making, resources, first);
  const chance = chanceFrom(1815);
  const years = [-2, -1, 0].map((back) => Number(resources.today.slice(0, 4)) + back);
  const free = freeDaysOf(years);
  let number = 0;
  const add = (of: Drawn, causedByChangeId: string | null): void => {
    const past = pastOf(of, chance);
    if (past.closedAt >= now * day) return;
    const row = making.add(incident, { ...past.incident, number: ++number, externalId: `HD-${40_000 + number}`, causedByChangeId });
    making.add(incidentPast, { ...past.past, incidentId: row.id });
  };
  const serviceIds = new Map([...resources.services].map(([key, { id }]) => [key, id]));
  const places = { ...resources, serviceIds };
  let ofWeek = 100;
  for (let at = first; at < now - 4; at++) {
    // Some weeks are worse than others, and no two days alike.
    if (weekdayOf(at) === 0) ofWeek = 84 + chance.below(33);
    const share = (shareOf(at, free) * ofWeek * (75 + chance.below(51))) / 1_000_000;
    for (const opened of momentsOf(at, Math.round(perTenDays * share), free, chance))
      add(drawCourse(places, chance, opened, isMonthEnd(at)), null);
    for (const { id, serviceId, ended } of causes.get(at) ?? []) {
      const { start, lines } = drawCourse(places, chance, ended, false);
      add({ start: { ...start, serviceId, title: 'Does not work as before since the change' }, lines }, id);
    }
  }
}

function shareOf(at: number, free: ReadonlySet<string>): number {
  const date = dateOf(at).slice(5);
  if (date >= '12-22' || date <= '01-04') return atChristmas;
  if (free.has(dateOf(at - 1)) || (weekdayOf(at) === 0 && free.has(dateOf(at - 3)))) return afterHoliday;
  return isMonthEnd(at) ? atMonthEnd : 100;
}

interface Cause {
  readonly id: string;
  readonly serviceId: string;
  /** Milliseconds since 1970. */
  readonly ended: number;
}

/** Week by week until those that the sample itself has; what went wrong with them, by the day on which it was noticed. */
function drawChanges(making: Making, resources: HistoryResources, first: number): ReadonlyMap<number, readonly Cause[]> {
  const chance = chanceFrom(1776);
  const { make } = changeMaker(making, resources, chance);
  const now = dayOf(resources.today);
  const monday = now - weekdayOf(now);
  const causes: Cause[] = [];
  for (let week = first - weekdayOf(first); week < monday - 7 * weeksBack; week += 7)
    for (let count = 0; count < changesPerWeek; count++) {
      const of = chance.pick(drawn);
      const row = make(of, week + chance.pick(of.weekdays) - 1);
      const isTroubled = row?.outcome === 'failed' || row?.outcome === 'rolled-back' || row?.outcome === 'with-issues';
      if (row?.serviceId && row.actualEnd && chance.happens(isTroubled ? 55 : 3))
        causes.push({ id: row.id, serviceId: row.serviceId, ended: Date.parse(row.actualEnd) + (10 + chance.below(180)) * minute });
    }
  return Map.groupBy(causes, ({ ended }) => Math.floor(ended / day));
}

/** Within how many minutes an incident of each priority was promised to be solved, in the former tool: around the clock. */
const promised = [240, 720, 2880, 7200, 14_400];

const fieldOf: Partial<Record<Line['kind'], keyof PastMoment>> = { state: 'status', priority: 'priority', team: 'teamId' };

/** What is left of a course in another program's log: moments at which state, priority, team or person became otherwise. */
function pastOf({ start, lines }: Drawn, chance: Chance) {
  const iso = (at: number): string => new Date(at).toISOString();
  const of = (status: string): Line | undefined => lines.findLast((line) => line.kind === 'state' && line.value === status);
  const told = (moment: string): string | null => lines.findLast((line) => line.kind === 'moment' && line.reason === moment)?.value ?? null;
  const [opened, resolved, closed] = [lines[0]!.at, of('resolved')!, of('closed')!];
  const teams = lines.filter((line) => line.kind === 'team');
  const persons = lines.filter((line) => line.kind === 'person' && line.value);
  const byTime = Map.groupBy(
    lines.filter((line) => fieldOf[line.kind]),
    (line) => line.at,
  );
  const moments = [...byTime].map(([at, all]) =>
    Object.assign(
      { at: iso(at) },
      ...all.map(({ kind, value }) => ({ [fieldOf[kind]!]: kind === 'priority' ? Number(value) : value })),
      all[0]!.by ? { person: all[0]!.by } : {},
    ),
  ) as PastMoment[];
  const fields = {
    ...start,
    status: 'closed',
    source: 'import',
    openedAt: iso(opened),
    acknowledgedAt: told('acknowledged'),
    detectedAt: told('detected'),
    restoredAt: told('restored'),
    resolvedAt: iso(resolved.at),
    closedAt: iso(closed.at),
    resolution: resolved.text ?? '',
    resolutionCode: (resolved.reason ?? null) as Incident['resolutionCode'],
    teamId: teams.at(-1)!.value!,
    personId: persons.at(-1)?.value ?? null,
    reassignments: teams.length - 1,
    reopens: lines.filter((line) => line.reason === 'reopened').length,
  } as const;
  const isPromiseKept = resolved.at - opened <= promised[start.priority - 1]! * minute || chance.happens(12);
  return {
    closedAt: closed.at,
    incident: fields,
    past: { isPromiseKept, channel: start.source === 'alert' ? 'Monitoring' : chance.pick(['Telephone', 'E-mail', 'Portal']), moments },
  };
}
