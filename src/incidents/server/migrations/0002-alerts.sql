-- Sources of alerts, what they have sent, what became of it and why. Needs the tables of incidents, services, assets and teams.

create table incidents.alert_source (
  org_id             uuid not null,
  id                 uuid not null,
  version            integer not null default 1,
  created_at         timestamptz(3) not null default now(),
  updated_at         timestamptz(3) not null default now(),
  name               text not null,
  kind               text not null check (kind in ('alertmanager', 'grafana', 'uptime-kuma', 'zabbix', 'pagerduty', 'cloudevents', 'mail', 'json')),
  is_active          boolean not null,
  token_hash         text,
  hint               text not null,
  service_id         uuid,
  team_id            uuid,
  least_severity     integer not null check (least_severity between 0 and 4),
  after_count        integer not null check (after_count between 1 and 1000),
  after_minutes      integer not null check (after_minutes between 0 and 1440),
  resolves_incident  boolean not null,
  mapping            jsonb not null,
  primary key (org_id, id),
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate,
  foreign key (org_id, team_id) references people.team (org_id, id) deferrable initially immediate
);
create index alert_source_token on incidents.alert_source (org_id, token_hash);
create index alert_source_service on incidents.alert_source (org_id, service_id);
create index alert_source_team on incidents.alert_source (org_id, team_id);
call platform.guard('incidents.alert_source');

-- What was sent, as it was sent, for good, also when its source is removed. `sequence` counts in the order of arrival within an organisation: whoever writes holds its lock.
create table incidents.raw_event (
  org_id        uuid not null,
  sequence      bigint generated always as identity,
  source_id     uuid not null,
  received_at   timestamptz(3) not null,
  headers       jsonb not null,
  body          bytea not null,
  body_hash     bytea not null,
  primary key (org_id, sequence)
);
call platform.guard('incidents.raw_event');
create trigger append_only before update or delete or truncate on incidents.raw_event for each statement execute function platform.refuse_change();

create table incidents.alert (
  org_id         uuid not null,
  id             uuid not null,
  version        integer not null default 1,
  created_at     timestamptz(3) not null default now(),
  updated_at     timestamptz(3) not null default now(),
  title          text not null,
  source_id      uuid not null,
  key            text not null,
  episode_id     text,
  state          text not null check (state in ('open', 'acknowledged', 'closed')),
  severity       integer not null check (severity between 0 and 4),
  started_at     timestamptz(3) not null,
  closed_at      timestamptz(3),
  closed_by      text check (closed_by in ('sender', 'superseded')),
  last_seen_at   timestamptz(3) not null,
  count          integer not null check (count >= 0),
  service_id     uuid,
  asset_id       uuid,
  incident_id    uuid,
  root_alert_id  uuid,
  matter         text,
  review_at      timestamptz(3),
  muted_until    timestamptz(3),
  is_flapping    boolean not null,
  is_partial     boolean not null,
  labels         jsonb not null,
  annotations    jsonb not null,
  links          jsonb not null,
  primary key (org_id, id),
  foreign key (org_id, source_id) references incidents.alert_source (org_id, id) deferrable initially immediate,
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate,
  foreign key (org_id, asset_id) references operations.asset (org_id, id) deferrable initially immediate,
  foreign key (org_id, incident_id) references incidents.incident (org_id, id) deferrable initially immediate,
  foreign key (org_id, root_alert_id) references incidents.alert (org_id, id) deferrable initially immediate,
  check ((state = 'closed') = (closed_at is not null)),
  check ((closed_at is null) = (closed_by is null))
);
-- Of one key at most one is open; asked when all of a batch is written, for one may end because the next begins.
alter table incidents.alert add constraint alert_open
  exclude using btree (org_id with =, source_id with =, key with =) where (state <> 'closed') deferrable initially immediate;
create index alert_of_key on incidents.alert (org_id, source_id, key, started_at desc);
create index alert_started on incidents.alert (org_id, started_at, id);
create index alert_service on incidents.alert (org_id, service_id);
create index alert_asset on incidents.alert (org_id, asset_id);
create index alert_incident on incidents.alert (org_id, incident_id);
create index alert_root on incidents.alert (org_id, root_alert_id);
create index alert_failing on incidents.alert (org_id, started_at) where state <> 'closed' and incident_id is not null;
create index alert_review on incidents.alert (org_id, review_at) where review_at is not null;
call platform.guard('incidents.alert');

create table incidents.alert_decision (
  org_id        uuid not null,
  id            uuid not null,
  version       integer not null default 1,
  created_at    timestamptz(3) not null default now(),
  updated_at    timestamptz(3) not null default now(),
  source_id     uuid not null,
  alert_id      uuid,
  message       double precision,
  ordinal       integer not null,
  decided_at    timestamptz(3) not null,
  rule          text not null,
  outcome       text not null,
  inputs        jsonb not null,
  key           text,
  action        text,
  occurred_at   timestamptz(3),
  started_at    timestamptz(3),
  received_at   timestamptz(3),
  episode_id    text,
  severity      integer not null,
  transport_id  text,
  body_hash     text,
  primary key (org_id, id),
  foreign key (org_id, source_id) references incidents.alert_source (org_id, id) deferrable initially immediate,
  foreign key (org_id, alert_id) references incidents.alert (org_id, id) deferrable initially immediate
);
-- What was taken in is taken in once: the last message decided about is the mark up to which an organisation has come.
create unique index alert_decision_message on incidents.alert_decision (org_id, message, ordinal) where message is not null;
create index alert_decision_of_alert on incidents.alert_decision (org_id, alert_id, decided_at);
create index alert_decision_of_key on incidents.alert_decision (org_id, source_id, key, occurred_at desc) where key is not null;
create index alert_decision_at on incidents.alert_decision (org_id, decided_at, id);
call platform.guard('incidents.alert_decision');
