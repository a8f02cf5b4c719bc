/** What this program says itself: JSON with our names of fields, and a sentence on what was seen. */
import type { Message, Reading } from '../canonical-event.ts';
import { readGenericJson } from './generic-json.ts';
import { cleaned, jsonIn } from './message-shapes.ts';

export interface OwnAlert {
  /** What is wrong with what; of one key at most one alert is open. */
  readonly key: string;
  /** Which time it is wrong. */
  readonly episode: string;
  readonly state: 'open' | 'closed';
  /** RFC 3339: when it began, or was over. */
  readonly time: string;
  readonly severity: 'info' | 'warning' | 'error' | 'critical';
  readonly title: string;
  /** Key of the service. */
  readonly service: string;
  /** Name of the asset it was seen on. */
  readonly host: string | null;
  readonly description: string;
}

export function readOwnAlert(message: Message): Reading {
  const reading = readGenericJson(message, {});
  const json = jsonIn(message.body);
  if (reading.refused || json.refused) return reading;
  const { description } = json.value as { readonly description?: unknown };
  const annotations: Readonly<Record<string, string>> = typeof description === 'string' ? { description: cleaned(description, 2000) } : {};
  return { events: reading.events.map(({ labels: { description: _, ...labels }, ...event }) => ({ ...event, labels, annotations })) };
}
