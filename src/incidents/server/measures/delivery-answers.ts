/** Answers how well the department alters what runs. */
import { dateOf, dayOf } from '#calendar/rules';
import { change, changeModel, deployment, nameOfChange, type ChangeRow, type Deployment } from '#changes/rules';
import {
  deliveryMeasures,
  deliveryOf,
  deliveryRecords,
  deliveryShares,
  deliveryTimes,
  mostMeasureRecords,
  type Counted,
  type Delivery,
  type DeliveryFacts,
  type DeliveryFigures,
  type DeliveryRecordMeasure,
  type Period,
  type TracedIncident,
} from '#incidents/rules';
import { service } from '#operations/rules';
import { answerView, readAll, type Asking, type ViewAnswer } from '#platform/server';
import { periodOf } from './measure-answers.ts';

const week = 7 * 86_400_000;

export const deliveryAnswers: readonly ViewAnswer[] = [
  answerView(deliveryMeasures, async ({ by, ...query }, asking) => {
    const period = periodOf(query);
    const facts = await readDelivery(asking, query.serviceId);
    const all = deliveryOf(facts, period);
    const weeks = weeksOf(all, period, query.zone);
    if (by === 'none') return { items: [figuresOf('', '', all, period)], weeks };
    const keyOf: Readonly<Record<typeof by, (row: ChangeRow) => string>> = {
      service: (row) => row.serviceId,
      model: (row) => row.modelId ?? '',
      kind: (row) => row.kind,
    };
    const groups = Map.groupBy(facts.changes, keyOf[by]);
    const changeOf = new Map(facts.changes.map((row) => [row.id, row]));
    const deployed = Map.groupBy(facts.deployments, (each) =>
      by === 'service' ? each.serviceId : each.changeId && changeOf.has(each.changeId) ? keyOf[by](changeOf.get(each.changeId)!) : '',
    );
    const names = await namesOf(asking, by);
    const items = [...new Set([...groups.keys(), ...deployed.keys()])]
      .map((key) =>
        figuresOf(
          key,
          names.get(key) ?? '',
          deliveryOf({ changes: groups.get(key) ?? [], deployments: deployed.get(key) ?? [], incidents: facts.incidents }, period),
          period,
        ),
      )
      .filter((each) => each.implemented + each.deployments > 0)
      .toSorted((one, other) => other.implemented - one.implemented || one.key.localeCompare(other.key));
    return { items, weeks };
  }),
  answerView(deliveryRecords, async ({ measure, ...query }, asking) => {
    const facts = await readDelivery(asking, query.serviceId);
    const counted = countedBehind(deliveryOf(facts, periodOf(query)), measure);
    const isTime = counted.some((each) => each.value !== null);
    const sorted = counted.toSorted((one, other) => (isTime ? other.value! - one.value! : 0) || (one.at < other.at ? 1 : -1));
    const shown = sorted.slice(0, mostMeasureRecords);
    const titles = await titlesOf(shown, facts, asking);
    return { total: counted.length, items: shown.map((each) => ({ ...each, ...titles(each) })) };
  }),
];

/** Changes and deployments that somebody may have to answer for; incidents as far as they may follow from them. */
async function readDelivery({ client, by }: Asking, serviceId: string | undefined): Promise<DeliveryFacts> {
  const where: Readonly<Record<string, string>> = serviceId ? { serviceId } : {};
  const changes = (await readAll(client, change, by.organisationId, {
    status: ['done', 'failed', 'rolled-back'],
    ...where,
  })) as readonly ChangeRow[];
  const deployments = (await readAll(client, deployment, by.organisationId, {
    environment: 'production',
    ...where,
  })) as readonly Deployment[];
  const { rows: incidents } = await client.query<TracedIncident>(
    `select id, priority, service_id as "serviceId", caused_by_change_id as "causedByChangeId", coalesce(occurred_at, detected_at, opened_at) as "beganAt",
            detected_at as "detectedAt", restored_at as "restoredAt"
       from incidents.incident where org_id = $1 and status <> 'cancelled' and priority <= 3
        and (caused_by_change_id is not null or service_id in (select service_id from changes.change where org_id = $1))`,
    [by.organisationId],
  );
  return { changes, deployments, incidents };
}

const countOf = ({ counted, of }: { readonly counted: readonly Counted[]; readonly of: number }) => ({ counted: counted.length, of });

function figuresOf(key: string, name: string, { counts, shares, times }: Delivery, { from, to }: Period): DeliveryFigures {
  const instants = counts.deployments.map((each) => Date.parse(each.at));
  const weeks = instants.length === 0 ? 0 : ((to ?? Math.max(...instants)) - (from ?? Math.min(...instants))) / week;
  return {
    key,
    name,
    implemented: counts.implemented.length,
    deployments: counts.deployments.length,
    deploymentsPerWeek: weeks > 0 ? instants.length / Math.max(1, weeks) : null,
    shares: Object.fromEntries(deliveryShares.map((each) => [each, countOf(shares[each])])) as DeliveryFigures['shares'],
    times: Object.fromEntries(deliveryTimes.map((each) => [each, times[each].summary])) as DeliveryFigures['times'],
  };
}

/** Whole weeks from the first in which anything is to the last; Mondays are those of the zone. */
function weeksOf({ counts, shares }: Delivery, { from, to }: Period, zone: string) {
  const civil = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone });
  const mondayOf = (at: number): number => {
    const on = dayOf(civil.format(at));
    return on - ((((on + 3) % 7) + 7) % 7);
  };
  const count = (of: readonly Counted[]): ReadonlyMap<number, number> =>
    new Map([...Map.groupBy(of, (each) => mondayOf(Date.parse(each.at)))].map(([monday, each]) => [monday, each.length]));
  const [implemented, failed, deployments] = [counts.implemented, shares['change-failure'].counted, counts.deployments].map(count);
  const known = [...implemented!.keys(), ...deployments!.keys()];
  if (known.length === 0) return [];
  const first = Math.min(...known, from === null ? Infinity : mondayOf(from));
  const last = Math.max(...known, to === null ? -Infinity : mondayOf(to - 1));
  return Array.from({ length: (last - first) / 7 + 1 }, (_, place) => {
    const monday = first + place * 7;
    return {
      on: dateOf(monday),
      implemented: implemented!.get(monday) ?? 0,
      failed: failed!.get(monday) ?? 0,
      deployments: deployments!.get(monday) ?? 0,
    };
  });
}

function countedBehind({ counts, shares, times }: Delivery, measure: DeliveryRecordMeasure): readonly Counted[] {
  if (measure === 'implemented' || measure === 'deployments') return counts[measure];
  return (deliveryShares as readonly string[]).includes(measure)
    ? shares[measure as keyof typeof shares].counted
    : times[measure as keyof typeof times].counted;
}

async function namesOf({ client, by }: Asking, group: 'service' | 'model' | 'kind'): Promise<ReadonlyMap<string, string>> {
  if (group === 'kind') return new Map();
  const rows = await readAll(client, group === 'service' ? service : changeModel, by.organisationId);
  return new Map(rows.map((each) => [each.id, each.name as string]));
}

async function titlesOf(shown: readonly Counted[], { changes, deployments }: DeliveryFacts, { client, by }: Asking) {
  const changeOf = new Map(changes.map((each) => [each.id, each]));
  const deploymentOf = new Map(deployments.map((each) => [each.id, each]));
  const { rows } = await client.query<{ id: string; number: number; title: string }>(
    'select id, number, title from incidents.incident where org_id = $1 and id = any($2::uuid[])',
    [by.organisationId, shown.flatMap((each) => (each.kind === 'incident' ? [each.id] : []))],
  );
  const incidentOf = new Map(rows.map((each) => [each.id, each]));
  return ({ kind, id }: Counted): { readonly title: string; readonly changeId: string | null } => {
    if (kind === 'change') return { title: `${nameOfChange(changeOf.get(id)!.number)} ${changeOf.get(id)!.title}`, changeId: id };
    if (kind === 'deployment') return { title: deploymentOf.get(id)!.release, changeId: deploymentOf.get(id)!.changeId };
    const found = incidentOf.get(id);
    return { title: found ? `INC-${found.number} ${found.title}` : '', changeId: null };
  };
}
