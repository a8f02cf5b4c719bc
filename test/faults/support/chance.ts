/** Numbers that look like chance and come again with their seed (Mulberry32, public domain). */
export type Chance = {
  /** From 0 up to, not including, 1. */
  next(): number;
  between(least: number, most: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    oneOf: (items) => items[Math.floor(next() * items.length)]!,
  };
}
