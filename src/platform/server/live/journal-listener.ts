/**
 * One LISTEN connection for each instance tells what was committed, here or by another instance. A notification only wakes; what
 * happened is read from the journal by position, so nothing is lost when the connection breaks.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { Log } from '../log.ts';

export interface Heard {
  readonly channel: 'journal' | 'notice';
  readonly payload: string;
}

export interface Listener {
  subscribe(listener: (heard: Heard) => void): () => void;
  /** Called whenever something may have been missed: everybody must look again. */
  onGap(listener: () => void): () => void;
  /** Open live streams: each of them looks again after a gap. */
  streams(): number;
  stop(): Promise<void>;
}

export async function listenToJournal(address: ClientConfig, log: Log): Promise<Listener> {
  const listeners = new Set<(heard: Heard) => void>();
  const gaps = new Set<() => void>();
  let client: Client | null = null;
  let isStopped = false;

  async function connect(): Promise<void> {
    const next = new Client({ ...address, application_name: 'evenkeel live', keepAlive: true });
    next.on('error', (error) => log.warn({ reason: error.message }, 'live connection broke'));
    next.on('notification', ({ channel, payload }) => {
      for (const listener of listeners) listener({ channel: channel as Heard['channel'], payload: payload ?? '' });
    });
    next.on('end', () => void reconnect(next));
    await next.connect();
    await next.query('listen journal; listen notice');
    client = next;
  }

  async function reconnect(lost: Client): Promise<void> {
    if (isStopped || client !== lost) return;
    client = null;
    for (let wait = 100; !isStopped; wait = Math.min(wait * 2, 5000)) {
      await sleep(wait);
      try {
        await connect();
        for (const gap of gaps) gap();
        return;
      } catch {
        // the database is still away; try again
      }
    }
  }

  await connect();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onGap(listener) {
      gaps.add(listener);
      return () => void gaps.delete(listener);
    },
    streams: () => gaps.size,
    async stop() {
      isStopped = true;
      const last = client;
      client = null;
      await last?.end().catch(() => {});
    },
  };
}
