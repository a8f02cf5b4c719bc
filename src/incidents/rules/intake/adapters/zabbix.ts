/**
 * Zabbix, by a media type that posts its macros as one flat object. A problem, its updates and its recovery have one event id, so an
 * episode is that event. Its dates have no zone, so when something happened is when it was received, unless `eventtimestamp` is sent.
 */
import { z } from 'zod';
import type { CanonicalEvent, Message, Reading, Severity } from '../canonical-event.ts';
import { cleaned, jsonIn, labelsOf, linkTo, maybe, readAs } from './message-shapes.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const flag = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => /^(1|yes|true)$/i.test(String(value ?? '')));

const macros = z.looseObject({
  eventid: text.pipe(z.string().min(1).max(100)),
  eventvalue: text.pipe(z.string()),
  eventack: flag,
  eventname: maybe(300),
  severity: text.nullish(),
  eventtimestamp: text.nullish(),
  hostname: maybe(300),
  hostip: maybe(100),
  triggerid: text.nullish(),
  triggeropdata: maybe(2000),
  alert_message: maybe(2000),
  service: maybe(200),
  url: maybe(2000),
});

/** Not classified, information, warning, average, high, disaster. */
const severities: readonly Severity[] = [0, 1, 2, 2, 3, 4];

export function readZabbix({ body }: Message): Reading {
  const json = jsonIn(body);
  if (json.refused) return json;
  const wrapped = (json.value as { params?: unknown } | null)?.params;
  const read = readAs(macros, wrapped ?? json.value, wrapped ? '/params' : '');
  if (read.refused) return read;
  const given = read.value;
  // The media type's test button sends macros that nothing has replaced.
  const isTest = given.eventid.startsWith('{');
  if (!isTest && !/^[01]$/.test(given.eventvalue))
    return { refused: true, field: '/eventvalue', reason: 'is neither 1 (problem) nor 0 (recovery)' };
  const tags = tagsIn((given as Record<string, unknown>)['eventtags']);
  const at = /^\d{9,11}$/.test(given.eventtimestamp ?? '') ? new Date(Number(given.eventtimestamp) * 1000).toISOString() : null;
  const isProblem = given.eventvalue === '1';
  const event: CanonicalEvent = {
    transportId: null,
    episodeKey: `event:${given.eventid}`,
    episodeId: given.eventid,
    action: isTest ? 'heartbeat' : isProblem ? 'open' : 'close',
    occurredAt: isProblem ? at : null,
    startedAt: at,
    severity: severities[Number(given.severity ?? 0)] ?? 0,
    title: cleaned((given.eventname ?? '').replace(/^Resolved in [^:]*: /, '') || `Zabbix event ${given.eventid}`, 300),
    serviceRef: given.service ?? tags['service'] ?? null,
    ciRefs: [given.hostname, given.hostip].filter((each): each is string => each !== null),
    labels: labelsOf({ ...tags, host: given.hostname, triggerid: given.triggerid }),
    annotations: labelsOf({ message: given.alert_message, data: given.triggeropdata }),
    links: linkTo('source', given.url),
    partial: false,
  };
  return { events: event.action === 'open' && given.eventack ? [event, { ...event, action: 'ack', occurredAt: null }] : [event] };
}

/** `component: cpu, scope: performance`. */
function tagsIn(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'string' || value.startsWith('{')) return {};
  return Object.fromEntries(
    value.split(',').flatMap((each) => {
      const [name, ...rest] = each.split(':');
      return name?.trim() ? [[name.trim(), rest.join(':').trim()]] : [];
    }),
  );
}
