-- This program itself may be a source of alerts: one in an organisation.
alter table incidents.alert_source drop constraint alert_source_kind_check;
alter table incidents.alert_source add constraint alert_source_kind_check
  check (kind in ('alertmanager', 'grafana', 'uptime-kuma', 'zabbix', 'pagerduty', 'cloudevents', 'mail', 'json', 'evenkeel'));
create unique index alert_source_own on incidents.alert_source (org_id) where kind = 'evenkeel';
