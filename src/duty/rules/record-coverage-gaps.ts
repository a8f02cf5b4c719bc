/** Keeps what the checker has found, and tells what is new. */
import { z } from 'zod';
import { deed, done, instant, notFound, one, ownersOnly, patch, type Happening } from '#platform/kit';
import { knownGap, type KnownGap } from './gap.ts';
import { rota } from './rota.ts';

export const recordCoverageGaps = deed({
  name: 'record-coverage-gaps',
  about:
    'Records where nobody of a rota would come within the next 90 days; the program itself does it each hour and whenever somebody may have closed or torn a gap.',
  on: rota,
  binding: { method: 'POST', path: '/rotas/{id}/record-coverage-gaps' },
  isInner: true,
  input: z.strictObject({
    id: z.uuid(),
    /** From when it was looked: a gap that began before keeps the beginning at which it was found first. */
    from: instant(),
    gaps: z.array(knownGap()),
  }),
  may: ownersOnly,
  *decide({ id, from, gaps }) {
    const before = yield* one(rota, id);
    if (!before) return notFound(rota);
    const left = new Set(before.knownGaps);
    const happened: Happening[] = [];
    const knownGaps = gaps.map((gap) => {
      const same = [...left].find((each) => isSame(each, gap));
      if (same) left.delete(same);
      else happened.push({ event: 'coverage-gap-found', data: { rotaId: id, ...gap } });
      return same && gap.startsAt === from && same.startsAt < from ? { ...gap, startsAt: same.startsAt } : gap;
    });
    // What has passed without anybody coming was not closed.
    for (const gap of left) if (gap.endsAt > from) happened.push({ event: 'coverage-gap-closed', data: { rotaId: id, ...gap } });
    if (JSON.stringify(knownGaps) === JSON.stringify(before.knownGaps)) return done([]);
    return done([patch(rota, id, { knownGaps })], happened);
  },
});

const isSame = (one_: KnownGap, other: KnownGap): boolean =>
  one_.cause === other.cause && one_.personId === other.personId && one_.startsAt < other.endsAt && other.startsAt < one_.endsAt;
