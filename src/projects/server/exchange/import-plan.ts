import type { calendar, calendarException } from '#calendar/rules';
import type { person, rate, skill, team } from '#people/rules';
import type { assignment } from '../../rules/assignment.ts';
import type { baseline, baselineTask } from '../../rules/baseline.ts';
import type { link } from '../../rules/link.ts';
import type { PlanDocument } from '../../rules/plan-document.ts';
import { planFactsOf } from '../../rules/plan-facts-of-document.ts';
import type { project } from '../../rules/project.ts';
import type { task } from '../../rules/task.ts';
import { assignmentRows } from './import/assignment-rows.ts';
import { baselineRows } from './import/baseline-rows.ts';
import { calendarRows, type KnownCalendar } from './import/calendar-rows.ts';
import { importReport, type ImportedRow, type ImportRemark } from './import/import-report.ts';
import { linkRows } from './import/link-rows.ts';
import { peopleRows, type Newcomer } from './import/people-rows.ts';
import { projectRow } from './import/project-row.ts';
import { taskRows } from './import/task-rows.ts';
import { wallClock } from './import/wall-clock.ts';

export interface ImportOptions {
  /** Stands before the numbers of the tasks: `ERP`. */
  readonly key: string;
  /** Instead of the name that the file gives. */
  readonly name?: string;
  /** The name of the file without its ending, for a file that does not say what the project is called. */
  readonly fileTitle?: string;
  /** Where the clock hangs whose times the file writes. */
  readonly zone: string;
  /** Now, as an instant. */
  readonly at: string;
  readonly newId: () => string;
  /** Those who are here already; nobody comes twice. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly email: string | null }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly skills?: readonly { readonly id: string; readonly name: string }[];
  /** What a resource without a person becomes, such as "Electrician": a skill that is asked for until somebody is named, or a team. */
  readonly generic?: 'skill' | 'team';
  /** The resources of the file that name nobody, by their numbers there; guessed from their names when left out. */
  readonly nobody?: readonly number[];
  /** With what they say, as far as it is known: the same calendar is not brought in twice. */
  readonly calendars: readonly (KnownCalendar | { readonly id: string; readonly name: string })[];
  /** Holds when the file has no calendar of its own for the project. */
  readonly defaultCalendarId: string | null;
  /** Three letters, where the file does not say. */
  readonly currency?: string;
  /** Also those to whom no task is assigned. */
  readonly takesIdlePeople?: boolean;
}

/** Everything that the import would add, each row in the shape of its thing, and what it would not. */
export interface ImportedPlan {
  readonly calendars: readonly ImportedRow<typeof calendar>[];
  readonly exceptions: readonly ImportedRow<typeof calendarException>[];
  readonly people: readonly ImportedRow<typeof person>[];
  readonly teams: readonly ImportedRow<typeof team>[];
  readonly skills: readonly ImportedRow<typeof skill>[];
  readonly rates: readonly ImportedRow<typeof rate>[];
  /** Who comes with the file and was not here before: as people, or as what names nobody. */
  readonly newcomers: readonly Newcomer[];
  /** Undefined when the project itself cannot be taken; then the report says why, and nothing comes. */
  readonly project: ImportedRow<typeof project> | undefined;
  readonly tasks: readonly ImportedRow<typeof task>[];
  readonly links: readonly ImportedRow<typeof link>[];
  readonly assignments: readonly ImportedRow<typeof assignment>[];
  readonly baselines: readonly ImportedRow<typeof baseline>[];
  readonly baselineTasks: readonly ImportedRow<typeof baselineTask>[];
  readonly report: readonly ImportRemark[];
}

/**
 * The dry run of an import, and its content: pure, so that what was shown is what comes. Rows refer to one another by the ids made
 * here; put into one transaction they are a whole project. Nothing is computed: dates are the engine's business.
 */
export function rowsOfDocument(document: PlanDocument, options: ImportOptions): ImportedPlan {
  const report = importReport();
  const clock = wallClock(options.zone);
  const { calendars, exceptions, idOf: calendarIdOf } = calendarRows(document, options, report);
  const { people, teams, skills, rates, newcomers, workerOf } = peopleRows(document, calendarIdOf, options, report);
  const whole = projectRow(
    document,
    calendarIdOf(document.project.calendarUid) ?? options.defaultCalendarId ?? calendars[0]?.id ?? null,
    clock,
    options,
    report,
  );
  if (whole === undefined) {
    return {
      calendars: [],
      exceptions: [],
      people: [],
      teams: [],
      skills: [],
      rates: [],
      newcomers: [],
      project: undefined,
      tasks: [],
      links: [],
      assignments: [],
      baselines: [],
      baselineTasks: [],
      report: report.all(),
    };
  }
  // What is told in dates by the file but in working time by us (pauses, work laid out by hand) the engine's facts have already.
  const facts = planFactsOf(document);
  const { tasks, idOf: taskIdOf } = taskRows(document, facts, whole.id, calendarIdOf, clock, options, report);
  const links = linkRows(document, whole.id, tasks, taskIdOf, options, report);
  const assignments = assignmentRows(document, facts, whole.id, taskIdOf, workerOf, clock, options, report);
  const { baselines, baselineTasks } = baselineRows(document, whole.id, taskIdOf, clock, options, report);
  return {
    calendars,
    exceptions,
    people,
    teams,
    skills,
    rates,
    newcomers,
    project: whole,
    tasks,
    links,
    assignments,
    baselines,
    baselineTasks,
    report: report.all(),
  };
}
