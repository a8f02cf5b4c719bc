import type { LinkKind } from '../facts.ts';

export const Kind: { readonly [kind in LinkKind]: number } = { FS: 0, SS: 1, FF: 2, SF: 3 };

/**
 * The links in two orders: those into a task lie side by side (`inFirst[task]` up to `inFirst[task + 1]`), and those out of it are listed
 * in `out` by the place of the link in the first order.
 */
export interface LinkTable {
  readonly inFirst: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly kind: Uint8Array;
  /** Working or elapsed ticks; percentages are resolved while running. */
  readonly lag: Int32Array;
  /** 0 working, 1 elapsed, 2 per mille of the predecessor's duration, 3 the same, elapsed. */
  readonly lagKind: Uint8Array;
  readonly lagCalendar: Uint16Array;
  /** 1 (FS) or 2 (SS) for a link between two plain tasks on one calendar, whose lag runs on it too. */
  readonly direct: Uint8Array;
  /** Index of the link in the facts. */
  readonly source: Int32Array;
  readonly outFirst: Int32Array;
  readonly out: Int32Array;
  /** Once more in the second order, so that a pass backwards reads its links side by side: `outPlace` is where a link of the first order stands. */
  readonly outPlace: Int32Array;
  readonly outKind: Uint8Array;
  readonly outLag: Int32Array;
  /**
   * What the passes read of most links, in one number: the other task in the lower 28 bits, above them `direct` (and 4 more when there is a
   * lag). `inCode` stands in the first order, `outCode` in the second.
   */
  readonly inCode: Int32Array;
  readonly outCode: Int32Array;
}

export const TASK_BITS = 28;
export const TASK_MASK = (1 << TASK_BITS) - 1;

export function setLag(table: LinkTable, k: number, lag: number, lagKind: number): void {
  table.lag[k] = lag;
  table.lagKind[k] = lagKind;
  table.outLag[table.outPlace[k]!] = lag;
  setDirect(table, k, table.direct[k]!);
}

export function setDirect(table: LinkTable, k: number, direct: number): void {
  table.direct[k] = direct;
  const code = direct === 0 ? 0 : direct + (table.lag[k] === 0 ? 0 : 4);
  table.inCode[k] = (code << TASK_BITS) | table.from[k]!;
  table.outCode[table.outPlace[k]!] = (code << TASK_BITS) | table.to[k]!;
}

export interface LinkRow {
  readonly from: number;
  readonly to: number;
  readonly kind: number;
  readonly lag: number;
  readonly lagKind: number;
  readonly lagCalendar: number;
  readonly source: number;
}

export function linkTable(count: number, rows: readonly LinkRow[]): LinkTable {
  const size = rows.length;
  const inFirst = new Int32Array(count + 1);
  const outFirst = new Int32Array(count + 1);
  for (const row of rows) {
    inFirst[row.to + 1]!++;
    outFirst[row.from + 1]!++;
  }
  for (let i = 0; i < count; i++) {
    inFirst[i + 1]! += inFirst[i]!;
    outFirst[i + 1]! += outFirst[i]!;
  }
  const table: LinkTable = {
    inFirst,
    from: new Int32Array(size),
    to: new Int32Array(size),
    kind: new Uint8Array(size),
    lag: new Int32Array(size),
    lagKind: new Uint8Array(size),
    lagCalendar: new Uint16Array(size),
    direct: new Uint8Array(size),
    source: new Int32Array(size),
    outFirst,
    out: new Int32Array(size),
    outPlace: new Int32Array(size),
    outKind: new Uint8Array(size),
    outLag: new Int32Array(size),
    inCode: new Int32Array(size),
    outCode: new Int32Array(size),
  };
  const next = inFirst.slice();
  for (const row of rows) {
    const k = next[row.to]!++;
    table.from[k] = row.from;
    table.to[k] = row.to;
    table.kind[k] = row.kind;
    table.lag[k] = row.lag;
    table.lagKind[k] = row.lagKind;
    table.lagCalendar[k] = row.lagCalendar;
    table.source[k] = row.source;
  }
  const nextOut = outFirst.slice();
  for (let k = 0; k < size; k++) {
    const e = nextOut[table.from[k]!]!++;
    table.out[e] = k;
    table.outPlace[k] = e;
    table.outKind[e] = table.kind[k]!;
    table.outLag[e] = table.lag[k]!;
  }
  return table;
}
