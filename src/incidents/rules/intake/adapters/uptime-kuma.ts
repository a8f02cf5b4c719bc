/**
 * Uptime Kuma. It has no id for an event: what is down is a monitor, and its heartbeats say at which time it was down or up. The times are
 * UTC without saying so. Its test button, and what is only a message, come without monitor and heartbeat.
 */
import { z } from 'zod';
import type { EventAction, Message, Reading } from '../canonical-event.ts';
import { cleaned, instantIn, jsonIn, labels, linkTo, maybe, readAs, words } from './message-shapes.ts';

const message = z.looseObject({
  heartbeat: z
    .looseObject({
      monitorID: z.union([z.int(), words(100)]).nullish(),
      status: z.literal([0, 1, 2, 3]),
      time: words(40).nullish(),
      msg: maybe(2000),
    })
    .nullish(),
  monitor: z
    .looseObject({
      id: z.union([z.int(), words(100)]).nullish(),
      name: maybe(300),
      url: maybe(2000),
      hostname: maybe(300),
      type: maybe(50),
      tags: z.array(z.looseObject({ name: maybe(100), value: maybe(300) })).nullish(),
    })
    .nullish(),
  msg: maybe(2000),
});

/** Down, up, being tried again, under maintenance. */
const actions: Readonly<Record<number, EventAction>> = { 0: 'open', 1: 'close', 2: 'update', 3: 'update' };

export function readUptimeKuma({ body, headers }: Message): Reading {
  const json = jsonIn(formField(body, headers['content-type'] ?? '') ?? body);
  if (json.refused) return json;
  const read = readAs(message, json.value);
  if (read.refused) return read;
  const { heartbeat, monitor, msg } = read.value;
  const id = heartbeat?.monitorID ?? monitor?.id;
  if (heartbeat && (id === undefined || id === null))
    return { refused: true, field: '/heartbeat/monitorID', reason: 'a heartbeat needs the id of its monitor' };
  const tags = Object.fromEntries((monitor?.tags ?? []).flatMap(({ name, value }) => (name && value ? [[name, value]] : [])));
  const name = monitor?.name ?? null;
  return {
    events: [
      {
        transportId: null,
        episodeKey: heartbeat ? `monitor:${id}` : 'message',
        episodeId: null,
        action: heartbeat ? actions[heartbeat.status]! : 'heartbeat',
        occurredAt: instantIn(heartbeat?.time),
        startedAt: null,
        severity: heartbeat?.status === 0 ? 3 : 0,
        title: cleaned([name, heartbeat?.msg ?? msg].filter(Boolean).join(': ') || 'Uptime Kuma', 300),
        serviceRef: tags['service'] ?? name,
        ciRefs: [monitor?.hostname, hostOf(monitor?.url)].filter((each): each is string => Boolean(each)),
        labels: labels.parse({ ...tags, ...(name ? { monitor: name } : {}), ...(monitor?.type ? { type: monitor.type } : {}) }),
        annotations: labels.parse({ message: msg, status: heartbeat?.status }),
        links: linkTo('monitored', monitor?.url),
        partial: false,
      },
    ],
  };
}

const hostOf = (url: string | null | undefined): string | null => /^https?:\/\/([^/:?#]+)/i.exec(url ?? '')?.[1] ?? null;

/** As a form it sends the same JSON in the field `data`. */
function formField(body: string, type: string): string | null {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary) {
    const part = body.split(`--${boundary}`).find((each) => /name="data"/i.test(each));
    return part ? part.slice(part.indexOf('\r\n\r\n') + 4).trim() : null;
  }
  if (!/^application\/x-www-form-urlencoded/i.test(type)) return null;
  const pair = body.split('&').find((each) => each.startsWith('data='));
  try {
    return pair ? decodeURIComponent(pair.slice(5).replaceAll('+', ' ')) : null;
  } catch {
    return null;
  }
}
