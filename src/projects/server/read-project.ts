/** Reads all that planning one project needs, in one statement: so that all of it is true at the same position of the journal. */
import type { PoolClient } from 'pg';
import { snapshotParts, project, type PackedTable, type SnapshotPart } from '#projects/rules';
import type { Field, Thing } from '#platform/kit';

export type ReadProject = { readonly sequence: number; readonly project: Readonly<Record<string, unknown>> } & Readonly<
  Record<SnapshotPart, PackedTable>
>;

/** JSON in SQL writes `2026-11-22T00:37:12+00:00`, the rest of the API `2026-11-22T00:37:12.000Z`; made alike here, where it is cheaper. */
const instantOf = (text: string): string => (text.endsWith('+00:00') ? `${text.slice(0, 19)}.${text.slice(20, -6).padEnd(3, '0')}Z` : text);

const fieldsOf = (thing: Thing, names: readonly string[]): readonly Field[] => names.map((name) => thing.fieldOf.get(name)!);

const ofProject = 't.project_id = $2';
const assigned = 'select a.person_id from projects.assignment a where a.org_id = $1 and a.project_id = $2';
const conditions: Readonly<Record<SnapshotPart, string>> = {
  tasks: ofProject,
  links: ofProject,
  assignments: ofProject,
  baselines: ofProject,
  baselineTasks: `t.baseline_id = coalesce($3, (select b.id from projects.baseline b where b.org_id = $1 and b.project_id = $2 order by b.taken_at desc, b.id desc limit 1)) and ${ofProject}`,
  people: `t.id in (${assigned})`,
  sites: 'true',
  absences: `t.person_id in (${assigned}) and t.status = 'approved'`,
  calendars: 'true',
  exceptions: 'true',
  windows: 'true',
  labels: 'true',
};

const partNames = Object.keys(snapshotParts) as SnapshotPart[];

function selectionOf(part: SnapshotPart, condition = conditions[part]): string {
  const { thing, fields } = snapshotParts[part] as { thing: Thing; fields: readonly string[] };
  const values = fieldsOf(thing, fields)
    .map((field) => `t.${field.column}`)
    .join(', ');
  return `(select coalesce(json_agg(json_build_array(${values}) order by t.id), '[]') from ${thing.table} t where t.org_id = $1 and ${condition}) as "${part}"`;
}

const projectFields = fieldsOf(project, ['id', 'version', ...project.fields.map((field) => field.name)]);
const projectSelectionOf = (id: string): string =>
  `(select json_build_object(${projectFields.map((field) => `'${field.name}', t.${field.column}`).join(', ')}) from projects.project t where t.org_id = $1 and t.id = ${id}) as project`;
const statementOf = (parts: readonly SnapshotPart[]): string =>
  `select (select h.sequence from platform.journal_head h where h.org_id = $1) as sequence, ${[projectSelectionOf('$2'), ...parts.map((part) => selectionOf(part))].join(', ')}, $3::uuid as baseline`;

/** Which places of a row hold instants. */
const instantsOf = Object.fromEntries(
  partNames.map((part) => {
    const { thing, fields } = snapshotParts[part] as { thing: Thing; fields: readonly string[] };
    return [part, fieldsOf(thing, fields).flatMap((field, i) => (field.kind === 'instant' ? [i] : []))];
  }),
) as unknown as Readonly<Record<SnapshotPart, readonly number[]>>;

const whole = statementOf(partNames);
/** What the engine needs; the rest is for screens. */
const forPlanning = statementOf(['tasks', 'links', 'assignments', 'people', 'sites', 'absences', 'calendars', 'exceptions']);

/** Undefined when there is no such project. */
export async function readProject(
  client: PoolClient,
  organisationId: string,
  projectId: string,
  { purpose, baselineId = null }: { readonly purpose: 'screen' | 'planning'; readonly baselineId?: string | null },
): Promise<ReadProject | undefined> {
  const { rows } = await client.query<Record<string, unknown>>(purpose === 'screen' ? whole : forPlanning, [
    organisationId,
    projectId,
    baselineId,
  ]);
  return readOf(rows[0]!);
}

function readOf(row: Record<string, unknown>): ReadProject | undefined {
  const found = row['project'] as Record<string, unknown> | null;
  if (!found) return undefined;
  const tables = partNames.map((part) => {
    const rows = (row[part] as unknown[][] | undefined) ?? [];
    for (const at of instantsOf[part]) for (const each of rows) if (each[at] !== null) each[at] = instantOf(each[at] as string);
    return [part, { fields: snapshotParts[part].fields, rows }] as const;
  });
  for (const { name, kind } of projectFields)
    if (kind === 'instant' && found[name] !== null) found[name] = instantOf(found[name] as string);
  return { sequence: row['sequence'], project: found, ...Object.fromEntries(tables) } as unknown as ReadProject;
}

const touchedOf = (part: 'tasks' | 'links'): string => selectionOf(part, `t.project_id = w.project_id and t.id = any(c.${part})`);

/** Who was away for longer than so many changes reads the whole. */
const mostChanges = 1000;

const sinceThen = `
  with wanted as (
    select * from unnest($2::uuid[], $3::bigint[]) as w(project_id, after)
  ), line as (
    select distinct w.project_id, l.thing, l.row_id
      from platform.journal_line l join platform.journal j using (org_id, sequence)
      join wanted w on l.sequence > w.after
       and (l.thing in ('person', 'absence', 'site', 'calendar', 'calendar-exception') or l.scope_id = w.project_id and l.thing in ('task', 'link', 'assignment'))
     where l.org_id = $1 and l.sequence > (select min(after) from wanted) and j.branch_id is null
  ), change as materialized (
    select project_id, bool_or(thing not in ('task', 'link')) or count(*) > ${mostChanges} as is_wide,
           array_agg(row_id) filter (where thing = 'task') as tasks, array_agg(row_id) filter (where thing = 'link') as links
      from line group by project_id
  )
  select (select h.sequence from platform.journal_head h where h.org_id = $1) as sequence, ${[projectSelectionOf('w.project_id'), touchedOf('tasks'), touchedOf('links')].join(', ')},
         (select k.computed_from_sequence from projects.project_plan k where k.org_id = $1 and k.project_id = w.project_id) as "keptAt",
         (c.tasks || c.links)::text[] as touched, w.project_id as "projectId"
    from wanted w left join change c using (project_id)
   where c.is_wide is not true`;

/** What of a project changed since a position: the project itself, and the tasks and links that are touched, as they are now. */
export interface Since {
  readonly read: ReadProject;
  /** Ids of the tasks and links that were made, changed or removed. */
  readonly touched: ReadonlySet<string>;
  /** The position from which the plan in the table was computed. */
  readonly keptAt: number | null;
}

/** By project. Left out when it is gone, when people or their time changed too, or when very much changed: then the whole is read again. All in one statement. */
export async function readSince(
  client: PoolClient,
  organisationId: string,
  positions: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, Since>> {
  const since = new Map<string, Since>();
  if (positions.size === 0) return since;
  const { rows } = await client.query<Record<string, unknown>>(sinceThen, [organisationId, [...positions.keys()], [...positions.values()]]);
  for (const row of rows) {
    const read = readOf(row);
    const touched = new Set((row['touched'] as string[] | null) ?? []);
    if (read) since.set(row['projectId'] as string, { read, touched, keptAt: row['keptAt'] as number | null });
  }
  return since;
}
