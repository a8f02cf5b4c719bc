/** What somebody wants of the plan, as the chart understood it. The page turns it into deeds; the chart itself changes nothing. */
import type { LinkKind, Tick, Ticks } from '#engine';
import type { ColumnId } from './grid-columns.ts';

export type Intent =
  /** `isShown`: the dates on the screen are already those that it will have. */
  | { readonly kind: 'move'; readonly task: number; readonly start: Tick; readonly isShown: boolean }
  | { readonly kind: 'set-duration'; readonly task: number; readonly duration: Ticks; readonly isShown: boolean }
  | { readonly kind: 'set-progress'; readonly task: number; readonly percent: number }
  | { readonly kind: 'link'; readonly from: number; readonly to: number; readonly link: LinkKind }
  | { readonly kind: 'remove-link'; readonly link: number }
  /** A cell is opened for writing: what somebody else writes into it from now on is asked about. */
  | { readonly kind: 'open-cell'; readonly task: number; readonly column: ColumnId }
  | { readonly kind: 'edit-cell'; readonly task: number; readonly column: ColumnId; readonly text: string }
  | { readonly kind: 'insert'; readonly before: number }
  | { readonly kind: 'remove' | 'indent' | 'outdent'; readonly tasks: readonly number[] }
  /** Text of a clipboard, upon this cell. */
  | { readonly kind: 'paste'; readonly task: number; readonly column: ColumnId; readonly text: string; readonly below: readonly number[] }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'why'; readonly task: number }
  /** The bar's menu, with everything that dragging can do; `at` is where on the screen. */
  | { readonly kind: 'menu'; readonly task: number; readonly at: DOMRect };

/** Null, or why it cannot be. */
export type IntentAnswer = string | null | Promise<string | null>;
export type OnIntent = (intent: Intent) => IntentAnswer;

/** What the chart tells about itself. */
export interface ChartState {
  readonly zoom: string;
  readonly showsBaseline: boolean;
  readonly showsCritical: boolean;
  readonly focusedTask: number | null;
}
