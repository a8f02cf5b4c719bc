/** Reads what capacity is reckoned from: everybody with their hours and skills, and the assignments of all running projects with their dates. */
import type { PoolClient } from 'pg';
import { calendar, calendarException } from '#calendar/rules';
import { absence, person, personSkill, site, skill, team } from '#people/rules';
import { readRotas } from '#duty/server';
import type { Thing } from '#platform/kit';
import type { CapacityFacts } from '#planning/rules';

const parts = {
  people: [person, ''],
  sites: [site, ''],
  absences: [absence, " and t.status = 'approved'"],
  calendars: [calendar, ''],
  exceptions: [calendarException, ''],
  teams: [team, ''],
  skills: [skill, ''],
  personSkills: [personSkill, ''],
} as const satisfies Record<string, readonly [unknown, string]>;

const fieldsOf = (thing: Thing): string =>
  ['t.id', ...thing.fields.filter((field) => field.name !== 'notes').map((field) => `t.${field.column} as "${field.name}"`)].join(', ');

const running = `p.status in ('planned', 'active')`;

const asks = `
  select t.id as "taskId", t.name as "taskName", t.number as "taskNumber", t.project_id as "projectId", coalesce(t.calendar_id, p.calendar_id) as "calendarId",
         a.person_id as "personId", a.team_id as "teamId", a.skill_id as "skillId", a.units_per_mille as "unitsPerMille", a.work_minutes as "workMinutes",
         a.contour, a.profile, a.delay_minutes as "delayMinutes",
         c.start_at as "startAt", c.finish_at as "finishAt"
    from projects.assignment a
    join projects.task t on t.org_id = a.org_id and t.id = a.task_id and t.is_active
    join projects.project p on p.org_id = t.org_id and p.id = t.project_id and ${running}
    join projects.task_plan c on c.org_id = t.org_id and c.id = t.id and not c.is_summary
   where a.org_id = $1 order by a.id`;

/** Everything in one snapshot of the database: the caller's transaction. */
export async function readCapacityFacts(client: PoolClient, organisationId: string, sequence: number, at: string): Promise<CapacityFacts> {
  const read = async (sql: string): Promise<unknown[]> => (await client.query(sql, [organisationId])).rows;
  const tables: Record<string, unknown[]> = {};
  for (const [name, [thing, condition]] of Object.entries(parts))
    tables[name] = await read(`select ${fieldsOf(thing as never)} from ${thing.table} t where t.org_id = $1${condition} order by t.id`);
  return {
    ...(tables as unknown as Pick<CapacityFacts, keyof typeof parts>),
    sequence,
    projects: (await read(
      `select p.id, p.key, p.name, p.colour from projects.project p where p.org_id = $1 and ${running} order by p.key`,
    )) as never,
    asks: (await read(asks)) as never,
    rotas: [...(await readRotas(client, organisationId, at)).facts.values()],
  };
}

/** Changes whenever an answer may change: the journal's position, and which positions the plans were computed from. */
export async function readPosition(
  client: PoolClient,
  organisationId: string,
): Promise<{ readonly sequence: number; readonly plans: string }> {
  const { rows } = await client.query<{ sequence: number | null; plans: string }>(
    `select (select h.sequence from platform.journal_head h where h.org_id = $1) as sequence,
            (select concat(count(*), ' ', max(pp.computed_at), ' ', sum(pp.computed_from_sequence)) from projects.project_plan pp where pp.org_id = $1) as plans`,
    [organisationId],
  );
  return { sequence: Number(rows[0]!.sequence ?? 0), plans: rows[0]!.plans };
}
