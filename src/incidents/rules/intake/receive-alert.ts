/** The doors by which programs send alerts. What is sent is kept before it is answered. */
import { z } from 'zod';
import { ownEndpoint } from '#platform/kit';

const received = z
  .strictObject({ status: z.string(), message: z.string(), dedup_key: z.string().nullable(), events: z.int() })
  .meta({ id: 'ReceivedAlerts', description: 'How many events a message held; it is kept already, and taken in right afterwards' });

const common = {
  tag: 'incidents',
  method: 'POST',
  carries: 'bytes',
  may: null,
  isForSenders: true,
  answer: received,
  status: 200,
} as const;

export const receiveAlert = ownEndpoint({
  ...common,
  id: 'receive-alert',
  path: '/intake/{token}',
  about:
    'Takes a message of a source of alerts in the format of its kind. The token names the source. Answered with 202 once it is kept for good; 503 asks to send it again later',
  input: z.strictObject({ token: z.string().min(20).max(200) }),
});

export const receivePagerDutyEvent = ownEndpoint({
  ...common,
  id: 'receive-pagerduty-event',
  path: '/intake/v2/enqueue',
  about:
    "Takes an event as PagerDuty's Events API v2 does; the routing key is the token of a source. Answered with 202 once it is kept for good",
  input: z.strictObject({}),
});
