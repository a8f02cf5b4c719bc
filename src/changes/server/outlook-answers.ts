/** Answers with what a change collides, who has to agree to it, and when it would be free. */
import { dateOf, instantOf, tickOf } from '#calendar/rules';
import { person, team } from '#people/rules';
import { Problem, type Principal } from '#platform/kit';
import { answerView, readAll, readOne, type Asking, type ViewAnswer } from '#platform/server';
import {
  change,
  changeApproval,
  changeOutlook,
  changeSlots,
  collisionsOf,
  freeSlots,
  isApproverFor,
  isOpen,
  isRequester,
  linesFor,
  maintenanceOf,
  noticeHoursOf,
  plannedChangeOf,
  riskPartsOf,
  standOf,
  type ApprovalLine,
  type ChangeRow,
  type Collision,
  type PolicyLine,
} from '#changes/rules';
import type { makeCollisionMemory, Remembered } from './collision-memory.ts';
import { saying } from './said-collisions.ts';

const readChange = async (id: string, { client, by }: Asking) => (await readOne(client, change, id, by)) as unknown as ChangeRow;

type Recall = ReturnType<typeof makeCollisionMemory>;
const minutesPerDay = 1440;
const mostRuledOut = 60;

export const outlookAnswers = (recall: Recall): readonly ViewAnswer[] => [
  answerView(changeOutlook, async ({ id, plannedStart, plannedEnd }, asking) => {
    const row = await readChange(id, asking);
    const known = await recall(asking);
    if (plannedStart !== undefined && plannedEnd !== undefined && plannedEnd <= plannedStart)
      throw new Problem(422, 'ends-before-it-starts', 'Refused', {
        errors: [{ pointer: '/plannedEnd', code: 'ends-before-it-starts', detail: 'the change ends before it starts' }],
      });
    const asked = { ...row, plannedStart: plannedStart ?? row.plannedStart, plannedEnd: plannedEnd ?? row.plannedEnd };
    const planned = plannedChangeOf(asked, known.standing.projectOf.get(id));
    const collisions = planned ? collisionsOf(planned, known.facts) : [];
    const lines = linesOf(asked, collisions, known);
    const notice = noticeHoursOf(asked.kind, lines);
    const early = planned && isOpen(asked) && asked.approvedAt === null ? noticeEnds(asked, notice, known.now) : null;
    const all = planned && early !== null ? collisionsOf(planned, known.facts, early) : collisions;
    const { say } = saying(known, asking.by);
    const reach = known.facts.reach(asked);
    const tier = known.services.get(asked.serviceId)?.tier ?? 1;
    return {
      collisions: all.map(say),
      approvals: await approvalLines(asked, lines, known, asking),
      noticeHours: notice,
      heldUntil: planned && instantOf(planned.to),
      riskParts: [...riskPartsOf(asked, tier)],
      services: [...reach.services].flatMap((each) => {
        const found = known.services.get(each);
        return found ? [{ id: found.id, key: found.key, name: found.name }] : [];
      }),
    };
  }),
  answerView(changeSlots, async (query, asking) => {
    const row = await readChange(query.id, asking);
    const known = await recall(asking);
    if (query.clockTo <= query.clockFrom)
      throw new Problem(422, 'bad-range', 'The range cannot be answered', {
        errors: [{ pointer: '/clockTo', detail: 'comes after clockFrom' }],
      });
    const from = query.from === undefined ? known.now : tickOf(query.from);
    const start = instantOf(from);
    const timed = { plannedStart: row.plannedStart ?? start, plannedEnd: row.plannedEnd ?? instantOf(from + query.durationMinutes * 10) };
    const planned = plannedChangeOf({ ...row, ...timed }, known.standing.projectOf.get(row.id))!;
    const lines = linesOf(row, [], known);
    const length = Date.parse(timed.plannedEnd) - Date.parse(timed.plannedStart);
    const { slots, ruledOut } = freeSlots(planned, known.facts, {
      from: Math.max(from, known.now),
      days: query.days,
      most: query.most,
      clockFrom: query.clockFrom,
      clockTo: query.clockTo,
      offsets: known.zoneOffsets(known.people.zone),
      earliest: row.approvedAt === null ? noticeEnds(row, noticeHoursOf(row.kind, lines), known.now) : null,
    });
    const { met } = saying(known, asking.by);
    return {
      slots: slots.map((each) => ({
        plannedStart: instantOf(each.from),
        plannedEnd: new Date(Date.parse(instantOf(each.from)) + length).toISOString(),
        heldUntil: instantOf(each.to),
      })),
      ruledOut: ruledOut.slice(0, mostRuledOut).map(({ day, because }) => ({
        day: dateOf(day),
        because: distinct(because).map((each) => ({ code: each.code, with: each.with && met(each.with) })),
      })),
      isBound: maintenanceOf(planned, known.facts).length > 0,
    };
  }),
];

/** Each record once with each code, whichever of its occurrences it was. */
const distinct = (all: readonly Collision[]): readonly Collision[] => [
  ...new Map(all.map((each) => [`${each.code} ${each.with?.id ?? ''}`, each])).values(),
];

const linesOf = (row: ChangeRow, collisions: readonly Collision[], known: Remembered): readonly PolicyLine[] =>
  linesFor(
    row,
    { tier: known.services.get(row.serviceId)?.tier ?? 1, isInSoftFreeze: collisions.some((each) => each.code === 'freeze-soft') },
    known.policies,
  );

/** Counted from when it was handed in; for a draft from now. */
const noticeEnds = ({ submittedAt }: ChangeRow, hours: number, now: number): number | null =>
  hours === 0 ? null : (submittedAt === null ? now : tickOf(submittedAt)) + (hours * minutesPerDay * 10) / 24;

async function approvalLines(
  row: ChangeRow,
  lines: readonly PolicyLine[],
  known: Remembered,
  { client, by }: Asking,
): Promise<ApprovalLine[]> {
  const approvals = await readAll(client, changeApproval, by.organisationId, { changeId: row.id, round: row.round });
  const teams = lines.flatMap((each) => each.teamId ?? []);
  const teamsNamed = teams.length > 0 ? await readAll(client, team, by.organisationId, { id: teams }) : [];
  const service = known.services.get(row.serviceId);
  const themselves = by.personId === null ? undefined : (await readAll(client, person, by.organisationId, { id: by.personId }))[0];
  const around = { ownerId: service?.ownerId ?? null, teamId: themselves?.teamId ?? null, requesterId: row.requesterId };
  const given = approvals.some(
    (each) =>
      each.decision === 'approved' && (each.personId === null ? each.approverId === by.membershipId : each.personId === by.personId),
  );
  const named = (ids: readonly string[]): string[] => ids.flatMap((id) => known.people.names.get(id) ?? []);
  return standOf(row, lines, approvals)
    .filter(({ policy }) => policy.quorum > 0)
    .map(({ policy, given: count, isMet }) => ({
      policyId: policy.id,
      name: policy.name,
      approvers: policy.approvers,
      who: {
        people: named(policy.personIds),
        team: teamsNamed.filter((each) => each.id === policy.teamId).map((each) => each.name),
        'service-owner': named(service?.ownerId ? [service.ownerId] : []),
        managers: [],
      }[policy.approvers],
      quorum: policy.quorum,
      given: count,
      isMet,
      isMine: !given && mayAgree(policy, row, by, around),
    }));
}

const mayAgree = (policy: PolicyLine, row: ChangeRow, by: Principal, around: Parameters<typeof isApproverFor>[2]): boolean =>
  by.canWrite && !isRequester(row, { personId: by.personId, approverId: by.membershipId }) && isApproverFor(policy, by, around);
