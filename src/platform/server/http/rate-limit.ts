/** A token bucket per caller, in this instance's memory: refuses the flood, forgets the quiet. */
export interface RateLimit {
  /** Seconds to wait, or 0 when the call may pass. */
  take(key: string): number;
}

export function makeRateLimit(perMinute: number, now: () => number = () => performance.now()): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  const perMs = perMinute / 60_000;
  return {
    take(key) {
      const at = now();
      const bucket = buckets.get(key) ?? { left: perMinute, at };
      bucket.left = Math.min(perMinute, bucket.left + (at - bucket.at) * perMs);
      bucket.at = at;
      if (buckets.size > 10_000)
        for (const [other, { left, at: then }] of buckets) if (left + (at - then) * perMs >= perMinute) buckets.delete(other);
      buckets.set(key, bucket);
      if (bucket.left < 1) return Math.ceil((1 - bucket.left) / perMs / 1000);
      bucket.left -= 1;
      return 0;
    },
  };
}

/** One household is one caller: an IPv6 address counts by its /64. */
export const callerOf = (address: string): string =>
  address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address.replace('::ffff:', '');
