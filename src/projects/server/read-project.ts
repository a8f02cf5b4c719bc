/** Reads all that planning one project needs, in one statement: so that all of it is true at the same position of the journal. */
import type { PoolClient } from 'pg';
import { snapshotParts, project, type PackedTable, type SnapshotPart } from '#projects/rules';
import type { Field, Thing } from '#platform/kit';

export type ReadProject = { readonly sequence: number; readonly project: Readonly<Record<string, unknown>> } & Readonly<
  Record<SnapshotPart, PackedTable>
>;

/** Instants as the rest of the API writes them, whatever JSON in SQL thinks. */
const valueOf = (field: Field): string =>
  field.kind === 'instant' ? `to_char(t.${field.column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : `t.${field.column}`;

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

function selectionOf(part: SnapshotPart): string {
  const { thing, fields } = snapshotParts[part] as { thing: Thing; fields: readonly string[] };
  const values = fieldsOf(thing, fields).map(valueOf).join(', ');
  return `(select coalesce(json_agg(json_build_array(${values}) order by t.id), '[]') from ${thing.table} t where t.org_id = $1 and ${conditions[part]}) as "${part}"`;
}

const projectFields = fieldsOf(project, ['id', 'version', ...project.fields.map((field) => field.name)]);
const projectSelection = `(select json_build_object(${projectFields.map((field) => `'${field.name}', ${valueOf(field)}`).join(', ')}) from projects.project t where t.org_id = $1 and t.id = $2) as project`;
const statementOf = (parts: readonly SnapshotPart[]): string =>
  `select (select h.sequence from platform.journal_head h where h.org_id = $1) as sequence, ${[projectSelection, ...parts.map(selectionOf)].join(', ')}, $3::uuid as baseline`;

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
  const row = rows[0]!;
  if (!row['project']) return undefined;
  const tables = partNames.map(
    (part) => [part, { fields: snapshotParts[part].fields, rows: (row[part] as unknown[][] | undefined) ?? [] }] as const,
  );
  return { sequence: row['sequence'], project: row['project'], ...Object.fromEntries(tables) } as unknown as ReadProject;
}
