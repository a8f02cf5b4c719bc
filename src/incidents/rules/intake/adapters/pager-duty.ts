/**
 * PagerDuty's Events API v2, which most senders speak. The key is the sender's `dedup_key`; one that triggers without gets the body's hash,
 * so that a second sending of the same means the same. Only a trigger says when it was; acknowledging and resolving are when received.
 */
import { z } from 'zod';
import { cleaned, instantIn, jsonIn, labelsOf, linkTo, maybe, readAs, severityOf, words } from './message-shapes.ts';
import type { Message, Reading } from '../canonical-event.ts';

const payload = z.looseObject({
  summary: words(1024).pipe(z.string().min(1)),
  source: words(1024).pipe(z.string().min(1)),
  severity: z.enum(['critical', 'error', 'warning', 'info']),
  timestamp: maybe(60),
  component: maybe(300),
  group: maybe(300),
  class: maybe(300),
  custom_details: z.unknown().optional(),
});

const message = z.looseObject({
  event_action: z.enum(['trigger', 'acknowledge', 'resolve']),
  dedup_key: z.string().max(255).nullish(),
  payload: payload.nullish(),
  links: z.array(z.looseObject({ href: maybe(2000), text: maybe(300) })).nullish(),
  client: maybe(300),
  client_url: maybe(2000),
});

const actions = { trigger: 'open', acknowledge: 'ack', resolve: 'close' } as const;

/** The key under which a message is kept: what is answered to the sender. */
export const dedupKeyOf = ({ body, bodyHash }: Message): string | null => {
  const json = jsonIn(body);
  const key = json.refused ? undefined : (json.value as { dedup_key?: unknown } | null)?.dedup_key;
  return typeof key === 'string' && key !== '' ? key.slice(0, 255) : bodyHash.slice(0, 32);
};

export function readPagerDuty(of: Message): Reading {
  const json = jsonIn(of.body);
  if (json.refused) return json;
  const read = readAs(message, json.value);
  if (read.refused) return read;
  const { event_action, payload: told, links, client, client_url } = read.value;
  if (event_action === 'trigger' && !told) return { refused: true, field: '/payload', reason: 'a trigger needs a payload' };
  if (event_action !== 'trigger' && !read.value.dedup_key)
    return { refused: true, field: '/dedup_key', reason: `to ${event_action} needs the key of what was triggered` };
  const details = told?.custom_details;
  return {
    events: [
      {
        transportId: null,
        episodeKey: cleaned(dedupKeyOf(of)!, 255),
        episodeId: null,
        action: actions[event_action],
        occurredAt: instantIn(told?.timestamp),
        startedAt: null,
        severity: severityOf(told?.severity),
        title: cleaned(told?.summary ?? '', 300),
        serviceRef: told?.component ?? told?.group ?? null,
        ciRefs: told ? [...new Set([told.source, told.source.split(/[\s:]/)[0]!])].filter(Boolean) : [],
        labels: labelsOf({ source: told?.source, component: told?.component, group: told?.group, class: told?.class, client }),
        annotations: labelsOf(details && typeof details === 'object' ? (details as Record<string, unknown>) : { details }),
        links: [...(links ?? []).flatMap(({ href, text }) => linkTo(text ?? 'link', href)), ...linkTo(client ?? 'sender', client_url)],
        partial: false,
      },
    ],
  };
}
