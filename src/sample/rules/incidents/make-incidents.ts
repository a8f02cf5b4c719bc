/**
 * Incidents of the last months, as weekdays, month-ends and holidays make them, each with the timeline that it went through. The same day
 * gives the same incidents; `days` says for how long they go back.
 */
import { dayOf } from '#calendar/rules';
import { pagingRule, priorityIn, target } from '#incidents/rules';
import { cast } from '../cast.ts';
import { chanceFrom } from '../chance.ts';
import type { Making } from '../make-records.ts';
import { callIn, callWaiting, type CallPlaces } from './calls.ts';
import { addCourse } from './course.ts';
import { freeDaysOf, isMonthEnd, momentsOf } from './day-shape.ts';
import { drawCourse, keeperOf, type Places } from './draw-course.ts';
import { majorsBefore } from './majors.ts';
import { causedByChange } from './caused-by-change.ts';
import { callers } from './matters.ts';
import { openLines, openMatters } from './open-now.ts';
import { sampleTargets } from './targets.ts';

export interface IncidentResources extends Places, CallPlaces {
  readonly today: string;
  /** For how many days back. */
  readonly days: number;
}

const minute = 60_000;
const day = 1440 * minute;
/** For how many days back somebody on duty was asked. */
const daysWithCalls = 84;
const perTenDays = 22;

export function makeIncidents(making: Making, resources: IncidentResources): void {
  const { today, days, personIds, teamIds, serviceIds, rotaIds } = resources;
  for (const { team, ...fields } of sampleTargets)
    making.add(target, { ...fields, teamId: team === null ? null : teamIds[team], pausesFor: ['reporter', 'supplier'] });
  const leads = rotaIds.get('leads')!;
  making.add(pagingRule, { name: 'Critical and nearly out of time', fromPriority: 1, levelPerMille: 750, rotaId: leads, repeats: 0 });
  making.add(pagingRule, { name: 'Network, all of a chain once', teamId: teamIds.network, fromPriority: 2, repeats: 0 });
  making.add(pagingRule, { name: 'Printers wait for the morning', serviceId: serviceIds.get('PRINT')!, hours: 'service-hours' });
  const chance = chanceFrom(1848);
  const now = dayOf(today);
  const free = freeDaysOf([Number(today.slice(0, 4)) - 1, Number(today.slice(0, 4))]);
  let number = 0;
  const majors = majorsBefore(now, resources);
  const caused = causedByChange(making, now, resources);
  for (let at = now - days; at < now; at++) {
    for (const opened of momentsOf(at, perTenDays, free, chance)) {
      const { start, lines } = drawCourse(resources, chance, opened, isMonthEnd(at));
      const passed = lines.filter((line) => line.at < now * day);
      number++;
      const call = start.priority <= 2 && at > now - daysWithCalls ? callIn(making, number, passed, resources) : undefined;
      const id = addCourse(making, number, start, call?.lines ?? passed);
      call?.add(id);
    }
    if (caused && at === caused.day) addCourse(making, ++number, caused.start, caused.lines);
    const major = majors.get(at);
    if (major) addCourse(making, ++number, major.start, major.lines(at * day));
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
    const lines = openLines(matter, opened, of);
    number++;
    const call = priority > 2 ? undefined : who ? callIn(making, number, lines, resources) : callWaiting(making, lines, resources);
    call?.add(addCourse(making, number, start, call.lines));
    if (!call) addCourse(making, number, start, lines);
  }
}
