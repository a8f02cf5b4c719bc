/** The stream of changes as this page hears it. It carries ids and versions only; what is shown is asked for again, under the reader's own rights. */
import { useEffect, useSyncExternalStore } from 'react';
import { cachedRecord, refresh } from './patch-cache.ts';
import { cache } from './client.ts';
import type { SeatNews } from './live-hub.ts';
import { takeSeat, type Seat } from './live-seat.ts';
import { sessionKey, type Session } from './use-session.ts';

export interface LiveChange {
  readonly thing: string;
  readonly id: string;
  readonly version: number;
  readonly kind: 'put' | 'patch' | 'remove';
  readonly scopeId: string | null;
}
export interface LiveMessage {
  readonly sequence: number;
  readonly deed: string;
  /** The what-if branch it happened in; null for the live plan. */
  readonly branchId: string | null;
  /** Membership of the one who did it, when that may be known. */
  readonly by: string | null;
  /** Null when they are too many to name: everything of `things` may have changed. */
  readonly changes: readonly LiveChange[] | null;
  readonly things?: readonly string[];
}

type Listener = (message: LiveMessage) => void;
const listeners = new Set<Listener>();
const statusListeners = new Set<() => void>();
let status: 'off' | 'on' | 'lost' = 'off';
let seat: Seat | undefined;
/** Whose view this page shows: another one is another page. */
let who: string | undefined;
let users = 0;
let lastSequence: number | null = null;

function setStatus(next: typeof status): void {
  if (status === next) return;
  status = next;
  for (const listener of statusListeners) listener();
}

const whoNow = (): string | undefined => cache.getQueryData<Session>(sessionKey)?.me?.membershipId;

const join = (): void => seat?.({ do: 'join', after: lastSequence, topics: [...noticeListeners.keys()] });

function open(): void {
  who = whoNow();
  seat ??= takeSeat(who ?? '', hearNews);
  join();
  addEventListener('pagehide', leave);
  addEventListener('pageshow', comeBack);
  document.addEventListener('freeze', leave);
  document.addEventListener('resume', resume);
}

function close(): void {
  leave();
  removeEventListener('pagehide', leave);
  removeEventListener('pageshow', comeBack);
  document.removeEventListener('freeze', leave);
  document.removeEventListener('resume', resume);
}

/** A page that is left behind, perhaps to come back by the back button, must not hold the stream. */
function leave(): void {
  seat?.({ do: 'leave' });
  setStatus('off');
}

const comeBack = (event: PageTransitionEvent): void => {
  if (event.persisted) resume();
};

/** Back in sight: what happened meanwhile is told from where this page left, and somebody else may have signed in. */
function resume(): void {
  if (lastSequence === null) void cache.invalidateQueries();
  join();
  void askWhoIsThere();
}

function hearNews(news: SeatNews): void {
  if (news.event === 'ready') {
    lastSequence ??= news.sequence;
    setStatus('on');
  } else if (news.event === 'told') {
    if (news.topic === 'change') receive(news.data as LiveMessage);
    else for (const listener of noticeListeners.get(news.topic) ?? []) listener(news.data);
  } else {
    setStatus('lost');
    // The server ends the stream of somebody whose standing changed, and another tab may have signed out.
    void askWhoIsThere().then((isSame) => {
      if (isSame && news.event === 'ended' && users > 0) join();
    });
  }
}

/** True when it is still the same member. Another one gets a page of their own, so that nothing of the one before stays in memory. */
async function askWhoIsThere(): Promise<boolean> {
  await cache.invalidateQueries({ queryKey: sessionKey });
  const now = whoNow();
  if (now !== undefined && who !== undefined && now !== who) location.assign('/');
  return now !== undefined && now === who;
}

/** Ends the stream for every tab; called after signing out or moving to another organisation. */
export function endLive(): void {
  seat?.({ do: 'end' });
}

const waiting = new Set<string>();
/** What the session tells of: the organisation's name, one's own role. */
const standing = ['organisation', 'membership'];
let flush: ReturnType<typeof setTimeout> | undefined;

function receive(message: LiveMessage): void {
  // The stream began anew for another tab.
  if (lastSequence !== null && message.sequence <= lastSequence) return;
  lastSequence = message.sequence;
  for (const thing of message.changes ? [] : (message.things ?? [])) waiting.add(thing);
  for (const change of message.changes ?? []) {
    const known = cachedRecord(change.thing, change.id);
    // Our own deed, already shown.
    if (known && change.kind === 'patch' && (known.version as number) >= change.version) continue;
    waiting.add(change.thing);
  }
  // Bursts (a move of 500 tasks) become one question.
  flush ??= setTimeout(() => {
    flush = undefined;
    for (const thing of waiting) void refresh(thing);
    if (standing.some((thing) => waiting.has(thing))) void askWhoIsThere();
    waiting.clear();
  }, 60);
  for (const listener of listeners) listener(message);
}

const noticeListeners = new Map<string, Set<(data: unknown) => void>>();

/** Hears what the server tells besides changes, by topic (`plan-computed`). */
export function useNotice(topic: string, onNotice: (data: unknown) => void): void {
  useEffect(() => {
    const known = noticeListeners.get(topic);
    if (known) known.add(onNotice);
    else {
      noticeListeners.set(topic, new Set([onNotice]));
      seat?.({ do: 'hear', topic });
    }
    return () => void noticeListeners.get(topic)?.delete(onNotice);
  }, [topic, onNotice]);
}

/** Opens the stream while anybody uses it; `onChange` hears each message (for screens that keep facts of their own, such as the plan). */
export function useLive(onChange?: Listener): void {
  useEffect(() => {
    if (onChange) listeners.add(onChange);
    if (users++ === 0) open();
    return () => {
      if (onChange) listeners.delete(onChange);
      if (--users === 0) close();
    };
  }, [onChange]);
}

export const useLiveStatus = (): typeof status =>
  useSyncExternalStore(
    (listener) => {
      statusListeners.add(listener);
      return () => statusListeners.delete(listener);
    },
    () => status,
  );
