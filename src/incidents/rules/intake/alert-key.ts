/**
 * What is remembered of one key, and what one more event does to it. The episodes are computed anew from all that was said, so an event
 * that comes late changes what it would have changed in time. What has been cut off stands as it is.
 */
import type { CanonicalEvent } from './canonical-event.ts';
import { episodesOf, isSame, type Episode, type Sample } from './episodes.ts';

/** An episode and the alert in which it is kept. */
export interface KeptEpisode extends Episode {
  readonly alertId: string;
}

export interface AlertKey {
  readonly samples: readonly Sample[];
  /** The earliest first; those older than the samples are kept as they were. */
  readonly episodes: readonly KeptEpisode[];
  /** The sender's ids of messages that were taken in. */
  readonly transportIds: ReadonlySet<string>;
  /** The message that came last, of those without an id. */
  readonly last: { readonly bodyHash: string; readonly at: number } | null;
  /** What is older than this was cut off: an event about it is noted only. */
  readonly horizon: number;
}

/** The rules by which an event is taken in; each stands in a decision. */
export const intakeRules = [
  'heartbeat',
  'same-message-id',
  'same-message-again',
  'too-late',
  'said-before',
  'opens-episode',
  'opens-again',
  'opened-already-over',
  'closes-episode',
  'closes-earlier-episode',
  'closes-unknown-episode',
  'superseded',
  'nothing-to-close',
  'acknowledges',
  'updates',
  'nothing-to-update',
] as const;
export type IntakeRule = (typeof intakeRules)[number];

export interface TakenIn {
  readonly key: AlertKey;
  readonly rule: IntakeRule;
  /** The alert that the event is about; null for none. */
  readonly alertId: string | null;
  /** False for a second sending of the same message. */
  readonly isNew: boolean;
}

/** A message without an id that comes again within so many milliseconds, with no other of its key between, is a second sending. */
export const resendWindow = 60_000;
/** So many samples, ids and episodes of one key are remembered. */
export const mostRemembered = 200;
const mostEpisodes = 40;

export const emptyKey: AlertKey = { samples: [], episodes: [], transportIds: new Set(), last: null, horizon: -Infinity };

export interface Receipt {
  readonly at: number;
  readonly bodyHash: string;
}

export function takeIn(key: AlertKey, event: CanonicalEvent, receipt: Receipt, newId: () => string): TakenIn {
  if (event.action === 'heartbeat') return { key, rule: 'heartbeat', alertId: null, isNew: true };
  const current = key.episodes.at(-1)?.alertId ?? null;
  if (event.transportId !== null && key.transportIds.has(event.transportId))
    return { key, rule: 'same-message-id', alertId: current, isNew: false };
  // One body may say that a problem is there and acknowledged: what is otherwise in one body is no second sending.
  const fingerprint = `${receipt.bodyHash} ${event.action} ${event.episodeId ?? ''} ${event.occurredAt ?? ''}`;
  const isAgain = event.transportId === null && key.last?.bodyHash === fingerprint && receipt.at - key.last.at < resendWindow;
  if (isAgain) return { key, rule: 'same-message-again', alertId: current, isNew: false };
  const heard: AlertKey = {
    ...key,
    ...(event.transportId === null
      ? { last: { bodyHash: fingerprint, at: receipt.at } }
      : { transportIds: added(key.transportIds, event.transportId) }),
  };
  const sample = sampleOf(event, receipt.at);
  if (sample.at < key.horizon && (sample.startedAt ?? sample.at) < key.horizon)
    return { key: heard, rule: 'too-late', alertId: null, isNew: true };
  const isKnown = key.samples.some((each) => isSame(each, sample));
  const next = isKnown ? heard : remembered({ ...heard, samples: [...heard.samples, sample] }, newId);
  const about = episodeAbout(next.episodes, sample);
  return {
    key: next,
    rule: isKnown && sample.action !== 'open' ? 'said-before' : ruleOf(key, next, sample, about),
    alertId: about?.alertId ?? null,
    isNew: true,
  };
}

const added = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> => new Set([...ids].slice(1 - mostRemembered).concat(id));

export const sampleOf = (event: CanonicalEvent, receivedAt: number): Sample => ({
  action: event.action as Sample['action'],
  at: event.occurredAt === null ? receivedAt : Date.parse(event.occurredAt),
  episodeId: event.episodeId,
  startedAt: event.startedAt === null ? null : Date.parse(event.startedAt),
  severity: event.severity,
});

/** The samples folded anew, each episode in the alert in which it was before. */
export function remembered(key: AlertKey, newId: () => string): AlertKey {
  const folded = episodesOf(key.samples);
  const kept = new Map<Episode, string>();
  const free = new Set(key.episodes);
  const claim = (episode: Episode, fits: (of: KeptEpisode) => boolean): void => {
    const found = kept.has(episode) ? undefined : [...free].findLast(fits);
    if (!found) return;
    free.delete(found);
    kept.set(episode, found.alertId);
  };
  const latestFirst = folded.toReversed();
  for (const episode of latestFirst)
    claim(episode, (of) => of.episodeId === episode.episodeId && (episode.episodeId !== null || of.startedAt === episode.startedAt));
  // One that began earlier than was known, and what is left of one that was split.
  for (const episode of latestFirst) claim(episode, (of) => episode.episodeId === null && of.episodeId === null && overlap(of, episode));
  const before = [...free].filter((each) => each.startedAt < key.horizon);
  const episodes = [...before, ...folded.map((each) => ({ ...each, alertId: kept.get(each) ?? newId() }))];
  const next = { ...key, episodes };
  return key.samples.length > mostRemembered || episodes.length > mostEpisodes ? shortened(next) : next;
}

const overlap = (one: Episode, other: Episode): boolean =>
  one.startedAt <= (other.closedAt ?? Infinity) && other.startedAt <= (one.closedAt ?? Infinity);

/** The older half is cut off; where an episode began and ended stays said. */
function shortened(key: AlertKey): AlertKey {
  const episodes = key.episodes.slice(-mostEpisodes / 2);
  const samples = key.samples.toSorted((one, other) => one.at - other.at).slice(-mostRemembered / 2);
  return fromKept(episodes, samples, key, Math.max(episodes[0]?.startedAt ?? -Infinity, key.horizon));
}

/** A key as it is known from the alerts that are kept and the latest of what was said; `horizon` where older things have been left out. */
export function fromKept(
  episodes: readonly KeptEpisode[],
  samples: readonly Sample[],
  heard: Pick<AlertKey, 'transportIds' | 'last'>,
  horizon: number,
): AlertKey {
  const edges = episodes.flatMap(({ episodeId, startedAt, closedAt, closedBy, isAcknowledged, severity }): Sample[] => [
    { action: 'open', at: startedAt, episodeId, startedAt: episodeId === null ? null : startedAt, severity },
    ...(isAcknowledged ? [{ action: 'ack' as const, at: startedAt, episodeId, startedAt: null, severity }] : []),
    ...(closedBy === 'sender' ? [{ action: 'close' as const, at: closedAt!, episodeId, startedAt: null, severity }] : []),
  ]);
  const distinct = (all: readonly Sample[]) => all.filter((each, at) => all.findIndex((other) => isSame(other, each)) === at);
  if (horizon === -Infinity) return { ...heard, episodes, horizon, samples: distinct(samples) };
  const named = new Set(episodes.map((each) => each.episodeId));
  const within = samples.filter((each) => (each.episodeId === null ? each.at >= horizon : named.has(each.episodeId)));
  return { ...heard, episodes, horizon, samples: distinct([...edges, ...within]) };
}

function episodeAbout(episodes: readonly KeptEpisode[], sample: Sample): KeptEpisode | undefined {
  if (sample.episodeId !== null) return episodes.findLast((each) => each.episodeId === sample.episodeId);
  return episodes.findLast((each) => each.startedAt <= sample.at && sample.at <= (each.closedAt ?? Infinity));
}

function ruleOf(before: AlertKey, after: AlertKey, { action }: Sample, about: KeptEpisode | undefined): IntakeRule {
  const was = about && before.episodes.find((each) => each.alertId === about.alertId);
  const isLast = about === after.episodes.at(-1);
  switch (action) {
    case 'open':
      if (about && about.closedAt !== null) return 'opened-already-over';
      return was ? 'opens-again' : 'opens-episode';
    case 'close':
      if (!about) return 'nothing-to-close';
      if (!was && about.episodeId !== null) return 'closes-unknown-episode';
      return isLast ? 'closes-episode' : 'closes-earlier-episode';
    case 'ack':
      return about ? 'acknowledges' : 'nothing-to-update';
    case 'update':
      return about ? 'updates' : 'nothing-to-update';
  }
}
