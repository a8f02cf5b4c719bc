/** What goes into the configuration of a sender, so that it speaks to us: text to be copied, which the program understands as it is. */
import type { OutsideKind } from '#incidents/rules';

/** `origin` is ours, without a slash at its end. */
export function configurationOf(kind: OutsideKind, origin: string, token: string): string {
  const address = `${origin}/api/v1/intake/${token}`;
  return texts[kind](address, origin, token).trim();
}

const posted = (address: string, body: object, type = 'application/json'): string =>
  `curl -sS '${address}' -H 'Content-Type: ${type}' -d '${JSON.stringify(body)}'`;

const texts: Readonly<Record<OutsideKind, (address: string, origin: string, token: string) => string>> = {
  alertmanager: (address) => `
# alertmanager.yml
route:
  receiver: evenkeel
receivers:
  - name: evenkeel
    webhook_configs:
      - url: ${address}
        send_resolved: true
`,
  grafana: (address) => `
# provisioning/alerting/evenkeel.yaml
apiVersion: 1
contactPoints:
  - orgId: 1
    name: evenkeel
    receivers:
      - uid: evenkeel
        type: webhook
        settings:
          url: ${address}
          httpMethod: POST
`,
  'uptime-kuma': (address) => `
Settings > Notifications > Setup Notification
  Notification Type: Webhook
  Post URL:          ${address}
  Request Body:      Preset - application/json
  Default enabled, Apply on all existing monitors
`,
  zabbix: (address) => `
# Alerts > Media types > Import
zabbix_export:
  version: '6.0'
  media_types:
    - name: Evenkeel
      type: WEBHOOK
      parameters:
        - { name: address, value: '${address}' }
${macros.map(([name, macro]) => `        - { name: ${name}, value: '${macro}' }`).join('\n')}
      script: |
        var params = JSON.parse(value), address = params.address, request = new HttpRequest();
        delete params.address;
        request.addHeader('Content-Type: application/json');
        var answer = request.post(address, JSON.stringify(params));
        if (request.getStatus() !== 202) throw 'HTTP ' + request.getStatus() + ': ' + answer;
        return 'OK';
      message_templates:
        - { event_source: TRIGGERS, operation_mode: PROBLEM, subject: 'Problem', message: 'Problem' }
        - { event_source: TRIGGERS, operation_mode: RECOVERY, subject: 'Recovery', message: 'Recovery' }
        - { event_source: TRIGGERS, operation_mode: UPDATE, subject: 'Update', message: 'Update' }
`,
  pagerduty: (_, origin, token) => `
# ${origin}/api/v1/intake/v2/enqueue
${posted(`${origin}/api/v1/intake/v2/enqueue`, {
  routing_key: token,
  event_action: 'trigger',
  dedup_key: 'db01/load',
  payload: { summary: 'Load is high', source: 'db01', severity: 'error', component: 'DB' },
})}
`,
  cloudevents: (address) =>
    posted(
      address,
      {
        specversion: '1.0',
        id: '1',
        source: '/backup',
        type: 'org.example.backup.failed',
        subject: 'service:PAY',
        dedupkey: 'backup/payroll',
        severity: 'critical',
        status: 'firing',
        data: { title: 'Nightly backup failed' },
      },
      'application/cloudevents+json',
    ),
  mail: (address) =>
    posted(address, {
      from: 'nagios@example.org',
      subject: 'PROBLEM: db01/HTTP is CRITICAL',
      text: 'Service: SHOP',
      messageId: '<1@example.org>',
    }),
  json: (address) =>
    posted(address, { key: 'disk db01', state: 'firing', severity: 'critical', title: 'Disk is full', host: 'db01', service: 'DB' }),
};

const macros: readonly (readonly [name: string, macro: string])[] = [
  ['eventid', '{EVENT.ID}'],
  ['eventvalue', '{EVENT.VALUE}'],
  ['eventupdate', '{EVENT.UPDATE.STATUS}'],
  ['eventack', '{EVENT.ACK.STATUS}'],
  ['eventname', '{EVENT.NAME}'],
  ['severity', '{EVENT.NSEVERITY}'],
  ['eventtags', '{EVENT.TAGS}'],
  ['hostname', '{HOST.NAME}'],
  ['hostip', '{HOST.IP}'],
  ['triggerid', '{TRIGGER.ID}'],
  ['triggeropdata', '{EVENT.OPDATA}'],
  ['url', '{$ZABBIX.URL}'],
];
