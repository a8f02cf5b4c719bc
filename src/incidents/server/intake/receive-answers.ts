/** Answers senders: 202 once what they sent is committed, a reason when it is not understood, 503 while too many wait. */
import { createHash } from 'node:crypto';
import { limits, Problem } from '#platform/kit';
import { answerEndpoint, hashOfSecret, type Call, type EndpointAnswer, type Reply } from '#platform/server';
import { receiveAlert, receivePagerDutyEvent, type Message } from '#incidents/rules';
import { unknownToken, type Inbox } from './inbox.ts';

/** Bytes of one message. */
const mostBytes = 5_000_000;

export const receiveAnswers = (inbox: Inbox): readonly EndpointAnswer[] => [
  answerEndpoint(receiveAlert, (call) => receive(inbox, call, call.bytes ?? new Uint8Array(), call.input.token)),
  answerEndpoint(receivePagerDutyEvent, (call) => {
    const bytes = call.bytes ?? new Uint8Array();
    return receive(inbox, call, bytes, routingKeyIn(bytes));
  }),
];

async function receive(inbox: Inbox, { request }: Pick<Call<unknown>, 'request'>, bytes: Uint8Array, token: string): Promise<Reply> {
  const named = /^int_([0-9a-f]{32})_([\w-]{43})$/.exec(token);
  if (!named) throw unknownToken();
  if (bytes.length > mostBytes) throw new Problem(413, 'too-large', 'Request body too large', { detail: `at most ${mostBytes} bytes` });
  const organisationId = named[1]!.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const { events, dedupKey } = await inbox.keep(organisationId, hashOfSecret(named[2]!), messageOf(bytes, request), bytes);
  return { status: 202, body: { status: 'success', message: 'Event processed', dedup_key: dedupKey, events } };
}

const kept = ['content-type', 'user-agent', 'ce-id', 'ce-source', 'ce-specversion', 'ce-type', 'ce-time', 'ce-subject'];
/** Our extensions of CloudEvents, and those that senders use for the same. */
const extensions = ['ce-severity', 'ce-status', 'ce-dedupkey', 'ce-service', 'ce-host', 'ce-datacontenttype', 'ce-dataschema'];

function messageOf(bytes: Uint8Array, request: Call<unknown>['request']): Message {
  const headers = [...kept, ...extensions].flatMap((name) => {
    const value = request.header(name);
    return value === undefined ? [] : [[name, value.slice(0, 1000)]];
  });
  return {
    body: textOf(bytes),
    headers: Object.fromEntries(headers) as Record<string, string>,
    bodyHash: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Bytes that are no UTF-8 become replacement characters: better a strange letter than an alert that is not heard. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function routingKeyIn(bytes: Uint8Array): string {
  if (bytes.length > limits.bodyBytes)
    throw new Problem(413, 'too-large', 'Request body too large', { detail: `at most ${limits.bodyBytes} bytes` });
  let body: unknown;
  try {
    body = JSON.parse(textOf(bytes));
  } catch {
    throw new Problem(400, 'bad-json', 'The body is not valid JSON', { detail: 'the request body is not valid JSON in UTF-8' });
  }
  const key = (body as { routing_key?: unknown } | null)?.routing_key;
  if (typeof key !== 'string')
    throw new Problem(400, 'bad-input', 'The request does not fit', {
      errors: [{ pointer: '/routing_key', detail: 'is the token of a source' }],
    });
  return key;
}
