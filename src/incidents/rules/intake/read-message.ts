/** From a message as it came to canonical events, or to the reason why it is not understood. */
import { readAlertmanager, readGrafana } from './adapters/alertmanager.ts';
import { readCloudEvents } from './adapters/cloud-events.ts';
import { readOwnAlert } from './adapters/own-alert.ts';
import { readGenericJson, type FieldMapping } from './adapters/generic-json.ts';
import { readMail } from './adapters/mail.ts';
import { readPagerDuty } from './adapters/pager-duty.ts';
import { readUptimeKuma } from './adapters/uptime-kuma.ts';
import { readZabbix } from './adapters/zabbix.ts';
import type { Message, Reading, SourceKind } from './canonical-event.ts';

const adapters: Readonly<Record<SourceKind, (message: Message, mapping: FieldMapping) => Reading>> = {
  alertmanager: readAlertmanager,
  grafana: readGrafana,
  'uptime-kuma': readUptimeKuma,
  zabbix: readZabbix,
  pagerduty: readPagerDuty,
  cloudevents: readCloudEvents,
  mail: readMail,
  json: readGenericJson,
  evenkeel: readOwnAlert,
};

/** Never throws, whatever is sent. `mapping` counts for `json` only. */
export const readMessage = (kind: SourceKind, message: Message, mapping: FieldMapping = {}): Reading => adapters[kind](message, mapping);
