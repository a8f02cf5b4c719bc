/** Chance that comes out the same every time: the sample department is made once and looks alike for everybody. */
export interface Chance {
  /** A whole number from 0 to just below `below`. */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** True so many times in a hundred. */
  happens(percent: number): boolean;
}

/** Park and Miller's minimal standard generator (multiplier 48,271 modulo 2^31 − 1). */
export function chanceFrom(seed: number): Chance {
  let state = (Math.abs(Math.trunc(seed)) % 2_147_483_646) + 1;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647);
  for (let i = 0; i < 8; i++) next();
  const below = (limit: number): number => Math.floor((next() / 2_147_483_647) * limit);
  return { below, pick: (from) => from[below(from.length)]!, happens: (percent) => below(100) < percent };
}
