/** Answers the gate. */
import { instantOf, tickOf } from '#calendar/rules';
import { Problem } from '#platform/kit';
import { answerView, readAll, type Asking, type ViewAnswer } from '#platform/server';
import {
  change,
  changeGate,
  collisionsOf,
  isRefusing,
  plannedChangeOf,
  type ChangeGate,
  type ChangeRow,
  type PlannedChange,
} from '#changes/rules';
import type { makeCollisionMemory } from './collision-memory.ts';
import { saying } from './said-collisions.ts';

type Reason = ChangeGate['reasons'][number];
const ticksPerMinute = 10;

/** Without a change that somebody has agreed to, whatever would have to be agreed to refuses; who does it and what notice is given is not asked. */
const refusingAlone = new Set([
  'freeze-hard',
  'freeze-soft',
  'outside-window',
  'same-item',
  'same-service',
  'needs-theirs',
  'needed-by-theirs',
  'redundancy',
]);

export const gateAnswer = (recall: ReturnType<typeof makeCollisionMemory>): ViewAnswer =>
  answerView(changeGate, async (query, asking) => {
    const known = await recall(asking);
    const service =
      known.services.get(query.service.toLowerCase()) ?? known.services.get(known.facts.byName.get(query.service.toLowerCase()) ?? '');
    if (!service)
      throw new Problem(422, 'no-such-service', 'Refused', {
        errors: [{ pointer: '/service', code: 'no-such-service', detail: 'there is no service with this key' }],
      });
    const from = query.at === undefined ? known.now : tickOf(query.at);
    const row = query.change === undefined ? undefined : await changeNumbered(query.change, asking);
    const isOther = row !== undefined && row.serviceId !== service.id;
    const asked: PlannedChange = {
      id: row?.id ?? service.id,
      serviceId: service.id,
      assetIds: row?.assetIds ?? [],
      environment: query.environment ?? row?.environment ?? null,
      projectId: (row && known.standing.projectOf.get(row.id)) ?? null,
      implementerId: null,
      from,
      to: from + query.minutes * ticksPerMinute,
    };
    const { say } = saying(known, asking.by);
    const isAgreed = row !== undefined && !isOther;
    const met = collisionsOf(asked, known.facts).map((each): Reason => {
      const { code, with: meets, startAt, endAt } = say(each);
      return {
        code,
        with: meets,
        startAt,
        endAt,
        isRefusing: isRefusing(each) || (!isAgreed && !each.isExcepted && refusingAlone.has(code)),
      };
    });
    const reasons = [...(query.change === undefined ? [] : aboutChange(isOther ? undefined : row, asked)), ...met];
    return {
      isAllowed: !reasons.some((each) => each.isRefusing),
      service: { id: service.id, key: service.key, name: service.name },
      change: row && !isOther ? { id: row.id, number: row.number, title: row.title } : null,
      at: instantOf(from),
      reasons: reasons.toSorted((one, other) => Number(other.isRefusing) - Number(one.isRefusing)),
    };
  });

const changeNumbered = async (number: number, { client, by }: Asking): Promise<ChangeRow | undefined> =>
  (await readAll(client, change, by.organisationId, { number }))[0];

function aboutChange(row: ChangeRow | undefined, { from }: PlannedChange): readonly Reason[] {
  const no = (code: Reason['code'], startAt: string | null = null, endAt: string | null = null): Reason => ({
    code,
    isRefusing: true,
    with: null,
    startAt,
    endAt,
  });
  if (!row) return [no('no-such-change')];
  const planned = plannedChangeOf(row);
  const mayGo =
    row.status === 'approved' || row.status === 'in-progress' || (row.kind === 'emergency' && row.status === 'awaiting-approval');
  const isTime = row.status === 'in-progress' || (planned !== null && planned.from <= from && from < planned.to);
  return [...(mayGo ? [] : [no('not-approved')]), ...(isTime ? [] : [no('not-planned-now', row.plannedStart, row.plannedEnd)])];
}
