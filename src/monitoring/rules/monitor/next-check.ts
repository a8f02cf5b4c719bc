/** When a monitor looks next: each at its own moment of the interval, so that a thousand do not look at once, and the same after a restart. */

/** FNV-1a, 32 bits: an id always gives the same number. */
export function spreadOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < id.length; place++) hash = Math.imul(hash ^ id.charCodeAt(place), 0x01000193) >>> 0;
  return hash;
}

/** Milliseconds since 1970, later than `now`. */
export function nextCheckAt(id: string, intervalSeconds: number, now: number): number {
  const interval = intervalSeconds * 1000;
  const phase = spreadOf(id) % interval;
  return Math.floor((now - phase) / interval) * interval + phase + interval;
}
