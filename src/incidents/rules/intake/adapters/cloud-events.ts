/**
 * CloudEvents 1.0 over HTTP: structured, binary, batch. `source` and `id` name the message. What it is about stands in our extension
 * `dedupkey`, else in subject and type; whether it is over in our extension `status`. An attribute that is null is absent.
 */
import { z } from 'zod';
import type { CanonicalEvent, Message, MessageRefusal, Reading } from '../canonical-event.ts';
import { refuseMessage } from '../canonical-event.ts';
import { actionOf, cleaned, hostsIn, instantIn, jsonIn, labelsOf, linkTo, readAs, serviceIn, severityOf } from './message-shapes.ts';
import { textOfBase64 } from './text-of-base64.ts';

const needed = (most: number) => z.string().min(1).max(most);
const attributes = z.looseObject({
  id: needed(500),
  source: needed(1000),
  specversion: z.string().regex(/^1\.\d+$/, 'is not 1.0'),
  type: needed(500),
});

const known = new Set(['id', 'source', 'specversion', 'type', 'time', 'subject', 'data', 'data_base64', 'datacontenttype', 'dataschema']);

export function readCloudEvents(message: Message): Reading {
  const type = (message.headers['content-type'] ?? '').toLowerCase();
  if (message.headers['ce-id'] !== undefined || message.headers['ce-specversion'] !== undefined) return all([binaryEvent(message, type)]);
  const json = jsonIn(message.body);
  if (json.refused) return json;
  if (type.startsWith('application/cloudevents-batch') || Array.isArray(json.value)) {
    if (!Array.isArray(json.value)) return refuseMessage('/', 'a batch is a list of events');
    if (json.value.length > 10_000) return refuseMessage('/', 'a batch has at most 10000 events');
    return all(json.value.map((each, at) => eventOf(each, `/${at}`)));
  }
  return all([eventOf(json.value, '')]);
}

function all(read: readonly (CanonicalEvent | MessageRefusal)[]): Reading {
  const refusal = read.find((each): each is MessageRefusal => 'refused' in each);
  return refusal ?? { events: read as readonly CanonicalEvent[] };
}

/** Attributes travel in headers, percent-encoded; the body is the data. */
function binaryEvent({ body, headers }: Message, type: string): CanonicalEvent | MessageRefusal {
  const given = Object.entries(headers).flatMap(([name, value]) => (name.startsWith('ce-') ? [[name.slice(3), decoded(value)]] : []));
  const isJson = /[/+]json\b/.test(type);
  const json = isJson && body.trim() !== '' ? jsonIn(body) : { value: body };
  if (json.refused) return json;
  return eventOf({ ...Object.fromEntries(given), data: json.value }, '');
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function eventOf(value: unknown, at: string): CanonicalEvent | MessageRefusal {
  const present =
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null))
      : value;
  const read = readAs(attributes, present, at);
  if (read.refused) return read;
  const given = read.value as Readonly<Record<string, unknown>> & z.output<typeof attributes>;
  const text = (name: string): string | null => (typeof given[name] === 'string' && given[name] !== '' ? (given[name] as string) : null);
  const data = dataIn(given, at);
  if (data.refused) return data;
  const fields = (data.value && typeof data.value === 'object' ? data.value : {}) as Readonly<Record<string, unknown>>;
  const named = labelsOf({
    ...((fields['labels'] && typeof fields['labels'] === 'object' ? fields['labels'] : {}) as object),
    ...Object.fromEntries(Object.entries(given).filter(([name]) => !known.has(name))),
  });
  const status = text('status') ?? (typeof fields['status'] === 'string' ? fields['status'] : null);
  const action = status === null ? 'open' : actionOf(status);
  if (!action) return refuseMessage(`${at}/status`, `"${cleaned(status!, 50)}" is not a state such as firing or resolved`);
  const time = text('time');
  const occurredAt = instantIn(time);
  if (time !== null && occurredAt === null) return refuseMessage(`${at}/time`, 'is not an instant such as 2026-03-05T17:31:00Z');
  const subject = text('subject');
  const title = ['title', 'summary', 'message', 'name'].map((name) => fields[name]).find((each) => typeof each === 'string' && each !== '');
  return {
    transportId: cleaned(`${given.source} ${given.id}`, 1000),
    episodeKey: cleaned(text('dedupkey') ?? `${subject ?? given.source} ${given.type}`, 500),
    episodeId: null,
    action,
    occurredAt,
    startedAt: null,
    severity: severityOf(text('severity') ?? (typeof fields['severity'] === 'string' ? fields['severity'] : null)),
    title: cleaned((title as string | undefined) ?? subject ?? given.type, 300),
    serviceRef:
      /^service:(.+)$/.exec(subject ?? '')?.[1] ?? serviceIn(named) ?? (typeof fields['service'] === 'string' ? fields['service'] : null),
    ciRefs: [...hostsIn(named), ...hostsIn(labelsOf(fields))],
    labels: named,
    annotations: labelsOf({ source: given.source, type: given.type, subject, details: fields['details'] }),
    links: linkTo('source', typeof fields['url'] === 'string' ? fields['url'] : null),
    partial: false,
  };
}

function dataIn(
  given: Readonly<Record<string, unknown>>,
  at: string,
): { readonly refused?: false; readonly value: unknown } | MessageRefusal {
  const encoded = given['data_base64'];
  if (encoded === undefined) return { value: given['data'] };
  if (given['data'] !== undefined) return refuseMessage(`${at}/data_base64`, 'stands beside data; one of them is sent');
  const text = typeof encoded === 'string' ? textOfBase64(encoded) : null;
  if (text === null) return refuseMessage(`${at}/data_base64`, 'is not Base64');
  const read = jsonIn(text);
  return { value: read.refused ? text : read.value };
}
