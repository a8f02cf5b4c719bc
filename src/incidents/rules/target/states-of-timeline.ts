/** What a timeline says to the clock of one target: in which state the incident was for it, and since when. */
import { tickOf } from '#calendar/rules';
import type { StateSince } from '#operations/rules';
import type { HoldReason } from '../incident/incident.ts';
import type { IncidentEntry } from '../incident/incident-entry.ts';
import type { Target } from './target.ts';

export type TimelineEntry = Pick<IncidentEntry, 'number' | 'at' | 'kind' | 'value' | 'reason'>;

/** `elsewhere`: the team that promises does not have it; `over`: it counts no longer. */
export type ClockState = 'running' | HoldReason | 'elsewhere' | 'done' | 'over';

interface Turn {
  readonly at: string;
  readonly turn: (incident: Sight) => void;
}

/** What is known at a moment while the timeline is walked. */
interface Sight {
  status: string;
  holdReason: string | null;
  teamId: string | null;
  isAcknowledged: boolean;
  isBack: boolean;
  /** Somebody of the team that has it now has taken it on. */
  isTaken: boolean;
}

/** The last acknowledgement that was said counts; of the times at which the service was back, the last before each time that it was taken back. */
function turnsOf(entries: readonly TimelineEntry[]): readonly Turn[] {
  const turns: Turn[] = [];
  let acknowledged: string | null = null;
  let back: string | null = null;
  const keepBack = (): void => {
    if (back !== null) turns.push({ at: back, turn: (sight) => (sight.isBack = true) });
  };
  for (const { at, kind, value, reason } of entries) {
    if (kind === 'state')
      turns.push({
        at,
        turn(sight) {
          sight.status = value!;
          sight.holdReason = value === 'on-hold' ? reason : null;
        },
      });
    else if (kind === 'team')
      turns.push({
        at,
        turn(sight) {
          sight.teamId = value;
          sight.isTaken = false;
        },
      });
    else if (kind === 'person' && value !== null) turns.push({ at, turn: (sight) => (sight.isTaken = true) });
    else if (kind === 'moment' && reason === 'acknowledged') acknowledged = value;
    else if (kind === 'moment' && reason === 'restored') {
      if (value === null) {
        keepBack();
        turns.push({ at, turn: (sight) => (sight.isBack = false) });
      }
      back = value;
    }
  }
  keepBack();
  if (acknowledged !== null) turns.push({ at: acknowledged, turn: (sight) => (sight.isAcknowledged = sight.isTaken = true) });
  // Sorting is stable: those of one instant stay in the order in which they were written.
  return turns.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function stateFor({ kind, teamId }: Pick<Target, 'kind' | 'teamId'>, sight: Sight): ClockState {
  if (sight.status === 'cancelled') return 'over';
  if (teamId !== null && sight.teamId !== teamId) return 'elsewhere';
  if (sight.status === 'resolved' || sight.status === 'closed') return 'done';
  if (kind === 'response' && (teamId === null ? sight.isAcknowledged : sight.isTaken)) return 'done';
  if (kind === 'restoration' && sight.isBack) return 'done';
  return sight.status === 'on-hold' ? ((sight.holdReason ?? 'other') as HoldReason) : 'running';
}

/** Entries in any order; ascending states, one for each change, beginning when the incident was opened. */
export function statesOfTimeline(
  entries: readonly TimelineEntry[],
  target: Pick<Target, 'kind' | 'teamId'>,
): readonly (StateSince & { readonly state: ClockState })[] {
  const written = entries.toSorted((one, other) => one.number - other.number);
  const first = written.find((each) => each.kind === 'state');
  if (!first) return [];
  const sight: Sight = { status: 'new', holdReason: null, teamId: null, isAcknowledged: false, isBack: false, isTaken: false };
  const states: { at: number; state: ClockState }[] = [];
  const start = tickOf(first.at);
  for (const { at, turn } of turnsOf(written)) {
    turn(sight);
    // What was so before it was opened is so when it is opened.
    const tick = Math.max(tickOf(at), start);
    const state = stateFor(target, sight);
    const last = states.at(-1);
    // Of one moment the last state counts, but what was done as soon as it came was open before that.
    const hasJustCome = states.length === 1 || states.at(-2)?.state === 'elsewhere';
    if (last?.at === tick && !(hasJustCome && state === 'done' && last.state !== 'elsewhere')) last.state = state;
    else if (last?.state !== state) states.push({ at: tick, state });
  }
  return states;
}
