/**
 * How the bar of one row is drawn: outlines as SVG path data, each given away under the look it has. The chart gathers all outlines of one
 * look into one element, so that a frame of a drag touches a dozen elements however many rows are seen.
 */
import { MILESTONE_SIZE, type BarShape } from './bar-shape.ts';
import { CLASH, INACTIVE, MANUAL, TENTATIVE } from './plan-model.ts';

/** From the ground up. */
export const INK_LAYERS = ['baseline', 'float', 'bar', 'solid', 'mark', 'deadline'] as const;
export type InkLayer = (typeof INK_LAYERS)[number];

/** `look` is the class of the element that the outline becomes part of. */
export type Ink = (layer: InkLayer, look: string, outline: string) => void;

export interface BarWish {
  /** Flags of the task, as in the model. */
  readonly flags: number;
  readonly percent: number;
  /** Upper edge of the row. */
  readonly y: number;
  readonly rowHeight: number;
  readonly showsBaseline: boolean;
  readonly showsCritical: boolean;
  readonly showsFloat: boolean;
}

const half = (value: number): number => Math.round(value * 2) / 2;
const fine = (value: number): number => Math.round(value * 100) / 100;
const box = (x: number, y: number, width: number, height: number): string =>
  `M${fine(x)} ${fine(y)}h${fine(width)}v${fine(height)}h${fine(-width)}z`;

export function inkBar(shape: BarShape, wish: BarWish, ink: Ink): void {
  if (wish.showsBaseline && shape.baselineWidth >= 0) inkBaseline(shape, wish, ink);
  if (hasFloat(shape, wish.showsFloat)) {
    const middle = wish.y + wish.rowHeight / 2 - 1;
    ink('float', 'float', `M${half(shape.x + shape.width)} ${middle}H${half(shape.floatX)}`);
    ink('float', 'float-end', `M${half(shape.floatX)} ${middle - 3}v6`);
  }
  if (shape.isMilestone) inkMilestone(shape, wish, ink);
  else if (shape.isSummary) inkSummary(shape, wish, ink);
  else inkTask(shape, wish, ink);
  if (shape.deadlineX >= 0) {
    const x = Math.round(shape.deadlineX);
    ink('deadline', 'deadline', `M${x - 1.2} ${wish.y + 4}h2.4v5.2h3.8L${x} ${wish.y + 14}L${x - 5} ${wish.y + 9.2}h3.8z`);
  }
}

/** Whether the row shows how far the task may slip. */
export const hasFloat = (shape: BarShape, shows: boolean): boolean => shows && shape.floatX > shape.x + shape.width + 2;

function lookOf(kind: string, shape: BarShape, { flags, percent, showsCritical }: BarWish): string {
  let look = `bar ${kind} ${shape.state}`;
  if (kind === 'task' && percent === 0 && shape.state !== 'reserved') look += ' not-started';
  if (flags & TENTATIVE && shape.state !== 'done') look += ' tentative';
  if (flags & INACTIVE) look += ' inactive';
  if (showsCritical && shape.isCritical && shape.state !== 'done') look += ' critical';
  return look;
}

function inkTask(shape: BarShape, wish: BarWish, ink: Ink): void {
  const { state } = shape;
  const x = half(shape.x);
  const width = half(shape.width);
  const full = wish.rowHeight - 12;
  const height = state === 'done' ? full * 0.64 : full;
  const top = wish.y + 5 + (full - height) / 2;
  const look = lookOf('task', shape, wish);
  // The line is drawn on both sides of the outline: half of it inwards keeps the bar's edges where its dates are.
  const line = look.endsWith('critical') ? 1 : 0.75;
  const [left, upper, wide, high] = [x + line, top + line, Math.max(0.5, width - 2 * line), height - 2 * line];
  ink('bar', look, roundBox(left, upper, wide, high, state === 'at-risk' ? 9 : 2.25));
  const isPlain = state !== 'reserved' && !(wish.flags & TENTATIVE && state !== 'done');
  if (isPlain && wish.percent > 0) ink('solid', `solid ${state}`, box(left, upper, wide * Math.min(1, wish.percent / 100), high));
  if (state === 'late') ink('solid', 'solid late', box(x + width - Math.min(5, width), top, Math.min(5, width), height));
  if (wish.flags & MANUAL && width > 10)
    ink('solid', `solid ${state}`, box(x + 3, top, 1, height) + box(x + width - (state === 'late' ? 7 : 4), top, 1, height));
  if (wish.flags & CLASH) ink('solid', 'solid late', box(left, top + height - line - 3, wide, 3));
  if (width >= 20) inkMark(state, x, top + height / 2, ink);
}

/** A box with round corners; those on the right may be as round as a thumb. */
function roundBox(x: number, y: number, width: number, height: number, rightRound: number): string {
  const r = Math.min(2.25, width / 2);
  const right = Math.min(rightRound, width - r);
  const high = rightRound > 3 ? height / 2 : r;
  const side = height - 2 * high;
  return `M${fine(x + r)} ${fine(y)}h${fine(width - r - right)}q${fine(right)} 0 ${fine(right)} ${fine(high)}${side > 0 ? `v${fine(side)}` : ''}q0 ${fine(high)} ${fine(-right)} ${fine(high)}h${fine(r + right - width)}q${-r} 0 ${-r} ${-r}v${fine(2 * r - height)}q0 ${-r} ${r} ${-r}z`;
}

/** The second channel beside colour, where it is written. */
export const MARKS: Readonly<Record<BarShape['state'], string>> = { 'on-track': '', 'at-risk': '▲', late: '!', done: '✓', reserved: '' };

/** The same, drawn: a triangle, an exclamation mark, a tick. */
function inkMark(state: BarShape['state'], x: number, middle: number, ink: Ink): void {
  const y = half(middle);
  if (state === 'at-risk') {
    ink('mark', 'mark-ground', box(x + 4, y - 5.5, 11, 11));
    ink('mark', 'mark', `M${x + 9.5} ${y - 3.5}l3.8 7h-7.6z`);
  } else if (state === 'late') {
    ink('mark', 'mark-ground', box(x + 4, y - 5.5, 8, 11));
    ink('mark', 'mark', box(x + 7, y - 4, 2, 5) + box(x + 7, y + 2, 2, 2));
  } else if (state === 'done') ink('mark', 'mark-done', `M${x + 5} ${y}l2.5 2.5l4.5 -5`);
}

function inkSummary(shape: BarShape, wish: BarWish, ink: Ink): void {
  const x = half(shape.x);
  const width = half(shape.width);
  const height = fine((wish.rowHeight - 12) * 0.7);
  const top = wish.y + 7;
  const foot = fine(height * 0.45);
  const outline = width < 13 ? box(x, top, width, height) : `M${x} ${top}h${width}v${height}l-6 ${-foot}h${12 - width}l-6 ${foot}z`;
  ink('bar', lookOf('summary', shape, wish), outline);
  if (wish.percent > 0) ink('solid', 'solid on-track', box(x, top, (width * wish.percent) / 100, height / 4));
}

const diamond = (x: number, middle: number): string => {
  const r = MILESTONE_SIZE / 2;
  return `M${half(x) + r} ${middle - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;
};

function inkMilestone(shape: BarShape, wish: BarWish, ink: Ink): void {
  ink('bar', lookOf('milestone', shape, wish), diamond(shape.x, wish.y + wish.rowHeight / 2));
}

function inkBaseline(shape: BarShape, { y, rowHeight }: BarWish, ink: Ink): void {
  if (shape.isMilestone) {
    ink('baseline', 'baseline-point', diamond(shape.baselineX - MILESTONE_SIZE / 2, y + rowHeight / 2));
    return;
  }
  const x = half(shape.baselineX);
  const width = half(Math.max(3, shape.baselineWidth));
  const top = y + rowHeight - 5;
  ink('baseline', 'baseline', `${box(x, top, 1.5, 4)}${box(x + width - 1.5, top, 1.5, 4)}${box(x, top + 1, width, 2)}`);
}
