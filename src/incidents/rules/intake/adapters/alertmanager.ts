/**
 * Prometheus Alertmanager, webhook version 4, and Grafana alerting, whose messages hold the same and more.
 *
 * A group says what is true of each of its alerts, not of all: a firing group may hold resolved ones, and of a truncated one nothing
 * follows for those left out. An episode is the alert's fingerprint and the instant at which it began to fire.
 */
import { z } from 'zod';
import { canonical } from '#platform/kit';
import type { CanonicalEvent, Message, Reading } from '../canonical-event.ts';
import {
  cleaned,
  firstOf,
  hostsIn,
  instantIn,
  jsonIn,
  labels,
  linkTo,
  maybe,
  moment,
  readAs,
  serviceIn,
  severityOf,
  words,
} from './message-shapes.ts';

const alert = z.looseObject({
  status: z.enum(['firing', 'resolved']),
  labels,
  annotations: labels,
  startsAt: moment,
  /** The year 1 for one that goes on. */
  endsAt: z.string().nullish(),
  generatorURL: maybe(2000),
  fingerprint: maybe(200),
  dashboardURL: maybe(2000),
  panelURL: maybe(2000),
  silenceURL: maybe(2000),
});

const group = z.looseObject({
  alerts: z.array(alert).min(1).max(10_000),
  truncatedAlerts: z.int().min(0).nullish(),
  externalURL: maybe(2000),
  groupKey: words(2000).nullish(),
  orgId: z.union([z.int(), words(50)]).nullish(),
});
type Group = z.output<typeof group>;
type Alert = z.output<typeof alert>;

export const readAlertmanager = (message: Message): Reading => readGroup(message, () => '');
/** Grafana's fingerprints are its organisation's own. */
export const readGrafana = (message: Message): Reading => readGroup(message, ({ orgId }) => (orgId == null ? '' : `${orgId}:`));

function readGroup({ body }: Message, prefixOf: (of: Group) => string): Reading {
  const json = jsonIn(body);
  if (json.refused) return json;
  const read = readAs(group, json.value);
  if (read.refused) return read;
  return { events: read.value.alerts.map((each) => eventOf(each, read.value, prefixOf(read.value))) };
}

function eventOf(of: Alert, whole: Group, prefix: string): CanonicalEvent {
  const { labels: named, annotations } = of;
  const episodeKey = `${prefix}${of.fingerprint ?? cleaned(canonical(named), 400)}`;
  const title = annotations['summary'] ?? annotations['title'] ?? named['alertname'] ?? annotations['description'] ?? episodeKey;
  const isTest = named['alertname'] === 'TestAlert' && named['instance'] === 'Grafana';
  return {
    transportId: null,
    episodeKey,
    episodeId: of.startsAt,
    action: isTest ? 'heartbeat' : of.status === 'firing' ? 'open' : 'close',
    occurredAt: of.status === 'firing' ? of.startsAt : instantIn(of.endsAt),
    startedAt: of.startsAt,
    severity: severityOf(firstOf(named, ['severity', 'priority', 'level'])),
    title: cleaned(title, 300),
    serviceRef: serviceIn(named),
    ciRefs: hostsIn(named),
    labels: named,
    annotations,
    links: [
      ...linkTo('runbook', annotations['runbook_url']),
      ...linkTo('source', of.generatorURL),
      ...linkTo('dashboard', of.dashboardURL),
      ...linkTo('panel', of.panelURL),
      ...linkTo('silence', of.silenceURL),
      ...linkTo('sender', whole.externalURL),
    ],
    partial: (whole.truncatedAlerts ?? 0) > 0,
  };
}
