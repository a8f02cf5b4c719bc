/** What a paste did: how many cells and tasks, and every cell that was not taken. */
import type { PastedColumn } from './arrange-columns.ts';

export interface RefusedCell {
  /** Of the pasted lines, from 1. */
  readonly row: number;
  /** Null: the row as a whole. */
  readonly column: PastedColumn | null;
  readonly text: string;
  readonly why: string;
}

export interface PasteReport {
  readonly cells: number;
  readonly tasks: number;
  readonly refused: readonly RefusedCell[];
}
