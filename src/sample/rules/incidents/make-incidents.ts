/**
 * Incidents of the last months, as weekdays, month-ends and holidays make them, each with the timeline that it went through. The same day
 * gives the same incidents; `days` says for how long they go back.
 */
import { dateOf, dayOf, weekdayOf } from '#calendar/rules';
import { priorityIn, target } from '#incidents/rules';
import { cast, type TeamKey } from '../cast.ts';
import { chanceFrom, type Chance } from '../chance.ts';
import type { Making } from '../make-records.ts';
import { sampleServices } from '../operations/services.ts';
import { holidaysOf } from '../public-holidays.ts';
import { addCourse, type Line } from './course.ts';
import { majorLines } from './major.ts';
import { callers, matters, type Matter } from './matters.ts';
import { openLines, openMatters } from './open-now.ts';
import { sampleTargets } from './targets.ts';

export interface IncidentResources {
  readonly today: string;
  /** For how many days back. */
  readonly days: number;
  readonly personIds: Readonly<Record<string, string>>;
  readonly teamIds: Readonly<Record<TeamKey, string>>;
  readonly serviceIds: ReadonlyMap<string, string>;
}

const minute = 60_000;
const day = 1440 * minute;
/** Monday to Sunday, of ten that come on a usual day. */
const ofWeekday = [14, 12, 11, 10, 9, 2, 2];
/** From midnight UTC: how many of a hundred come in each hour. */
const ofHour = [0, 0, 0, 0, 1, 3, 9, 15, 13, 11, 9, 7, 9, 8, 6, 4, 2, 1, 1, 1, 0, 0, 0, 0];
const perTenDays = 22;

export function makeIncidents(making: Making, resources: IncidentResources): void {
  const { today, days, personIds, teamIds, serviceIds } = resources;
  for (const { team, ...fields } of sampleTargets)
    making.add(target, { ...fields, teamId: team === null ? null : teamIds[team], pausesFor: ['reporter', 'supplier'] });
  const chance = chanceFrom(1848);
  const now = dayOf(today);
  const free = new Set(
    [Number(today.slice(0, 4)) - 1, Number(today.slice(0, 4))].flatMap((year) => holidaysOf['DE-HH'](year).map((each) => each.date)),
  );
  let number = 0;
  const majorDay = now - 23 - ((weekdayOf(now - 23) + 6) % 7);
  for (let at = now - days; at < now; at++) {
    const usual = (perTenDays * ofWeekday[weekdayOf(at)]! * (free.has(dateOf(at)) ? 2 : 10)) / 100;
    const count = Math.floor(usual / 10) + (chance.below(100) < (usual * 10) % 100 ? 1 : 0);
    const isMonthEnd = Number(dateOf(at + 2).slice(8)) <= 2;
    const starts = Array.from({ length: count }, () => at * day + hourOf(chance) * 60 * minute + chance.below(60) * minute).toSorted(
      (one, other) => one - other,
    );
    for (const opened of starts) one(making, resources, chance, ++number, opened, now * day, isMonthEnd);
    if (at === majorDay)
      addCourse(
        making,
        ++number,
        {
          title: 'Storage in Hamburg does not answer',
          description: 'All volumes of sto-ham-1 are gone for all hosts since 7:51.',
          serviceId: serviceIds.get('STOR')!,
          impact: 1,
          urgency: 2,
          priority: 2,
          source: 'alert',
          reporter: null,
        },
        majorLines(at * day, {
          storage: serviceIds.get('STOR')!,
          platform: teamIds.platform,
          falk: personIds['falk']!,
          mara: personIds['mara']!,
          leonor: personIds['leonor']!,
        }),
      );
  }
  for (const matter of openMatters.toSorted((left, right) => right.hoursBefore - left.hoursBefore)) {
    const opened = now * day - matter.hoursBefore * 60 * minute;
    const priority = priorityIn([], matter.impact, matter.urgency);
    const serviceId = serviceIds.get(matter.service)!;
    const teamId = teamIds[keeperOf(matter.service)];
    const who = cast.find((each) => each.key === matter.person);
    const of = { serviceId, teamId, personId: who ? personIds[who.key]! : '', name: who?.name ?? '', priority };
    const { title, impact, urgency, isAlert } = matter;
    const told = { source: isAlert ? 'alert' : 'hand', reporter: isAlert ? null : chance.pick(callers) } as const;
    const start = { title, description: '', serviceId, impact, urgency, priority, ...told };
    addCourse(making, ++number, start, openLines(matter, opened, of));
  }
}

const keeperOf = (key: string): TeamKey => sampleServices.find((each) => each.key === key)!.team;

function hourOf(chance: Chance): number {
  let left = chance.below(100);
  return Math.max(
    0,
    ofHour.findIndex((share) => (left -= share) < 0),
  );
}

function chosen(chance: Chance, isMonthEnd: boolean): Matter {
  const weights = matters.map((each) => each.weight * (each.isMonthEnd && isMonthEnd ? 4 : 1));
  let left = chance.below(weights.reduce((sum, weight) => sum + weight, 0));
  return matters[weights.findIndex((weight) => (left -= weight) < 0)]!;
}

/** One incident from its first sign to its end, or as far as it has come until `now`. */
function one(
  making: Making,
  resources: IncidentResources,
  chance: Chance,
  number: number,
  opened: number,
  now: number,
  isMonthEnd: boolean,
): void {
  const matter = chosen(chance, isMonthEnd);
  const { personIds, teamIds, serviceIds } = resources;
  const keeper = keeperOf(matter.service);
  const priority = priorityIn([], matter.impact, matter.urgency);
  const isPressing = priority <= 2;
  const iso = (at: number): string => new Date(at).toISOString();
  const lines: Line[] = [];
  const first: TeamKey = matter.isAlert ? keeper : 'desk';
  const teller = matter.isAlert ? 'Monitoring' : nameIn('desk', chance);
  const add = (line: Line): number => lines.push(line);
  add({ at: opened, kind: 'state', value: 'new', by: teller });
  add({ at: opened, kind: 'priority', value: String(priority), reason: 'table', by: teller });
  add({ at: opened, kind: 'service', value: serviceIds.get(matter.service)!, by: teller });
  add({ at: opened, kind: 'team', value: teamIds[first], by: teller });
  if (matter.isAlert) add({ at: opened, kind: 'moment', value: iso(opened - 2 * minute), reason: 'detected', by: teller });

  const quick = isPressing ? 3 + chance.below(24) : 10 + chance.below(chance.happens(20) ? 420 : 110);
  let at = isPressing ? opened + quick * minute : inHours(opened + quick * minute);
  let who = chance.pick(cast.filter((each) => each.team === first));
  add({ at, kind: 'moment', value: iso(at), reason: 'acknowledged', by: who.name });
  add({ at, kind: 'person', value: personIds[who.key]!, by: who.name });
  add({ at, kind: 'state', value: 'in-progress', by: who.name });
  for (const next of [first === keeper ? null : keeper, chance.happens(60) ? matter.also : null]) {
    if (next === null || next === first || (next === keeper && keeper === 'workplace' && chance.happens(45))) continue;
    at = inHours(at + (12 + chance.below(isPressing ? 25 : 130)) * minute);
    add({ at, kind: 'team', value: teamIds[next], by: who.name });
    who = chance.pick(cast.filter((each) => each.team === next));
    add({ at, kind: 'person', value: null, by: who.name });
    at += (5 + chance.below(40)) * minute;
    add({ at, kind: 'person', value: personIds[who.key]!, by: who.name });
  }
  if (chance.happens(30)) {
    const reason = chance.happens(60) ? 'reporter' : 'supplier';
    at = inHours(at + (15 + chance.below(90)) * minute);
    add({
      at,
      kind: 'state',
      value: 'on-hold',
      reason,
      text: reason === 'reporter' ? 'Asked when it happens, and on which device.' : 'Handed to the supplier.',
      by: who.name,
    });
    at = inHours(at + (120 + chance.below(reason === 'supplier' && !isPressing ? 24_000 : 1500)) * minute);
    add({ at, kind: 'state', value: 'in-progress', by: who.name });
  }
  const long = isPressing ? 25 + chance.below(chance.happens(25) ? 700 : 160) : 30 + chance.below(chance.happens(35) ? 6000 : 700);
  at = isPressing ? at + long * minute : inHours(at + long * minute);
  if (matter.isAlert) add({ at: at - 6 * minute, kind: 'moment', value: iso(at - 8 * minute), reason: 'restored', by: who.name });
  else add({ at, kind: 'moment', value: iso(at), reason: 'restored', by: who.name });
  add({ at, kind: 'state', value: 'resolved', reason: matter.code, text: matter.resolution, by: who.name });
  if (chance.happens(4)) {
    at = inHours(at + (200 + chance.below(1200)) * minute);
    add({ at, kind: 'state', value: 'in-progress', reason: 'reopened', text: 'It is back.', by: nameIn('desk', chance) });
    add({ at, kind: 'moment', value: null, reason: 'restored' });
    at = inHours(at + (60 + chance.below(500)) * minute);
    add({ at, kind: 'moment', value: iso(at), reason: 'restored', by: who.name });
    add({ at, kind: 'state', value: 'resolved', reason: 'fixed', text: matter.resolution, by: who.name });
  }
  add({ at: at + 3 * day, kind: 'state', value: 'closed' });
  const start = {
    title: matter.title,
    description: '',
    serviceId: serviceIds.get(matter.service)!,
    impact: matter.impact,
    urgency: matter.urgency,
    priority,
  };
  const told = { source: matter.isAlert ? 'alert' : 'hand', reporter: matter.isAlert ? null : chance.pick(callers) } as const;
  addCourse(
    making,
    number,
    { ...start, ...told },
    lines.filter((line) => line.at < now),
  );
}

const nameIn = (team: TeamKey, chance: Chance): string => chance.pick(cast.filter((each) => each.team === team)).name;

/** The same moment when somebody works then, else the next morning; hours of Hamburg in UTC, winter and summer alike. */
function inHours(at: number): number {
  const [from, to] = [6 * 60 * minute, 16 * 60 * minute];
  let date = Math.floor(at / day);
  let within = at - date * day;
  if (within >= to) {
    date++;
    within = from + (within % (90 * minute));
  } else if (within < from) within = from + (within % (60 * minute));
  while (weekdayOf(date) > 4) date++;
  return date * day + within;
}
