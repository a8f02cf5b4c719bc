/** One stream of changes for the page. It carries ids and versions only; what is shown is asked for again, under the reader's own rights. */
import { useEffect, useSyncExternalStore } from 'react';
import { cachedRecord, refresh } from './patch-cache.ts';
import { cache } from './client.ts';
import { sessionKey } from './use-session.ts';

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
let source: EventSource | undefined;
let users = 0;
let lastSequence: number | null = null;
let reopen: ReturnType<typeof setTimeout> | undefined;

function setStatus(next: typeof status): void {
  status = next;
  for (const listener of statusListeners) listener();
}

/** The browser repeats Last-Event-ID by itself on short losses; after a refused stream the position goes in the query. */
function open(): void {
  source = new EventSource(`/api/v1/events${lastSequence === null ? '' : `?after=${lastSequence}`}`);
  source.addEventListener('ready', (event) => {
    lastSequence ??= (JSON.parse(String(event.data)) as { sequence: number }).sequence;
    setStatus('on');
  });
  source.addEventListener('change', (event) => receive(JSON.parse(String(event.data)) as LiveMessage));
  for (const topic of noticeListeners.keys()) hear(topic);
  source.addEventListener('error', () => {
    setStatus('lost');
    // The server ends the stream of somebody whose standing changed: ask anew who we are.
    void cache.invalidateQueries({ queryKey: sessionKey });
    if (source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(reopen);
    reopen = setTimeout(() => users > 0 && open(), 3000);
  });
}

const waiting = new Set<string>();
let flush: ReturnType<typeof setTimeout> | undefined;

function receive(message: LiveMessage): void {
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
    waiting.clear();
  }, 60);
  for (const listener of listeners) listener(message);
}

const noticeListeners = new Map<string, Set<(data: unknown) => void>>();
function hear(topic: string): void {
  source?.addEventListener(topic, (event) => {
    const data: unknown = JSON.parse(String((event as MessageEvent).data));
    for (const listener of noticeListeners.get(topic) ?? []) listener(data);
  });
}

/** Hears what the server tells besides changes, by topic (`plan-computed`). */
export function useNotice(topic: string, onNotice: (data: unknown) => void): void {
  useEffect(() => {
    const known = noticeListeners.get(topic);
    if (known) known.add(onNotice);
    else {
      noticeListeners.set(topic, new Set([onNotice]));
      hear(topic);
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
      if (--users > 0) return;
      source?.close();
      clearTimeout(reopen);
      setStatus('off');
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
