/**
 * From what was said of one key to its episodes. What was said is a set: the order in which it came, and how often, make no difference
 * as far as the sender says when or which.
 */
import type { EventAction, Severity } from './canonical-event.ts';

/** One thing that was said, once. Instants in milliseconds since 1970. */
export interface Sample {
  readonly action: Exclude<EventAction, 'heartbeat'>;
  /** When it was so. */
  readonly at: number;
  /** The sender's name for the episode; null: it follows from the times. */
  readonly episodeId: string | null;
  /** When the sender says that the episode began. */
  readonly startedAt: number | null;
  readonly severity: Severity;
}

export interface Episode {
  readonly episodeId: string | null;
  readonly startedAt: number;
  readonly closedAt: number | null;
  /** `superseded`: a later one of the same key has begun, its own end was never told. */
  readonly closedBy: 'sender' | 'superseded' | null;
  readonly isAcknowledged: boolean;
  /** The worst that was said. */
  readonly severity: Severity;
}

/** The earliest first. Of one key at most the last is open. */
export function episodesOf(samples: readonly Sample[]): readonly Episode[] {
  const named = samples.filter((each) => each.episodeId !== null);
  const unnamed = samples.length === named.length ? [] : samples.filter((each) => each.episodeId === null);
  return superseded([...namedEpisodes(named), ...timedEpisodes(unnamed)].toSorted(byStart));
}

const byStart = (one: Episode, other: Episode): number =>
  one.startedAt - other.startedAt || (one.episodeId ?? '').localeCompare(other.episodeId ?? '');

/** The sender says to which episode each belongs: it is open until its own end was told. */
function namedEpisodes(samples: readonly Sample[]): Episode[] {
  return [...Map.groupBy(samples, (each) => each.episodeId).entries()].flatMap(([episodeId, of]) => {
    const opens = of.filter((each) => each.action === 'open');
    const closes = of.filter((each) => each.action === 'close');
    // Acknowledging or changing something of which nothing else is known opens nothing.
    if (opens.length + closes.length === 0) return [];
    const told = of.flatMap((each) => each.startedAt ?? []);
    const startedAt = Math.min(...(told.length ? told : (opens.length ? opens : closes).map((each) => each.at)));
    const closedAt = closes.length ? Math.max(startedAt, Math.min(...closes.map((each) => each.at))) : null;
    return {
      episodeId,
      startedAt,
      closedAt,
      closedBy: closedAt === null ? null : 'sender',
      isAcknowledged: of.some((each) => each.action === 'ack'),
      severity: worstOf(of),
    };
  });
}

const rank = { open: 0, update: 1, ack: 2, close: 3 } as const;

/** The sender says when: from the first that it is so to the first that it is over. What is over at the instant at which it began is over. */
function timedEpisodes(samples: readonly Sample[]): Episode[] {
  const found: Episode[] = [];
  for (const { action, at, severity } of samples.toSorted((one, other) => one.at - other.at || rank[one.action] - rank[other.action])) {
    const last = found.at(-1);
    if (last && last.closedAt === null) found[found.length - 1] = goneOn(last, action, at, severity);
    else if (action === 'open')
      found.push({ episodeId: null, startedAt: at, closedAt: null, closedBy: null, isAcknowledged: false, severity });
  }
  return found;
}

function goneOn(episode: Episode, action: Sample['action'], at: number, severity: Severity): Episode {
  if (action === 'close') return { ...episode, closedAt: at, closedBy: 'sender' };
  if (action === 'ack') return { ...episode, isAcknowledged: true };
  return { ...episode, severity: worse(episode.severity, severity) };
}

const worse = (one: Severity, other: Severity): Severity => (one > other ? one : other);
const worstOf = (samples: readonly Sample[]): Severity => samples.reduce<Severity>((worst, each) => worse(worst, each.severity), 0);

const superseded = (episodes: readonly Episode[]): readonly Episode[] =>
  episodes.map((each, at) => {
    const next = episodes[at + 1];
    return next && each.closedAt === null ? { ...each, closedAt: next.startedAt, closedBy: 'superseded' } : each;
  });

/** Whether it was said before: of a named episode the action alone counts, else the time as well. A repetition may still be a worse one. */
export const isSame = (one: Sample, other: Sample): boolean =>
  one.action === other.action &&
  one.episodeId === other.episodeId &&
  one.severity === other.severity &&
  (one.episodeId === null || one.action === 'close' ? one.at === other.at : one.startedAt === other.startedAt);
