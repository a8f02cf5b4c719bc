/** Messages as senders write them, made here from their public documentation. Hashes are counted, which is all a hash is for. */
import { createHash } from 'node:crypto';
import type { Message, SourceKind } from '#incidents/rules';

export interface Sent {
  readonly kind: SourceKind;
  readonly message: Message;
}

export const messageOf = (body: unknown, headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' }): Message => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { body: text, headers, bodyHash: createHash('sha256').update(text).digest('hex') };
};

export interface AlertTold {
  readonly name: string;
  readonly instance: string;
  readonly startsAt: string;
  readonly endsAt?: string;
  readonly severity?: string;
  readonly service?: string;
}

/** A group of Alertmanager: firing as long as one of it is. */
export function alertmanagerGroup(alerts: readonly AlertTold[], truncatedAlerts = 0, more: object = {}): Message {
  return messageOf({
    receiver: 'evenkeel',
    status: alerts.some((each) => !each.endsAt) ? 'firing' : 'resolved',
    alerts: alerts.map(({ name, instance, startsAt, endsAt, severity = 'critical', service = 'shop' }) => ({
      status: endsAt ? 'resolved' : 'firing',
      labels: { alertname: name, instance, service, severity },
      annotations: { summary: `${name} on ${instance}` },
      startsAt,
      endsAt: endsAt ?? '0001-01-01T00:00:00Z',
      generatorURL: 'http://prometheus.example:9090/graph',
      fingerprint: createHash('sha256').update(`${name} ${instance} ${severity}`).digest('hex').slice(0, 16),
    })),
    groupLabels: { alertname: alerts[0]?.name },
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alertmanager.example:9093',
    version: '4',
    groupKey: `{}:{alertname="${alerts[0]?.name}"}`,
    truncatedAlerts,
    ...more,
  });
}

export const heartbeatOfKuma = (monitorID: number, status: 0 | 1 | 2 | 3, time: string, more: object = {}): Message =>
  messageOf({
    heartbeat: { monitorID, status, time, msg: status === 1 ? '200 - OK' : 'timeout', important: true, timezone: 'Europe/Berlin', ...more },
    monitor: { id: monitorID, name: `Monitor ${monitorID}`, url: 'https://shop.example', hostname: null, type: 'http', tags: [] },
    msg: `[Monitor ${monitorID}] changed`,
  });

export const zabbixMacros = (eventid: string, more: Readonly<Record<string, string>> = {}): Message =>
  messageOf({
    eventid,
    eventvalue: '1',
    eventupdate: '0',
    eventack: 'No',
    eventname: 'Disk is nearly full',
    severity: '4',
    eventdate: '2026.03.05',
    eventtime: '17:31:00',
    eventtags: 'component: disk, service: shop',
    hostname: 'db01',
    hostip: '10.0.0.7',
    triggerid: '13491',
    url: 'https://zabbix.example',
    ...more,
  });

export const pagerDutyEvent = (event_action: string, dedup_key: string, timestamp?: string): Message =>
  messageOf({
    routing_key: 'R'.repeat(32),
    event_action,
    dedup_key,
    ...(event_action === 'trigger'
      ? { payload: { summary: 'Load is high', source: 'db01', severity: 'error', component: 'shop', ...(timestamp ? { timestamp } : {}) } }
      : {}),
  });

export const cloudEvent = (id: string, status: string, time: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  source: '/monitoring/backup',
  specversion: '1.0',
  type: 'org.example.backup',
  subject: 'service:payroll',
  time,
  datacontenttype: 'application/json',
  severity: 'critical',
  dedupkey: 'backup/payroll',
  status,
  data: { title: 'Nightly backup failed', labels: { env: 'prod' } },
  ...more,
});
export const structured = (event: object): Message => messageOf(event, { 'content-type': 'application/cloudevents+json; charset=utf-8' });
export const batched = (events: readonly object[]): Message =>
  messageOf(events, { 'content-type': 'application/cloudevents-batch+json; charset=utf-8' });
