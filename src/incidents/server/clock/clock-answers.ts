/** Answers how targets stand: of one incident with the reasons, of all open ones the next. */
import { instantOf } from '#calendar/rules';
import { TICKS_PER_MINUTE } from '#engine';
import { incident, incidentClocks, mostOpen, openIncidents, whyTargetDue, type OpenIncidentRow } from '#incidents/rules';
import { answerView, readOne, type ViewAnswer, type Recall } from '#platform/server';
import type { ClockStep } from '#operations/rules';
import type { HoursOf } from './hours-memory.ts';
import { nextOf, readClocks, standingOf } from './standing-targets.ts';

export function clockAnswers(recall: Recall<HoursOf>): readonly ViewAnswer[] {
  return [
    answerView(incidentClocks, async ({ id }, { client, by, tools }) => {
      const found = await readOne(client, incident, id, by);
      const now = tools.now();
      const clocks = await readClocks(client, by.organisationId, [id], recall, now);
      const items = clocks.of(found as never).map((each) => ({
        ...standingOf(each),
        steps: whyTargetDue(each.running, each.target, clocks.hours(each.calendarId)).map(spoken),
      }));
      return { now, items };
    }),
    answerView(openIncidents, async (query, { client, by, tools }) => {
      const now = tools.now();
      const { rows } = await client.query<Omit<OpenIncidentRow, 'next'>>(
        `select id, version, number, title, service_id as "serviceId", priority, status, hold_reason as "holdReason", team_id as "teamId", person_id as "personId",
                is_major as "isMajor", opened_at as "openedAt", acknowledged_at as "acknowledgedAt"
           from incidents.incident
          where org_id = $1 and status in ('new', 'in-progress', 'on-hold') and ($2::uuid is null or person_id = $2) and ($3::uuid is null or team_id = $3)
            and ($4::uuid is null or service_id = $4) and ($5::integer is null or priority = $5) and ($6::text is null or title ilike $6 or 'INC-' || number ilike $6)
          order by is_major desc, priority, opened_at limit $7`,
        [
          by.organisationId,
          query.personId ?? null,
          query.teamId ?? null,
          query.serviceId ?? null,
          query.priority ?? null,
          query.q === undefined ? null : `%${query.q.replace(/[\\%_]/g, '\\$&')}%`,
          mostOpen + 1,
        ],
      );
      const shown = rows.slice(0, mostOpen);
      const clocks = await readClocks(
        client,
        by.organisationId,
        shown.map((row) => row.id),
        recall,
        now,
      );
      const items = shown.map((row) => {
        const next = nextOf(clocks.of(row));
        return { ...row, next: next ? standingOf(next) : null };
      });
      return { now, items: items.toSorted(byDue), isCut: rows.length > mostOpen };
    }),
  ];
}

/** Major ones before all, then those of priority 1, however overdue others are; then what is due first; what has no target, by importance behind them. */
function byDue(one: OpenIncidentRow, other: OpenIncidentRow): number {
  if (one.isMajor !== other.isMajor) return one.isMajor ? -1 : 1;
  if ((one.priority === 1) !== (other.priority === 1)) return one.priority === 1 ? -1 : 1;
  const [due, otherDue] = [one.next?.dueAt ?? '9999', other.next?.dueAt ?? '9999'];
  if (due !== otherDue) return due < otherDue ? -1 : 1;
  return one.priority - other.priority || one.number - other.number;
}

/** A stretch of a clock in instants and minutes. */
export function spoken(step: ClockStep) {
  const [from, to] = step.kind === 'due' ? [step.at, step.at] : [step.from, step.to];
  return {
    kind: step.kind,
    from: instantOf(from),
    to: to === null ? null : instantOf(to),
    minutes: step.kind === 'counted' ? step.counted / TICKS_PER_MINUTE : 0,
    minutesSoFar: step.kind === 'counted' ? step.soFar / TICKS_PER_MINUTE : 0,
    reasons: step.kind === 'paused' ? [...step.reasons] : [],
  };
}
