import type { person } from '#people/rules';
import type { PlanAssignment, PlanCalendar, PlanResource } from '../../../rules/plan-document.ts';
import type { ExportedPlan } from '../export-plan.ts';
import type { ImportedRow, ImportReport } from '../import/import-report.ts';
import { ticksOfMinutes, type WallClock } from '../import/wall-clock.ts';
import { EMPTY_ASSIGNMENT, EMPTY_RESOURCE } from '../mspdi/empty-records.ts';

export type ExportedPerson = Pick<ImportedRow<typeof person>, 'id' | 'name' | 'email' | 'calendarId' | 'capacityPerMille' | 'notes'>;

interface Context {
  readonly calendarUidOf: (id: string | null) => number | null;
  readonly nextUid: number;
  readonly uidOfTask: ReadonlyMap<string, number>;
  readonly clock: WallClock;
}

export interface ResourcesOut {
  readonly resources: readonly PlanResource[];
  readonly assignments: readonly PlanAssignment[];
  /** Microsoft Project wants a calendar for everybody who works, even one that says nothing of its own. */
  readonly calendars: readonly PlanCalendar[];
}

/** Whoever the assignments name: people, and for a team or a skill a role. */
export function resourcesOut(plan: ExportedPlan, context: Context, report: ImportReport): ResourcesOut {
  const named = new Set(plan.assignments.map((each) => each.personId ?? each.teamId ?? each.skillId));
  const resources: PlanResource[] = [];
  const calendars: PlanCalendar[] = [];
  const uids = new Map<string, number>();
  for (const each of plan.people.filter(({ id }) => named.has(id))) {
    const uid = resources.length + 1;
    const calendarUid = context.nextUid + calendars.length;
    const baseUid = context.calendarUidOf(each.calendarId) ?? context.calendarUidOf(plan.project.calendarId);
    calendars.push({
      uid: calendarUid,
      guid: null,
      name: each.name,
      isBase: false,
      isBaseline: false,
      baseUid,
      days: [],
      exceptions: [],
      workWeeks: [],
    });
    resources.push({
      ...EMPTY_RESOURCE,
      uid,
      id: uid,
      name: each.name,
      email: each.email,
      maxUnits: each.capacityPerMille / 1000,
      calendarUid,
      notes: each.notes === '' ? null : each.notes,
    });
    uids.set(each.id, uid);
  }
  for (const each of [...plan.teams, ...plan.skills].filter(({ id }) => named.has(id))) {
    const uid = resources.length + 1;
    resources.push({ ...EMPTY_RESOURCE, uid, id: uid, name: each.name, isGeneric: true, maxUnits: 1 });
    uids.set(each.id, uid);
  }
  return { resources, calendars, assignments: assignmentsOut(plan, uids, context, report) };
}

function assignmentsOut(
  plan: ExportedPlan,
  uids: ReadonlyMap<string, number>,
  { uidOfTask, clock }: Context,
  report: ImportReport,
): readonly PlanAssignment[] {
  const taskOf = new Map(plan.tasks.map((each) => [each.id, each]));
  return plan.assignments.flatMap((each, at) => {
    const taskUid = uidOfTask.get(each.taskId);
    const resourceUid = uids.get(each.personId ?? each.teamId ?? each.skillId ?? '');
    if (taskUid === undefined || resourceUid === undefined) return [];
    const name = taskOf.get(each.taskId)?.name ?? '';
    if (each.profile.length > 0)
      report.add({
        severity: 'amended',
        subject: 'assignment',
        name,
        field: 'profile',
        code: 'profile-not-written',
        detail: 'work laid out by hand is written as one piece',
      });
    const instant = (value: string | null): string | null => (value === null ? null : clock.civil(value));
    const dates = plan.plans.get(each.taskId);
    const work = each.workMinutes === null ? null : ticksOfMinutes(each.workMinutes);
    const actualWork = each.actualWorkMinutes === null ? null : ticksOfMinutes(each.actualWorkMinutes);
    return [
      {
        ...EMPTY_ASSIGNMENT,
        uid: at + 1,
        taskUid,
        resourceUid,
        units: each.unitsPerMille / 1000,
        work,
        actualWork,
        remainingWork: work === null ? null : Math.max(0, work - (actualWork ?? 0)),
        contour: each.contour,
        delay: ticksOfMinutes(each.delayMinutes),
        levellingDelay: ticksOfMinutes(each.levellingDelayMinutes),
        actualStart: instant(each.actualStart),
        actualFinish: instant(each.actualFinish),
        stored: { ...EMPTY_ASSIGNMENT.stored, start: instant(dates?.startAt ?? null), finish: instant(dates?.finishAt ?? null) },
      },
    ];
  });
}
