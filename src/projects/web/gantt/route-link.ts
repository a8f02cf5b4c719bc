/** The way of a link between two bars: straight pieces with right angles, never through the two bars themselves. */
import type { LinkKind } from '#engine';

export interface LinkEnds {
  /** Edge of the predecessor's bar from which the link leaves, and the middle of its row. */
  readonly fromX: number;
  readonly fromY: number;
  /** Edge of the successor's bar at which it arrives. */
  readonly toX: number;
  readonly toY: number;
}

/** Pixels a link runs on before it turns. */
const GAP = 9;

/** Corners as x, y, x, y …; the last piece is the one with the arrow. */
export function routeLink(kind: LinkKind, ends: LinkEnds, rowHeight: number): number[] {
  const { fromX, fromY, toX, toY } = ends;
  const leavesRight = kind === 'FS' || kind === 'FF';
  const arrivesFromLeft = kind === 'FS' || kind === 'SS';
  const outX = fromX + (leavesRight ? GAP : -GAP);
  const inX = toX + (arrivesFromLeft ? -GAP : GAP);
  // Both ends on the same side: one vertical, as far out as the further one needs.
  if (leavesRight !== arrivesFromLeft) {
    const turn = leavesRight ? Math.max(outX, inX) : Math.min(outX, inX);
    return [fromX, fromY, turn, fromY, turn, toY, toX, toY];
  }
  // Opposite sides with room between them: one vertical close to the predecessor.
  if (leavesRight ? outX <= inX : outX >= inX) return [fromX, fromY, outX, fromY, outX, toY, toX, toY];
  // No room: round the predecessor's row, back, and in.
  const between = fromY + (toY > fromY ? rowHeight / 2 : -rowHeight / 2);
  return [fromX, fromY, outX, fromY, outX, between, inX, between, inX, toY, toX, toY];
}

/** An SVG path of the corners, whole pixels apart from the half that makes lines sharp. */
export function pathOf(corners: readonly number[]): string {
  let path = `M${sharp(corners[0]!)} ${sharp(corners[1]!)}`;
  for (let at = 2; at < corners.length; at += 2) {
    if (corners[at] === corners[at - 2]) path += `V${sharp(corners[at + 1]!)}`;
    else path += `H${sharp(corners[at]!)}`;
  }
  return path;
}

/** The arrow head at the end of the way, as a closed SVG path. */
export function arrowOf(corners: readonly number[], size = 5): string {
  const x = sharp(corners.at(-2)!);
  const y = sharp(corners.at(-1)!);
  const back = corners.at(-2)! >= corners.at(-4)! ? -size : size;
  return `M${x} ${y}l${back} ${-size * 0.75}v${size * 1.5}z`;
}

/** How far a point lies from the way, in pixels; for choosing a link with the pointer. */
export function distanceToRoute(corners: readonly number[], x: number, y: number): number {
  let least = Infinity;
  for (let at = 2; at < corners.length; at += 2) {
    const [left, right] = ordered(corners[at - 2]!, corners[at]!);
    const [top, bottom] = ordered(corners[at - 1]!, corners[at + 1]!);
    const dx = Math.max(left - x, 0, x - right);
    const dy = Math.max(top - y, 0, y - bottom);
    least = Math.min(least, Math.hypot(dx, dy));
  }
  return least;
}

const sharp = (value: number): number => Math.floor(value) + 0.5;
const ordered = (one: number, other: number): [number, number] => (one <= other ? [one, other] : [other, one]);
