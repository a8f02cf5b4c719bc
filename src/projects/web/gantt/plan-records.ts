/** The records of one project as the browser holds them, and what the chart makes of them. */
import { Calendars, compile, run, type Network, type PlanFacts, type WorkingTime, type ZoneOffset } from '#engine';
import { occurrencesOf, offsetsOver, tickOf, type WindowRow } from '#calendar/rules';
import {
  concernsProject,
  formatLinkText,
  outlineOf,
  planFactsOf,
  type OutlineRow,
  type ProjectFacts,
  type PlanSnapshot,
  type SnapshotTask,
  type Tongue,
} from '#projects/rules';
import type { Band } from './chart.ts';
import { INACTIVE, MANUAL, MILESTONE, planModel, SUMMARY, TENTATIVE, type ChartTask, type PlanModel } from './plan-model.ts';

type Records<R> = ReadonlyMap<string, R>;

/** By the names of the things, as deeds ask for them. */
export interface PlanRecords {
  readonly project: Records<PlanSnapshot['project']>;
  readonly task: Records<SnapshotTask>;
  readonly link: Records<PlanSnapshot['links'][number]>;
  readonly assignment: Records<PlanSnapshot['assignments'][number]>;
  readonly person: Records<ProjectFacts['people'][number] & { readonly name: string }>;
  readonly site: Records<ProjectFacts['sites'][number]>;
  readonly absence: Records<ProjectFacts['absences'][number]>;
  readonly calendar: Records<ProjectFacts['calendars'][number]>;
  readonly 'calendar-exception': Records<ProjectFacts['exceptions'][number]>;
  readonly window: Records<WindowRow>;
  readonly baseline: Records<PlanSnapshot['baselines'][number]>;
  readonly 'baseline-task': Records<PlanSnapshot['baselineTasks'][number]>;
}

/** All that a chart needs of the records, computed. */
export interface ComputedPlan {
  readonly facts: PlanFacts;
  readonly network: Network;
  readonly model: PlanModel;
  readonly rows: readonly OutlineRow<SnapshotTask>[];
  /** Of the project's site. */
  readonly offsets: readonly ZoneOffset[];
  /** When the project works. */
  readonly workingTime: WorkingTime;
  readonly bands: readonly Band[];
}

/** The records of a snapshot, each found by its id. */
export function recordsOf(snapshot: PlanSnapshot): PlanRecords {
  const byId = <R extends { readonly id: string }>(rows: readonly R[]): ReadonlyMap<string, R> => new Map(rows.map((row) => [row.id, row]));
  return {
    project: byId([snapshot.project]),
    task: byId(snapshot.tasks),
    link: byId(snapshot.links),
    assignment: byId(snapshot.assignments),
    person: byId(snapshot.people),
    site: byId(snapshot.sites),
    absence: byId(snapshot.absences),
    calendar: byId(snapshot.calendars),
    'calendar-exception': byId(snapshot.exceptions),
    window: byId(snapshot.windows),
    baseline: byId(snapshot.baselines),
    'baseline-task': new Map(snapshot.baselineTasks.map((row) => [`${row.baselineId} ${row.taskId}`, row])),
  };
}

const values = <R>(records: Records<R>): R[] => [...records.values()];

export const projectIn = (records: PlanRecords): PlanSnapshot['project'] => {
  const [project] = records.project.values();
  if (!project) throw new Error('a plan without its project');
  return project;
};

export const factsIn = (records: PlanRecords): PlanFacts =>
  planFactsOf({
    project: projectIn(records),
    tasks: values(records.task),
    links: values(records.link),
    assignments: values(records.assignment),
    people: values(records.person),
    sites: values(records.site),
    absences: values(records.absence),
    calendars: values(records.calendar),
    exceptions: values(records['calendar-exception']),
  });

export function computePlan(records: PlanRecords, tongue: Tongue): ComputedPlan {
  const facts = factsIn(records);
  const network = compile(facts);
  run(network);
  const rows = outlineOf(values(records.task));
  const project = projectIn(records);
  const year = Number(project.startAt.slice(0, 4));
  const offsetsOf = offsetsOver(Math.max(1900, year - 10), Math.min(2199, year + 40));
  return {
    facts,
    network,
    rows,
    model: planModel(chartTasks(records, rows, tongue), network),
    offsets: offsetsOf(project.zone),
    workingTime: new Calendars(facts.calendars, facts.start).of(facts.calendar),
    bands: values(records.window)
      .filter((row) => concernsProject(row, project.id, values(records.person)))
      .flatMap((row) =>
        occurrencesOf(row, network.projectStart - MONTH, network.projectFinish + 6 * MONTH, offsetsOf(row.zone)).map((each) => ({
          kind: BAND_KINDS[row.kind] ?? 'maintenance',
          name: row.name,
          ...each,
        })),
      ),
  };
}

const MONTH = 30 * 14_400;
const BAND_KINDS: Readonly<Record<string, Band['kind']>> = {
  'freeze-hard': 'freeze',
  'freeze-soft': 'soft-freeze',
  maintenance: 'maintenance',
  'business-peak': 'peak',
};

/** In the order of the outline, which is that of the facts. */
function chartTasks(records: PlanRecords, rows: readonly OutlineRow<SnapshotTask>[], tongue: Tongue): ChartTask[] {
  const { options } = projectIn(records);
  const numberOf = (id: string) => records.task.get(id)?.number ?? 0;
  const predecessors = Map.groupBy(records.link.values(), (link) => link.toId);
  const workers = Map.groupBy(records.assignment.values(), (each) => each.taskId);
  const promised = promisedDates(records);
  const summaryPercent = percentOfSummaries(rows);
  return rows.map(({ task, level, hasChildren }) => {
    const links = predecessors.get(task.id);
    const baseline = promised.get(task.id);
    const kind = hasChildren ? SUMMARY : task.kind === 'milestone' ? MILESTONE : 0;
    // Nobody estimates a summary: its dates come from below, whatever it was before it had tasks there.
    const isEstimate = task.isEstimated && task.isActive && !hasChildren;
    return {
      id: task.id,
      number: String(task.number),
      name: task.name,
      level: level - 1,
      flags: kind | (task.mode === 'manual' ? MANUAL : 0) | (task.isActive ? 0 : INACTIVE) | (isEstimate ? TENTATIVE : 0),
      percent: hasChildren ? (summaryPercent.get(task.id) ?? 0) : task.percentComplete,
      deadline: task.deadline === null ? undefined : tickOf(task.deadline),
      baselineStart: baseline && tickOf(baseline.startAt),
      baselineFinish: baseline && tickOf(baseline.finishAt),
      predecessors:
        links &&
        formatLinkText(
          links.map((link) => ({ number: numberOf(link.fromId), kind: link.kind, lag: link.lag, lagKind: link.lagKind })),
          options,
          tongue,
        ),
      unfilled: workers.get(task.id)?.filter((each) => each.personId === null).length,
      resources: workers
        .get(task.id)
        ?.map((each) => workerText(records, each))
        .filter((text) => text !== '')
        .join(', '),
    };
  });
}

const workerText = (records: PlanRecords, { personId, unitsPerMille }: PlanSnapshot['assignments'][number]): string => {
  const name = personId === null ? '' : (records.person.get(personId)?.name ?? '');
  return name && unitsPerMille !== 1000 ? `${name} ${Math.round(unitsPerMille / 10)} %` : name;
};

/** The dates of the baseline whose rows came along: the latest, against which slips are measured. */
const promisedDates = (records: PlanRecords): ReadonlyMap<string, PlanSnapshot['baselineTasks'][number]> =>
  new Map(values(records['baseline-task']).map((each) => [each.taskId, each]));

/** Summaries: the share done of the work below them, weighed by duration. */
function percentOfSummaries(rows: readonly OutlineRow<SnapshotTask>[]): ReadonlyMap<string, number> {
  const done = new Map<string, number>();
  const all = new Map<string, number>();
  for (let at = rows.length - 1; at >= 0; at--) {
    const { task, hasChildren } = rows[at]!;
    if (!hasChildren) {
      const weight = Math.max(task.durationMinutes, 1);
      all.set(task.id, weight);
      done.set(task.id, (weight * task.percentComplete) / 100);
    }
    if (task.parentId === null) continue;
    all.set(task.parentId, (all.get(task.parentId) ?? 0) + (all.get(task.id) ?? 0));
    done.set(task.parentId, (done.get(task.parentId) ?? 0) + (done.get(task.id) ?? 0));
  }
  return new Map([...all].map(([id, weight]) => [id, weight === 0 ? 0 : (100 * done.get(id)!) / weight]));
}
