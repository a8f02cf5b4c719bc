/**
 * One project of the sample. It is planned three times by the engine: as it was promised (the baseline), as it really went (some tasks took
 * longer, one or two shorter), and what of that lies before today is what has been reported.
 */
import { TICKS_PER_DAY, type Plan } from '#engine';
import {
  dayOf,
  instantOf,
  tickOf,
  tickOfCivil,
  weekdayOf,
  zoneOffsetsOf,
  type CalendarExceptionRow,
  type CalendarRow,
} from '#calendar/rules';
import type { AbsenceRow, PersonRow, SiteRow } from '#people/rules';
import { assignment, baseline, baselineHash, baselineTask, link, planOf, project, task, type ProjectFacts } from '#projects/rules';
import type { Chance } from './chance.ts';
import type { Making } from './make-records.ts';
import { readOutline, type OutlineAssignee, type OutlineTask } from './outline.ts';
import type { ProjectOutline } from './projects/index.ts';

/** What projects draw on. */
export interface Resources {
  readonly today: string;
  readonly authorId: string | null;
  readonly people: readonly PersonRow[];
  readonly personIds: Readonly<Record<string, string>>;
  readonly teamIds: Readonly<Record<string, string>>;
  readonly skillIds: Readonly<Record<string, string>>;
  readonly labelIds: Readonly<Record<string, string>>;
  readonly programmeIds: Readonly<Record<string, string>>;
  readonly sites: readonly SiteRow[];
  readonly absences: readonly AbsenceRow[];
  readonly calendars: readonly CalendarRow[];
  readonly exceptions: readonly CalendarExceptionRow[];
  readonly siteOf: Readonly<Record<string, SiteRow>>;
  readonly weekendCalendarId: string;
}

type Facts = ProjectFacts & { readonly tasks: readonly (ProjectFacts['tasks'][number] & { readonly name: string })[] };

export interface MadeProject {
  readonly id: string;
  /** By the task's name; the first of that name. */
  readonly taskIds: ReadonlyMap<string, string>;
}

export function makeProject(making: Making, outline: ProjectOutline, resources: Resources, chance: Chance): MadeProject {
  const lines = readOutline(outline.text);
  const scratch = scratchOf(making, outline, lines, resources);
  const promised = planOf({ ...scratch, absences: [] });
  const deadlines = lines.map((each, index) =>
    each.dueDays === null ? null : instantOf(promised.tasks[index]!.finish + each.dueDays * TICKS_PER_DAY),
  );
  const lived = livedDurations(lines, outline.trouble, chance);
  const really = planOf({ ...scratch, tasks: scratch.tasks.map((each, index) => ({ ...each, durationMinutes: lived[index]! })) });
  const reports = lines.map((each, index) => reportOf(each, index, scratch, really, lived, resources.today, chance));
  const blocked = outline.blocked === undefined ? -1 : reports.findLastIndex((each) => each.status === 'doing');

  const { id: projectId, ...projectRow } = scratch.project;
  making.add(project, projectRow, projectId);
  for (const [index, row] of scratch.tasks.entries()) {
    const { id, ...fields } = row;
    const report = reports[index]!;
    const blocks = index === blocked ? ({ status: 'blocked', blockedReason: outline.blocked! } as const) : {};
    const labelIds = lines[index]!.labels.map((label) => resources.labelIds[label]!);
    making.add(task, { ...fields, number: index + 1, deadline: deadlines[index]!, labelIds, ...report, ...blocks }, id);
  }
  for (const { id, ...fields } of scratch.links) making.add(link, fields, id);
  for (const { id, ...fields } of scratch.assignments) making.add(assignment, fields, id);
  makeBaseline(making, scratch, promised, resources);
  return { id: projectId, taskIds: new Map(scratch.tasks.toReversed().map((each) => [each.name, each.id])) };
}

/** Monday of the week in which it began, at eight by the clock of its site. */
function startOf({ weeksAgo }: ProjectOutline, { zone }: SiteRow, today: string): string {
  const monday = dayOf(today) - weekdayOf(dayOf(today)) - 7 * weeksAgo;
  const year = Number(today.slice(0, 4));
  return instantOf(tickOfCivil({ day: monday, minute: 480 }, zoneOffsetsOf(zone, year - 2, year + 1)));
}

/** The rows as promised, before anything was reported; not yet among the records. */
function scratchOf({ newId }: Making, outline: ProjectOutline, lines: readonly OutlineTask[], resources: Resources): Facts {
  const site = resources.siteOf[outline.site]!;
  const startAt = startOf(outline, site, resources.today);
  const ids = lines.map(() => newId());
  const projectId = newId();
  const person = (key: string): string => resources.personIds[key]!;
  const projectRow = project.schema.parse({
    key: outline.key,
    name: outline.name,
    goal: outline.goal,
    kind: outline.kind,
    programmeId: outline.programme === null ? null : resources.programmeIds[outline.programme]!,
    sponsorId: person(outline.sponsor),
    leadId: person(outline.lead),
    status: 'active',
    zone: site.zone,
    calendarId: site.calendarId!,
    startAt,
    priority: outline.priority,
    colour: outline.colour,
  });
  const tasks = lines.map((each, index) => ({
    ...task.schema.parse({
      projectId,
      number: index + 1,
      parentId: each.parent === null ? null : ids[each.parent]!,
      position: index + 1,
      name: each.name,
      kind: each.isMilestone ? 'milestone' : 'task',
      durationMinutes: each.minutes * (each.flags.has('round') ? 3 : 1),
      isElapsed: each.flags.has('round'),
      isEstimated: each.flags.has('est'),
      ...(each.fromDays === null
        ? { constraintKind: each.flags.has('late') ? 'ALAP' : 'ASAP' }
        : { constraintKind: 'SNET', constraintAt: instantOf(tickOf(startAt) + each.fromDays * TICKS_PER_DAY) }),
      calendarId: each.flags.has('weekend') ? resources.weekendCalendarId : null,
      ignoresResourceCalendar: each.flags.has('weekend'),
    }),
    id: ids[index]!,
  }));
  const links = lines.flatMap((each, index) =>
    each.links.map(({ from, kind, lagMinutes }) => ({
      ...link.schema.parse({ projectId, fromId: ids[from]!, toId: ids[index]!, kind, lag: lagMinutes }),
      id: newId(),
    })),
  );
  const assignments = lines.flatMap((each, index) =>
    each.assignees.map((assignee) => ({
      ...assignment.schema.parse({ projectId, taskId: ids[index]!, ...assigneeOf(assignee, resources) }),
      id: newId(),
    })),
  );
  const { people, sites, absences, calendars, exceptions } = resources;
  return { project: { ...projectRow, id: projectId }, tasks, links, assignments, people, sites, absences, calendars, exceptions };
}

/** Nobody gives more of a day than they have. */
function assigneeOf({ of, key, value }: OutlineAssignee, { people, personIds, skillIds, teamIds }: Resources) {
  if (of === 'skill') return { skillId: skillIds[key]!, level: value, unitsPerMille: 500 };
  if (of === 'team') return { teamId: teamIds[key]!, unitsPerMille: 500 };
  const personId = personIds[key]!;
  const capacity = people.find((each) => each.id === personId)!.capacityPerMille;
  return { personId, unitsPerMille: Math.min(capacity, value === null ? capacity : value * 10) };
}

/** In half days: most tasks take what was thought, some longer, a few shorter. */
const livedDurations = (lines: readonly OutlineTask[], trouble: number, chance: Chance): readonly number[] =>
  lines.map(({ minutes, isMilestone, flags }) => {
    const whole = minutes * (flags.has('round') ? 3 : 1);
    const factor = chance.happens(trouble) ? 1.3 + chance.below(90) / 100 : chance.happens(12) ? 0.7 : 1;
    if (isMilestone || minutes < 480) return whole;
    return Math.max(240, Math.round((whole * factor) / 240) * 240);
  });

function reportOf(
  line: OutlineTask,
  index: number,
  { tasks }: Facts,
  { tasks: planned }: Plan,
  lived: readonly number[],
  today: string,
  chance: Chance,
) {
  const { start, finish } = planned[index]!;
  const now = dayOf(today) * TICKS_PER_DAY;
  const plannedMinutes = tasks[index]!.durationMinutes;
  const nothing = { durationMinutes: plannedMinutes, percentComplete: 0, status: 'todo', actualStart: null, actualFinish: null } as const;
  if (line.isSummary || start >= now) return nothing;
  const begun = { durationMinutes: lived[index]!, actualStart: instantOf(start) };
  if (finish <= now) return { ...begun, percentComplete: 100, status: 'done', actualFinish: instantOf(finish) } as const;
  const behind = chance.happens(40) ? chance.below(20) : 0;
  const percentComplete = Math.max(5, Math.min(95, Math.round((100 * (now - start)) / (finish - start) / 5) * 5 - behind));
  return { ...begun, percentComplete, status: 'doing', actualFinish: null } as const;
}

function makeBaseline({ add }: Making, { project: of, tasks }: Facts, promised: Plan, { authorId }: Resources): void {
  const promises = promised.tasks.map(({ id, start, finish, duration }) => ({
    taskId: id,
    startAt: instantOf(start),
    finishAt: instantOf(finish),
    durationMinutes: duration / 10,
    workMinutes: tasks.find((each) => each.id === id)?.workMinutes ?? 0,
  }));
  const made = add(baseline, {
    projectId: of.id,
    number: 0,
    name: 'As promised at the start',
    takenAt: of.startAt,
    takenById: authorId,
    hash: baselineHash(promises),
  });
  for (const promise of promises) add(baselineTask, { projectId: of.id, baselineId: made.id, ...promise });
}
