/** The sample department: an invented IT department of sixty with twelve running projects and the services it runs, dated around a day. */
import { calendarException, calendar, type CalendarExceptionRow, type CalendarRow } from '#calendar/rules';
import { comment, label, programme } from '#projects/rules';
import { chanceFrom } from './chance.ts';
import { comments } from './comments.ts';
import { makeAlerts } from './incidents/make-alerts.ts';
import { makeIncidents } from './incidents/make-incidents.ts';
import { makeChanges } from './changes/make-changes.ts';
import { makeDeployments } from './changes/make-deployments.ts';
import { makeCalendars, makeWindows } from './make-calendars.ts';
import { makeAbsences, makePeople, makeSites } from './make-people.ts';
import { makeOperations } from './make-operations.ts';
import { makeProject } from './make-project.ts';
import { makeRotas } from './make-rotas.ts';
import { makeLearning } from './learning/make-learning.ts';
import { makeMonitors } from './monitoring/make-monitors.ts';
import { making, type SampleRecord } from './make-records.ts';
import { projectOutlines } from './projects/index.ts';
import { makeRequests } from './requests/make-requests.ts';

export interface SampleOptions {
  /** The day around which everything happens, `YYYY-MM-DD`. */
  readonly today: string;
  readonly newId: () => string;
  /** The membership that loads it, who took the baselines and wrote the comments; without it there are no comments. */
  readonly authorId?: string | null;
  /** False when the organisation has a default calendar already. */
  readonly isDefaultCalendar?: boolean;
}

const labels = {
  risk: ['Risk', '#b3402e'],
  supplier: ['Supplier', '#8a6d1f'],
  security: ['Security', '#7a2e5d'],
  communication: ['Communication', '#2e6f8a'],
  change: ['Change in production', '#4d5a2c'],
} as const;

const programmes = {
  workplace: ['Modern workplace', 'Everybody works with tools that are supported, safe and a pleasure to use.', 'henrike'],
  infrastructure: ['Sturdy infrastructure', 'Nothing that the business stands on is out of support or without a second.', 'henrike'],
  business: [
    'Business platforms',
    'Finance and logistics can change their processes without asking whether the software allows it.',
    'henrike',
  ],
} as const;

/** For how long incidents go back. */
const incidentDays = 120;

/**
 * All records in the order in which they can be put, foreign keys between teams and people apart (those are checked at the end of the
 * transaction). The same day and the same ids give the same company. Task numbers start at 1 in every project: whoever puts the records
 * must also move the counter `task:<projectId>` on by the number of its tasks. Incidents, changes and requests are numbered from 1 too, and are
 * given the next numbers of the counters `incident`, `change` and `service-request` by whoever puts them.
 */
export function sampleCompany({ today, newId, authorId = null, isDefaultCalendar = true }: SampleOptions): readonly SampleRecord[] {
  const made = making(newId);
  const hours = makeCalendars(made, today, isDefaultCalendar);
  const sites = makeSites(made, hours);
  makeWindows(made, today, sites);
  const cast = makePeople(made, today, sites, hours);
  const absences = makeAbsences(made, today, cast.people);
  const labelIds = idsOf(labels, ([name, colour]) => made.add(label, { name, colour }).id);
  const programmeIds = idsOf(
    programmes,
    ([name, goal, sponsor]) => made.add(programme, { name, goal, sponsorId: cast.personIds[sponsor]! }).id,
  );
  const rowsOf = <T>(thing: string): readonly T[] =>
    made.records.filter((each) => each.thing === thing).map(({ id, row }) => ({ ...row, id }) as T);
  const resources = {
    ...cast,
    today,
    authorId,
    labelIds,
    programmeIds,
    absences,
    siteOf: sites,
    sites: Object.values(sites),
    calendars: rowsOf<CalendarRow>(calendar.name),
    exceptions: rowsOf<CalendarExceptionRow>(calendarException.name),
    weekendCalendarId: hours.weekend.id,
  };
  const chance = chanceFrom(2026);
  const projects = new Map(projectOutlines.map((outline) => [outline.key, makeProject(made, outline, resources, chance)]));
  const serviceIds = makeOperations(made, { ...cast, sites, officeHoursId: hours.hamburg.id });
  const rotaIds = makeRotas(made, { ...resources, officeHoursId: hours.hamburg.id });
  const projectIds = new Map([...projects].map(([key, { id }]) => [key, id]));
  makeChanges(made, { ...cast, today, projectIds });
  makeDeployments(made, { today, serviceIds });
  makeIncidents(made, { ...cast, today, days: incidentDays, serviceIds, rotaIds });
  makeAlerts(made, { ...cast, today, serviceIds });
  makeLearning(made, { ...cast, today, serviceIds, projectIds });
  makeMonitors(made, { today, serviceIds });
  makeRequests(made, { ...cast, today, serviceIds, projectIds, authorId });
  if (authorId !== null)
    for (const [key, taskName, text] of comments) {
      const { id: projectId, taskIds } = projects.get(key)!;
      const taskId = taskIds.get(taskName);
      if (taskId === undefined) throw new Error(`${key} has no task “${taskName}” to comment on`);
      made.add(comment, { projectId, taskId, authorId, text });
    }
  return made.records;
}

const idsOf = <K extends string, V>(of: Readonly<Record<K, V>>, idOf: (value: V) => string): Readonly<Record<K, string>> =>
  Object.fromEntries(Object.entries<V>(of).map(([key, value]) => [key, idOf(value)])) as Record<K, string>;

export type { SampleRecord } from './make-records.ts';
