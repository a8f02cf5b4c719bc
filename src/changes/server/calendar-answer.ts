/** Answers the change calendar. */
import { dayOf, instantOf, tickOfCivil, type WindowRow } from '#calendar/rules';
import type { Tick } from '#engine';
import { Problem } from '#platform/kit';
import { answerView, readAll, type Asking, type ViewAnswer } from '#platform/server';
import {
  change,
  changeSchedule,
  changeStatuses,
  collisionsOf,
  isImplemented,
  isRefusing,
  longestCalendarDays,
  plannedChangeOf,
  type CalendarChange,
  type ChangeRow,
} from '#changes/rules';
import type { makeCollisionMemory, Remembered } from './collision-memory.ts';

export const calendarAnswer = (recall: ReturnType<typeof makeCollisionMemory>): ViewAnswer =>
  answerView(changeSchedule, async ({ from, to }, asking) => {
    const days = dayOf(to) - dayOf(from) + 1;
    if (days < 1 || days > longestCalendarDays)
      throw new Problem(422, 'bad-range', 'The range cannot be answered', {
        detail: `from must not lie after to, and at most ${longestCalendarDays} days lie between them`,
        errors: [{ pointer: '/to', detail: 'choose another last day' }],
      });
    const known = await recall(asking);
    const offsets = known.zoneOffsets(known.people.zone);
    const begin = tickOfCivil({ day: dayOf(from), minute: 0 }, offsets);
    const end = tickOfCivil({ day: dayOf(to), minute: 1440 }, offsets);
    return {
      zone: known.people.zone,
      services: [...known.services.values()]
        .filter((each) => each.status !== 'retired')
        .map(({ id, key, name, tier, ownerId, teamId }) => ({ id, key, name, tier, ownerId, teamId })),
      changes: (await changesBetween(asking, begin, end)).map((row) => shown(row, known)),
      bands: known.facts.windows.flatMap((window) =>
        known.facts.openings.between(window, begin, end).map((each) => ({
          windowId: window.id,
          name: window.name,
          kind: window.kind,
          serviceIds: lanesOf(window, known),
          startAt: instantOf(each.from),
          endAt: instantOf(each.to),
        })),
      ),
      milestones: known.milestones
        .filter((each) => each.at >= begin && each.at < end && !asking.by.hiddenScopes.includes(each.projectId))
        .map(({ at, ...each }) => ({ ...each, at: instantOf(at), serviceIds: [...each.serviceIds] })),
    };
  });

async function changesBetween({ client, by }: Asking, begin: Tick, end: Tick): Promise<readonly ChangeRow[]> {
  const statuses = changeStatuses.filter((each) => each !== 'cancelled' && each !== 'rejected');
  const { rows } = await client.query<{ id: string }>(
    `select id from changes.change where org_id = $1 and planned_start < $3
        and planned_end + (back_out_minutes + verification_minutes) * interval '1 minute' > $2 and status = any($4::text[])`,
    [by.organisationId, instantOf(begin), instantOf(end), statuses],
  );
  return rows.length === 0 ? [] : readAll(client, change, by.organisationId, { id: rows.map((each) => each.id) });
}

function shown(row: ChangeRow, known: Remembered): CalendarChange {
  const planned = plannedChangeOf(row, known.standing.projectOf.get(row.id))!;
  const collisions = isImplemented(row) ? [] : collisionsOf(planned, known.facts).filter((each) => !each.isExcepted);
  const { id, version, number, title, kind, status, risk, serviceId } = row;
  return {
    id,
    version,
    number,
    title,
    kind,
    status,
    risk,
    serviceId,
    implementerName: known.people.names.get(row.implementerId ?? '') ?? null,
    plannedStart: row.plannedStart!,
    plannedEnd: row.plannedEnd!,
    heldUntil: instantOf(planned.to),
    collisions: collisions.length,
    isRefused: collisions.some(isRefusing),
  };
}

/** A window of a site lies over the services whose assets stand there, one of a team over the services of that team. */
function lanesOf({ scope, scopeIds, scopeNames }: WindowRow, { facts, services, assets, milestones }: Remembered): string[] | null {
  if (scope === 'organisation') return null;
  const found = new Set<string>();
  if (scope === 'service') {
    for (const name of scopeNames) found.add(facts.byName.get(name.trim().toLowerCase()) ?? '');
    for (const id of scopeIds) found.add(id);
  }
  if (scope === 'site') for (const each of assets.values()) if (scopeIds.includes(each.siteId ?? '')) found.add(each.serviceId ?? '');
  if (scope === 'team') for (const each of services.values()) if (scopeIds.includes(each.teamId ?? '')) found.add(each.id);
  if (scope === 'project')
    for (const each of milestones) if (scopeIds.includes(each.projectId)) for (const id of each.serviceIds) found.add(id);
  return [...found].filter((id) => services.has(id));
}
