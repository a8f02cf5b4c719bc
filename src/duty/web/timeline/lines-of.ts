/** What the timeline draws: a line for each layer, one for each level as it is at last, and one of gaps. */
import type { GapRow, PieceRow, ShiftRow } from '#duty/rules';

export type Bar =
  | { readonly kind: 'shift'; readonly startsAt: string; readonly endsAt: string; readonly layerId: string; readonly shift: ShiftRow }
  | { readonly kind: 'piece'; readonly startsAt: string; readonly endsAt: string; readonly piece: PieceRow }
  | { readonly kind: 'gap'; readonly startsAt: string; readonly endsAt: string; readonly gap: GapRow };

export interface Line {
  readonly id: string;
  readonly kind: 'layer' | 'final' | 'gaps';
  readonly name: string;
  readonly about: string;
  readonly bars: readonly Bar[];
}

export interface ShiftsOfRota {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly layers: readonly { readonly id: string; readonly name: string; readonly level: number; readonly shifts: readonly ShiftRow[] }[];
  readonly line: readonly PieceRow[];
  readonly gaps: readonly GapRow[];
}

export interface LineWords {
  readonly level: (level: number) => string;
  readonly onDuty: string;
  readonly gaps: string;
}

/** In the order of levels; below the layers what is in force, and at last the gaps, when there are any. */
export function linesOf(shifts: ShiftsOfRota, words: LineWords): readonly Line[] {
  const layers = shifts.layers.map((layer): Line => ({
    id: layer.id,
    kind: 'layer',
    name: layer.name,
    about: words.level(layer.level),
    bars: layer.shifts.flatMap((shift) =>
      shift.stretches
        .filter((stretch) => stretch.startsAt < shifts.endsAt && stretch.endsAt > shifts.startsAt)
        .map((stretch): Bar => ({ kind: 'shift', ...stretch, layerId: layer.id, shift })),
    ),
  }));
  const levels = [...Map.groupBy(shifts.line, (piece) => piece.level)].toSorted(([one], [other]) => one - other);
  const final = levels.map(([level, pieces]): Line => ({
    id: `level ${level}`,
    kind: 'final',
    name: words.onDuty,
    about: words.level(level),
    bars: pieces.map((piece): Bar => ({ kind: 'piece', startsAt: piece.startsAt, endsAt: piece.endsAt, piece })),
  }));
  if (shifts.gaps.length === 0) return [...layers, ...final];
  const bars = shifts.gaps.map((gap): Bar => ({ kind: 'gap', startsAt: gap.startsAt, endsAt: gap.endsAt, gap }));
  return [...layers, ...final, { id: 'gaps', kind: 'gaps', name: words.gaps, about: '', bars }];
}

/** The bar of another line that is nearest in time. */
export function nearestIn(bars: readonly Bar[], to: Bar): number {
  const middle = (bar: Bar): number => (Date.parse(bar.startsAt) + Date.parse(bar.endsAt)) / 2;
  let best = 0;
  for (const [place, bar] of bars.entries())
    if (Math.abs(middle(bar) - middle(to)) < Math.abs(middle(bars[best]!) - middle(to))) best = place;
  return best;
}
