/** What the pipelines of the sample have told: a release of the shop and of the warehouse every few days, some of them of a change, some to mend the one before. */
import { dayOf } from '#calendar/rules';
import { change, deployment } from '#changes/rules';
import { chanceFrom } from '../chance.ts';
import type { Making } from '../make-records.ts';

const hour = 3_600_000;
const daysBack = 84;
/** Every how many days something is deployed, by service. */
const pace = { SHOP: 3, WMS: 9, DESK: 14 } as const;

export function makeDeployments(
  making: Making,
  { today, serviceIds }: { readonly today: string; readonly serviceIds: ReadonlyMap<string, string> },
): void {
  const iso = (at: number): string => new Date(at).toISOString();
  const now = dayOf(today) * 24 * hour;
  for (const [key, every] of Object.entries(pace)) {
    const chance = chanceFrom(key.length * 7919 + every);
    const serviceId = serviceIds.get(key)!;
    let minor = 0;
    let patch = 0;
    for (let at = now - daysBack * 24 * hour; at < now; at += every * 24 * hour) {
      const deployedAt = at + (9 + chance.below(7)) * hour + chance.below(60) * 60_000;
      if (deployedAt >= now) break;
      const isRework = minor > 0 && chance.happens(12);
      const outcome = chance.happens(8) ? 'rolled-back' : 'successful';
      if (isRework) patch++;
      else [minor, patch] = [minor + 1, 0];
      const committedAt = iso(deployedAt - (isRework ? 1 + chance.below(4) : 18 + chance.below(90)) * hour);
      making.add(deployment, { serviceId, release: `3.${minor}.${patch}`, deployedAt: iso(deployedAt), committedAt, outcome, isRework });
    }
    // What a change has brought into service was a release too.
    for (const { thing, id, row } of making.records.slice())
      if (thing === change.name && row['serviceId'] === serviceId && row['status'] === 'done')
        making.add(deployment, {
          serviceId,
          release: `4.0.${String(row['number'])}`,
          deployedAt: row['actualEnd'] as string,
          committedAt: iso(Date.parse(row['actualStart'] as string) - (24 + chance.below(96)) * hour),
          changeId: id,
        });
  }
}
