/** Any JSON, by a mapping of our fields to places in it, such as `alert.host` or `items.0.state`. Without one the fields have our names. */
import { refuseMessage, type Message, type Reading } from '../canonical-event.ts';
import { actionOf, cleaned, instantIn, jsonIn, labelsOf, linkTo, severityOf } from './message-shapes.ts';

export const mappedFields = ['key', 'episode', 'state', 'time', 'severity', 'title', 'service', 'host', 'id', 'url'] as const;
export type MappedField = (typeof mappedFields)[number];
export type FieldMapping = Readonly<Partial<Record<MappedField, string>>>;

export function readGenericJson({ body }: Message, mapping: FieldMapping): Reading {
  const json = jsonIn(body);
  if (json.refused) return json;
  if (typeof json.value !== 'object' || json.value === null) return refuseMessage('/', 'the body is not a JSON object');
  const whole = json.value as Readonly<Record<string, unknown>>;
  const placeOf = (field: MappedField): string => mapping[field] || field;
  const text = (field: MappedField, most: number): string | null => {
    const found = at(whole, placeOf(field));
    return found === undefined || found === null || typeof found === 'object' ? null : cleaned(String(found), most) || null;
  };
  const pointer = (field: MappedField): string => `/${placeOf(field).replaceAll('.', '/')}`;
  const key = text('key', 500);
  if (key === null) return refuseMessage(pointer('key'), 'is missing: it says what the alert is about');
  const state = text('state', 50);
  const action = state === null ? 'open' : actionOf(state);
  if (!action) return refuseMessage(pointer('state'), `"${state}" is not a state such as firing or resolved`);
  const time = text('time', 60);
  const occurredAt = time !== null && /^\d{9,13}$/.test(time) ? ofEpoch(time) : instantIn(time);
  if (time !== null && occurredAt === null) return refuseMessage(pointer('time'), 'is not an instant such as 2026-03-05T17:31:00Z');
  const host = text('host', 300);
  return {
    events: [
      {
        transportId: text('id', 500),
        episodeKey: key,
        episodeId: text('episode', 300),
        action,
        occurredAt,
        startedAt: null,
        severity: severityOf(text('severity', 50)),
        title: text('title', 300) ?? key,
        serviceRef: text('service', 200),
        ciRefs: host === null ? [] : [host],
        labels: labelsOf(Object.fromEntries(Object.entries(whole).filter(([, value]) => typeof value !== 'object'))),
        annotations: {},
        links: linkTo('source', text('url', 2000)),
        partial: false,
      },
    ],
  };
}

/** Seconds or milliseconds since 1970. */
const ofEpoch = (digits: string): string => new Date(Number(digits) * (digits.length > 11 ? 1 : 1000)).toISOString();

function at(value: unknown, path: string): unknown {
  let here = value;
  for (const part of path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return undefined;
    here = (here as Readonly<Record<string, unknown>>)[part];
  }
  return here;
}
