/** Whether an incident calls for somebody on duty, and since which line of its timeline; computed from the lines each time. */
import type { IncidentEntry } from '../incident/incident-entry.ts';

export type CallLine = Pick<IncidentEntry, 'number' | 'at' | 'kind' | 'value' | 'reason'>;
export const callLineKinds = ['state', 'moment', 'priority', 'team', 'person', 'level', 'page'] as const;

export const callReasons = ['opened', 'reopened', 'raised', 'handed-over', 'level'] as const;
export type CallReason = (typeof callReasons)[number];

export interface Call {
  /** Number of the line that gave cause. */
  readonly cause: number;
  readonly at: string;
  readonly why: CallReason;
  /** Which share of the time of a target was used up, where that is why. */
  readonly perMille: number | null;
}

export interface CallTerms {
  /** Whether somebody is asked about an incident of this priority when it begins. */
  readonly pages: (priority: number) => boolean;
  /** Whether somebody is asked when a target has used up this share of its time. */
  readonly pagesAtLevel: (perMille: number) => boolean;
}

interface Sight {
  call: Call | null;
  priority: number | null;
  teamId: string | null;
}

/** Lines ascending by number. Null: nobody is called, or somebody has it. */
export function callOf(lines: readonly CallLine[], terms: CallTerms): Call | null {
  const sight: Sight = { call: null, priority: null, teamId: null };
  for (const line of lines) {
    const begun = beginsIn(line, sight, terms);
    if (begun) sight.call = { cause: line.number, at: line.at, ...begun };
    else if (endsIn(line, sight)) sight.call = null;
    if (line.kind === 'priority') sight.priority = Number(line.value);
    if (line.kind === 'team') sight.teamId = line.value;
  }
  return sight.call;
}

function beginsIn(
  { kind, value, reason }: CallLine,
  { priority, teamId }: Sight,
  { pages, pagesAtLevel }: CallTerms,
): Pick<Call, 'why' | 'perMille'> | undefined {
  const because = (why: CallReason, perMille: number | null = null) => ({ why, perMille });
  if (kind === 'state' && value === 'new') return because('opened');
  if (kind === 'state' && reason === 'reopened') return because('reopened');
  // What has called before does not call louder.
  if (kind === 'priority' && priority !== null && !pages(priority) && pages(Number(value))) return because('raised');
  if (kind === 'team' && teamId !== null && value !== null && value !== teamId) return because('handed-over');
  if (kind === 'level' && pagesAtLevel(Number(reason))) return because('level', Number(reason));
  return undefined;
}

/** Somebody has seen it or has it in hand, or there is nothing to come for any more. */
function endsIn({ kind, at, value, reason }: CallLine, { call }: Sight): boolean {
  if (kind === 'moment') return reason === 'acknowledged' && value !== null;
  if (kind === 'state') return value !== 'in-progress' && value !== 'new';
  if (kind === 'page') return reason === 'taken' || reason === 'stopped';
  // Handed to a person, not to a team that has to find one.
  return kind === 'person' && value !== null && call?.why === 'handed-over' && at === call.at;
}
