/** Where nobody would come: the hours that have to be covered, less those in which somebody is on duty at any level. */
import { workingStretches, type Stretch } from '#calendar/rules';
import type { Tick } from '#engine';
import type { gapCauses } from '../gap.ts';
import { dutyPiecesOf, untilEndOf, type DutyPiece, type RotaFacts } from './duty-line.ts';
import { common, joined, lengthOf, without } from './stretches.ts';

export type GapCause = (typeof gapCauses)[number];

/** A stretch with nobody on duty for one and the same reasons. */
export interface Gap extends Stretch {
  /** Whoever would have been on duty and cannot come; without any no layer names anybody. */
  readonly missing: readonly { readonly personId: string; readonly level: number; readonly why: 'absent' | 'not-here' }[];
}

export const causeOf = ({ missing }: Gap): GapCause => missing[0]?.why ?? 'nobody';

/** The hours between two ticks in which somebody has to be on duty. */
export function requiredHours(facts: RotaFacts, from: Tick, to: Tick): readonly Stretch[] {
  const end = untilEndOf(facts, to);
  if (end <= from) return [];
  return facts.coverage ? joined(workingStretches(facts.coverage, from, end)) : [{ from, to: end }];
}

export interface Coverage {
  readonly requiredTicks: number;
  readonly coveredTicks: number;
  readonly gaps: readonly Gap[];
}

/** Every gap between two ticks, ascending, and how much of what has to be covered is. Nothing is sampled: each moment is in one stretch. */
export function coverageOf(facts: RotaFacts, from: Tick, to: Tick): Coverage {
  const pieces = dutyPiecesOf(facts, from, to);
  const required = requiredHours(facts, from, to);
  const open = without(required, joined(pieces.filter((piece) => piece.away === null)));
  const absent = pieces.filter((piece) => piece.away !== null);
  const requiredTicks = lengthOf(required);
  return { requiredTicks, coveredTicks: requiredTicks - lengthOf(open), gaps: open.flatMap((each) => byReason(each, absent)) };
}

export const gapsOf = (facts: RotaFacts, from: Tick, to: Tick): readonly Gap[] => coverageOf(facts, from, to).gaps;

/** Cuts a stretch wherever somebody else should have come. */
function byReason(open: Stretch, absent: readonly DutyPiece[]): readonly Gap[] {
  const within = absent.filter((piece) => common([open], [piece]).length > 0);
  const cuts = [...new Set([open.from, open.to, ...within.flatMap((piece) => [piece.from, piece.to])])]
    .filter((at) => at >= open.from && at <= open.to)
    .toSorted((one, other) => one - other);
  const gaps: Gap[] = [];
  for (const [place, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[place + 1]!;
    const missing = within
      .filter((piece) => piece.from <= from && piece.to >= to)
      .map(({ personId, level, away }) => ({ personId, level, why: away! }))
      .toSorted((one, other) => one.level - other.level || (one.personId < other.personId ? -1 : 1));
    const last = gaps.at(-1);
    if (last && JSON.stringify(last.missing) === JSON.stringify(missing)) gaps[gaps.length - 1] = { ...last, to };
    else gaps.push({ from, to, missing });
  }
  return gaps;
}
