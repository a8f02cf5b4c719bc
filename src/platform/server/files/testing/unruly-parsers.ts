/** For tests: a parser that never has enough memory. */
export function readGreedily(): number {
  const hoard: string[][] = [];
  while (true) hoard.push(Array.from({ length: 10_000 }, (_, at) => `${hoard.length}-${at}`));
}

/** For tests: a parser that never comes to an end. */
export function readEndlessly(): number {
  let turns = 0;
  while (true) turns = (turns + 1) % 1_000_000;
}

/** For tests: a parser with a mistake of its own. */
export function readWrongly(): number {
  throw new TypeError('cannot read the reading');
}

/** For tests: a parser that answers with as many rows as it is told. */
export function readRows(
  _bytes: Uint8Array,
  options: { readonly rows: number },
): { readonly head: string; readonly rows: readonly { readonly row: number }[]; readonly sheets: readonly (readonly number[])[] } {
  const rows = Array.from({ length: options.rows }, (_, row) => ({ row }));
  return { head: 'kept', rows, sheets: [[1, 2], rows.map(({ row }) => row)] };
}
