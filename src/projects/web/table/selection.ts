/** Which cells are chosen: one active cell, and the block from where Shift was first held. */
export interface Place {
  readonly row: number;
  readonly column: number;
}
export interface Selection {
  readonly active: Place;
  readonly anchor: Place;
}
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const blockOf = ({ active, anchor }: Selection): Block => ({
  top: Math.min(active.row, anchor.row),
  bottom: Math.max(active.row, anchor.row),
  left: Math.min(active.column, anchor.column),
  right: Math.max(active.column, anchor.column),
});

export const isInside = (block: Block, row: number, column: number): boolean =>
  row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;

/** Goes there; with `extends` the block grows from its anchor. Stays within the table. */
export function goTo(
  before: Selection,
  to: Place,
  size: { readonly rows: number; readonly columns: number },
  doesExtend = false,
): Selection {
  const active = {
    row: Math.max(0, Math.min(size.rows - 1, to.row)),
    column: Math.max(0, Math.min(size.columns - 1, to.column)),
  };
  return { active, anchor: doesExtend ? before.anchor : active };
}
