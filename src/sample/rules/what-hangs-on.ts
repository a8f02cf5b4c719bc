/** What people entered themselves that holds on to records of the sample: what of it can only go with them, and what merely lets go. */
import { calendar, calendarException } from '#calendar/rules';
import { absence, absenceNote, personSkill, rate } from '#people/rules';
import { many, type Asking, type Row, type Thing } from '#platform/kit';
import { change, changeApproval, freezeException, projectChange } from '#changes/rules';
import { dutyOverride, rota, rotaLayer, shiftSwap } from '#duty/rules';
import { alert, alertDecision, incidentEntry, incidentPast, incidentTask } from '#incidents/rules';
import { planningRoom, timeEntry, timer } from '#planning/rules';
import { availabilityTarget, monitor, outage } from '#monitoring/rules';
import { dependency } from '#operations/rules';
import {
  article,
  articleVote,
  incidentReview,
  knowledgeUse,
  problemIncident,
  problemTask,
  reviewAction,
  reviewActionTask,
  reviewCorrection,
} from '#problems/rules';
import { assignment, project } from '#projects/rules';
import { offering, requestApproval, requestEntry, requestTask, serviceRequest } from '#requests/rules';
import { itsRooms } from './its-rooms.ts';

type AnyRow = Row<Thing> & Readonly<Record<string, unknown>>;

export interface Hanging {
  /** These say nothing without what goes. */
  readonly removed: readonly { readonly thing: Thing; readonly row: AnyRow }[];
  /** These stay and lose the reference; a project goes on with another calendar. */
  readonly patched: readonly { readonly thing: Thing; readonly row: AnyRow; readonly fields: Readonly<Record<string, unknown>> }[];
  /** Records of the sample that must stay: the only calendar there is, where projects of one's own plan on it. */
  readonly kept: ReadonlySet<string>;
}

const parts: readonly Thing[] = [
  absenceNote,
  absence,
  personSkill,
  rate,
  calendarException,
  assignment,
  dependency,
  change,
  changeApproval,
  freezeException,
  projectChange,
  incidentEntry,
  incidentTask,
  incidentPast,
  rota,
  rotaLayer,
  dutyOverride,
  shiftSwap,
  monitor,
  outage,
  availabilityTarget,
  requestEntry,
  requestApproval,
  requestTask,
  incidentReview,
  reviewAction,
  reviewActionTask,
  reviewCorrection,
  problemIncident,
  problemTask,
  articleVote,
  knowledgeUse,
  timeEntry,
  timer,
];
/** These stand above projects, which do not take them along. */
const aboveProjects: readonly Thing[] = [projectChange, timeEntry, timer];
const things = [...itsRooms, planningRoom].flatMap((room) => room.things);

/** `going`: ids of the sample's records by name of thing; `gone`: what goes anyway, as part of a project of the sample. */
export function* whatHangsOn(going: ReadonlyMap<string, ReadonlySet<string>>, gone: ReadonlySet<string>): Asking<Hanging> {
  const removed = new Map<string, Hanging['removed'][number]>();
  const patched = new Map<string, { thing: Thing; row: AnyRow; fields: Record<string, unknown> }>();
  const kept = new Set<string>();
  for (const thing of things)
    for (const [field, of] of Object.entries(thing.references ?? {})) {
      const ids = [...(going.get(of as string) ?? [])];
      // What lies in a project goes with it; who wrote something is a member, and stays.
      if (ids.length === 0 || (of === 'project' && !aboveProjects.includes(thing)) || of === 'task') continue;
      for (const row of (yield* many(thing, { [field]: ids })) as readonly AnyRow[]) {
        if (gone.has(row.id) || going.get(thing.name)?.has(row.id)) continue;
        if (parts.includes(thing) || (isFromSource(thing) && field === 'sourceId') || isNothingWithout(thing, field))
          removed.set(row.id, { thing, row });
        else {
          const next = thing === project && field === 'calendarId' ? yield* anotherCalendar(ids) : null;
          if (thing === project && field === 'calendarId' && next === null) kept.add(row[field] as string);
          else patched.set(row.id, { thing, row, fields: { ...patched.get(row.id)?.fields, [field]: next } });
        }
      }
    }
  // With a change goes what was said about it.
  const changes = [...removed.values()].filter(({ thing }) => thing === change).map(({ row }) => row.id);
  if (changes.length > 0)
    for (const thing of [changeApproval, freezeException, projectChange] as const)
      for (const row of (yield* many(thing as Thing, { changeId: changes })) as readonly AnyRow[]) removed.set(row.id, { thing, row });
  // With a request goes its timeline, who agreed, and the time that was spent on it.
  const requests = [...removed.values()].filter(({ thing }) => thing === serviceRequest).map(({ row }) => row.id);
  if (requests.length > 0)
    for (const [thing, field] of ofRequest)
      for (const row of (yield* many(thing, { [field]: requests })) as readonly AnyRow[]) removed.set(row.id, { thing, row });
  // With a review goes what it decided and what was added to it; with an article whether it helped.
  const reviews = [...removed.values()].filter(({ thing }) => thing === incidentReview).map(({ row }) => row.id);
  if (reviews.length > 0)
    for (const thing of [reviewAction, reviewCorrection] as const)
      for (const row of (yield* many(thing as Thing, { reviewId: reviews })) as readonly AnyRow[]) removed.set(row.id, { thing, row });
  const actions = [...removed.values()].filter(({ thing }) => thing === reviewAction).map(({ row }) => row.id);
  if (actions.length > 0)
    for (const row of (yield* many(reviewActionTask as Thing, { actionId: actions })) as readonly AnyRow[])
      removed.set(row.id, { thing: reviewActionTask, row });
  const articles = [...(going.get(article.name) ?? [])];
  if (articles.length > 0)
    for (const row of (yield* many(articleVote as Thing, { articleId: articles })) as readonly AnyRow[])
      if (!gone.has(row.id)) removed.set(row.id, { thing: articleVote, row });
  // With a monitor go its outages, whatever service it was for at the time.
  const monitors = [...removed.values()].filter(({ thing }) => thing === monitor).map(({ row }) => row.id);
  if (monitors.length > 0)
    for (const row of (yield* many(outage as Thing, { monitorId: monitors })) as readonly AnyRow[])
      removed.set(row.id, { thing: outage, row });
  // With a rota, which is nothing without its team, go its layers and what changes them; who asks it next asks nobody.
  const rotas = [...removed.values()].filter(({ thing }) => thing === rota).map(({ row }) => row.id);
  if (rotas.length > 0) {
    for (const thing of [rotaLayer, dutyOverride, shiftSwap] as const)
      for (const row of (yield* many(thing as Thing, { rotaId: rotas })) as readonly AnyRow[]) removed.set(row.id, { thing, row });
    for (const row of (yield* many(rota as Thing, { nextRotaId: rotas })) as readonly AnyRow[])
      if (!removed.has(row.id)) patched.set(row.id, { thing: rota, row, fields: { ...patched.get(row.id)?.fields, nextRotaId: null } });
  }
  for (const id of removed.keys()) patched.delete(id);
  for (const base of kept) yield* keepBases(base, kept);
  return { removed: [...removed.values()], patched: [...patched.values()], kept };
}

/** What a source of alerts has sent, and what became of it, goes with the source; about anything else it merely lets go. */
const isFromSource = (thing: Thing): boolean => [alert as Thing, alertDecision as Thing].includes(thing);

/** A request without what was asked for, an offering without the team that has to agree. */
const isNothingWithout = (thing: Thing, field: string): boolean =>
  (thing === serviceRequest && field === 'offeringId') || (thing === offering && field === 'approvalTeamId');

const ofRequest: readonly (readonly [thing: Thing, field: string])[] = [
  [requestEntry, 'requestId'],
  [requestApproval, 'requestId'],
  [requestTask, 'requestId'],
  [timeEntry, 'serviceRequestId'],
  [timer, 'serviceRequestId'],
];

/** A calendar that stays: the default one, if that is one's own. */
function* anotherCalendar(going: readonly string[]): Asking<string | null> {
  const own = (yield* many(calendar, {})).filter((each) => !going.includes(each.id));
  return (own.find((each) => each.isDefault) ?? own[0])?.id ?? null;
}

function* keepBases(id: string, kept: Set<string>): Asking<void> {
  for (const { baseId } of yield* many(calendar, { id: [id] }))
    if (baseId !== null && !kept.has(baseId)) {
      kept.add(baseId);
      yield* keepBases(baseId, kept);
    }
  for (const exception of yield* many(calendarException, { calendarId: id })) kept.add(exception.id);
}

/** What goes along, counted for the question before: absences, assignments and in which projects, the rest. */
export function* countLeaving({ removed, patched }: Hanging): Asking<Readonly<Record<string, string | number>>> {
  const count = (thing: Thing): number => removed.filter((each) => each.thing === thing).length;
  const inProjects = [...new Set(removed.flatMap(({ thing, row }) => (thing === assignment ? [row['projectId'] as string] : [])))];
  const names = inProjects.length > 0 ? (yield* many(project, { id: inProjects })).map(({ name }) => name) : [];
  const absences = count(absence);
  const assignments = count(assignment);
  return {
    absences,
    assignments,
    projects: names.join(', '),
    others: removed.length - absences - assignments,
    changed: patched.length,
  };
}
