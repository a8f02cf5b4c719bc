/** Everything that a screen needs to plan one project by itself, true at one position of the journal. */
import { z } from 'zod';
import { calendar, calendarException, window } from '#calendar/rules';
import { absence, person, site } from '#people/rules';
import { staff, view, type Base, type Row, type Thing } from '#platform/kit';
import { assignment, type Assignment } from './assignment.ts';
import { baseline, baselineTask, type Baseline, type BaselineTask } from './baseline.ts';
import { label, type Label } from './label.ts';
import { link, type Link } from './link.ts';
import { packedTable, unpack, type PackedTable } from './packed-table.ts';
import type { ProjectFacts } from './plan-facts.ts';
import type { Project } from './project.ts';
import { task, type Task } from './task.ts';

type NoTimes<T> = Omit<T, 'createdAt' | 'updatedAt'>;
/** Notes are read when a task is opened. */
export type SnapshotTask = Omit<NoTimes<Task>, 'notes'>;
type Bare<T extends Thing> = Omit<Row<T>, keyof Base> & { readonly id: string };

export interface PlanSnapshot extends ProjectFacts {
  /** The journal position at which all of it is true; changes after it come by live updates. */
  readonly sequence: number;
  readonly project: NoTimes<Project>;
  readonly tasks: readonly SnapshotTask[];
  readonly links: readonly NoTimes<Link>[];
  readonly assignments: readonly NoTimes<Assignment>[];
  readonly baselines: readonly NoTimes<Baseline>[];
  readonly baselineTasks: readonly Omit<BaselineTask, keyof Base | 'projectId'>[];
  readonly windows: readonly Bare<typeof window>[];
  readonly labels: readonly NoTimes<Label>[];
}

const without = (thing: Thing, ...left: readonly string[]): readonly string[] =>
  thing.fields.map((field) => field.name).filter((name) => !left.includes(name));

/** Which fields of which thing a snapshot holds, by its part; the server reads these and no others. */
export const snapshotParts = {
  tasks: { thing: task, fields: ['id', 'version', ...without(task, 'notes')] },
  links: { thing: link, fields: ['id', 'version', ...without(link)] },
  assignments: { thing: assignment, fields: ['id', 'version', ...without(assignment)] },
  baselines: { thing: baseline, fields: ['id', 'version', ...without(baseline)] },
  baselineTasks: { thing: baselineTask, fields: without(baselineTask, 'projectId') },
  // Of people no more than planning needs: who may see the plan need not see their address or why they are away.
  people: { thing: person, fields: ['id', ...without(person, 'email', 'notes', 'managerId')] },
  sites: { thing: site, fields: ['id', ...without(site)] },
  absences: { thing: absence, fields: ['id', ...without(absence, 'kind')] },
  calendars: { thing: calendar, fields: ['id', ...without(calendar)] },
  exceptions: { thing: calendarException, fields: ['id', ...without(calendarException)] },
  windows: { thing: window, fields: ['id', ...without(window)] },
  labels: { thing: label, fields: ['id', 'version', ...without(label)] },
} as const satisfies Record<string, { thing: unknown; fields: readonly string[] }>;
export type SnapshotPart = keyof typeof snapshotParts;

const parts = Object.fromEntries(Object.keys(snapshotParts).map((name) => [name, packedTable()])) as Record<
  SnapshotPart,
  ReturnType<typeof packedTable>
>;

export const planSnapshot = view({
  name: 'plan-snapshot',
  about:
    'Everything needed to plan one project: tasks, links, assignments, baselines, people, calendars, windows; true at one position of the journal.',
  path: '/projects/{projectId}/plan-snapshot',
  query: z.strictObject({
    projectId: z.uuid(),
    baselineId: z.uuid().optional().describe('the baseline whose rows come along; the latest one when not told'),
  }),
  result: z.strictObject({ sequence: z.int(), project: z.record(z.string(), z.unknown()), ...parts }).meta({ id: 'PlanSnapshot' }),
  may: staff,
  scopeIn: ({ projectId }) => projectId,
});

/** The answer as records. */
export function unpackSnapshot(answer: z.output<typeof planSnapshot.result>): PlanSnapshot {
  const read = <R>(part: PackedTable): readonly R[] => unpack<R>(part);
  return {
    sequence: answer.sequence,
    project: answer.project as unknown as Project,
    tasks: read(answer.tasks),
    links: read(answer.links),
    assignments: read(answer.assignments),
    baselines: read(answer.baselines),
    baselineTasks: read(answer.baselineTasks),
    people: read<ProjectFacts['people'][number]>(answer.people).map((each) => ({ ...each, email: null, notes: '', managerId: null })),
    sites: read(answer.sites),
    absences: read<ProjectFacts['absences'][number]>(answer.absences).map((each) => ({ ...each, kind: 'other' })),
    calendars: read(answer.calendars),
    exceptions: read(answer.exceptions),
    windows: read(answer.windows),
    labels: read(answer.labels),
  };
}
