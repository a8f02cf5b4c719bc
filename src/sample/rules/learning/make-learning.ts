/** Reviews with what they decided, which are tasks of projects; problems with their incidents; articles. */
import { calendarFactsOf, dateOf, dayOf, offsetsOver, type CalendarExceptionRow, type CalendarRow } from '#calendar/rules';
import { Calendars } from '#engine';
import { incidentKey, incidentTask, type Incident, type IncidentEntry } from '#incidents/rules';
import { dependencyGraphOf, impactOf, type DependencyFacts, type Service } from '#operations/rules';
import {
  article,
  factsOfTimeline,
  incidentReview,
  problem,
  problemIncident,
  problemKey,
  problemTask,
  reviewAction,
  reviewActionTask,
  type ProblemRow,
  type ReviewFact,
} from '#problems/rules';
import type { Making } from '../make-records.ts';
import { makeTask } from '../make-task.ts';
import { sampleArticles } from './articles.ts';
import { sampleFixes, sampleProblems } from './problems.ts';
import { sampleReviews } from './reviews.ts';

export interface LearningResources {
  readonly today: string;
  readonly personIds: Readonly<Record<string, string>>;
  readonly serviceIds: ReadonlyMap<string, string>;
  readonly projectIds: ReadonlyMap<string, string>;
}

const dayMs = 86_400_000;
/** The end of the working day of those who do what was decided, by the clock of UTC. */
const evening = '16:00';

/** Problems are numbered from 1; whoever puts them gives them the next numbers of the counter `problem`. */
export function makeLearning(making: Making, resources: LearningResources): void {
  const { add } = making;
  const { today, personIds, serviceIds } = resources;
  const on = (days: number): string => dateOf(dayOf(today) + days);
  const rowsOf = <T>(thing: string): readonly T[] =>
    making.records.filter((each) => each.thing === thing).map(({ id, row }) => ({ ...row, id }) as T);
  const incidents = rowsOf<Incident>('incident');
  const factsOf = timelineReader(rowsOf, today);
  for (const of of sampleReviews) {
    const about = incidents.find((each) => each.title === of.incident);
    if (!about) throw new Error(`no incident “${of.incident}” to be reviewed`);
    const draftedAt = Date.parse(about.resolvedAt!) + dayMs;
    const { id: reviewId } = add(incidentReview, {
      incidentId: about.id,
      title: about.title,
      status: of.isPublished ? 'published' : 'draft',
      ownerId: personIds[of.owner]!,
      facts: [...factsOf(about)],
      linesRead: about.entries,
      draftedAt: new Date(draftedAt).toISOString(),
      publishedAt: of.isPublished ? new Date(draftedAt + 4 * dayMs).toISOString() : null,
      summary: of.summary,
      impact: of.impact,
      helped: of.helped,
      hindered: of.hindered,
      rootCause: of.rootCause,
      factors: of.factors.map(([kind, text]) => ({ kind, text })),
    });
    for (const each of of.actions) {
      const notes = `${incidentKey(about)} ${about.title}`;
      const taskId = each.project === null ? null : makeTask(making, resources, { ...each, project: each.project, notes });
      if (taskId !== null)
        add(incidentTask, { incidentId: about.id, taskId, projectId: resources.projectIds.get(each.project!)!, kind: 'action' });
      const settledAs = each.dropped !== null ? ('dropped' as const) : each.doneAgo !== null && taskId === null ? ('done' as const) : null;
      const { id: actionId } = add(reviewAction, {
        reviewId,
        incidentId: about.id,
        title: each.title,
        ownerId: personIds[each.owner]!,
        dueOn: on(each.due),
        estimateMinutes: each.hours * 60,
        settledAs,
        settledAt: settledAs === null ? null : `${on(each.doneAgo === null ? each.due : -each.doneAgo)}T${evening}:00.000Z`,
        reason: each.dropped,
      });
      if (taskId !== null) add(reviewActionTask, { actionId, taskId, projectId: resources.projectIds.get(each.project!)! });
    }
  }
  for (const [place, of] of sampleProblems.entries()) {
    const at = (ago: number | null): string | null => (ago === null ? null : `${on(-ago)}T09:30:00.000Z`);
    const resolvedAt = at(of.resolvedAgo);
    const { id: problemId } = add(problem, {
      number: place + 1,
      title: of.title,
      description: of.description,
      status: of.status,
      priority: of.priority,
      serviceId: serviceIds.get(of.service)!,
      ownerId: personIds[of.owner]!,
      rootCause: of.rootCause,
      workaround: of.workaround,
      openedAt: at(of.openedAgo)!,
      knownErrorAt: at(of.knownAgo),
      resolvedAt,
      closedAt: of.status === 'closed' ? at(of.resolvedAgo! - 7) : null,
    });
    for (const each of incidents)
      if (
        each.serviceId === serviceIds.get(of.service) &&
        each.title.startsWith(of.incidents) &&
        (resolvedAt === null || each.openedAt < resolvedAt)
      )
        add(problemIncident, { problemId, incidentId: each.id });
  }
  for (const [title, fix] of sampleFixes) {
    const of = rowsOf<ProblemRow>('problem').find((each) => each.title === title)!;
    const taskId = makeTask(making, resources, { ...fix, doneAgo: null, notes: `${problemKey(of)} ${of.title}` });
    add(problemTask, { problemId: of.id, taskId, projectId: resources.projectIds.get(fix.project)! });
  }
  for (const { services, owner, reviewIn, ...fields } of sampleArticles)
    add(article, {
      ...fields,
      serviceIds: services.map((key) => serviceIds.get(key)!),
      ownerId: personIds[owner]!,
      reviewBy: reviewIn === null ? null : on(reviewIn),
    });
}

/** What the server reads from a timeline, from the records of the sample. */
function timelineReader(rowsOf: <T>(thing: string) => readonly T[], today: string): (of: Incident) => readonly ReviewFact[] {
  const entries = Map.groupBy(rowsOf<IncidentEntry>('incident-entry'), (each) => each.incidentId);
  const services = new Map(rowsOf<Service>('service').map((each) => [each.id, each]));
  const graph = dependencyGraphOf({
    services: [...services.values()],
    assets: rowsOf<DependencyFacts['assets'][number]>('asset'),
    dependencies: rowsOf<DependencyFacts['dependencies'][number]>('dependency'),
  });
  const year = Number(today.slice(0, 4));
  const calendars = new Calendars(
    calendarFactsOf(rowsOf<CalendarRow>('calendar'), rowsOf<CalendarExceptionRow>('calendar-exception'), offsetsOver(year - 2, year + 1)),
  );
  return (of) => {
    const calendarId = services.get(of.serviceId!)?.calendarId ?? null;
    return factsOfTimeline({
      incident: of,
      entries: entries.get(of.id) ?? [],
      alerts: [],
      affected: impactOf(graph, [of.serviceId!]).filter(({ id, state }) => services.has(id) && state !== 'exposed'),
      changeTitle: null,
      hours: calendarId === null ? calendars.roundTheClock : calendars.of(calendarId),
    });
  };
}
