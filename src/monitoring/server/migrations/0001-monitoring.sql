-- What is looked at, what was found, and what services are promised. Needs the tables of services and assets.

create table monitoring.monitor (
  org_id              uuid not null,
  id                  uuid not null,
  version             integer not null default 1,
  created_at          timestamptz(3) not null default now(),
  updated_at          timestamptz(3) not null default now(),
  name                text not null,
  service_id          uuid not null,
  asset_id            uuid,
  kind                text not null check (kind in ('push', 'http', 'tcp', 'dns', 'tls', 'ping', 'example')),
  settings            jsonb not null check (settings ->> 'kind' = kind),
  interval_seconds    integer not null check (interval_seconds between 20 and 86400),
  tries               integer not null check (tries between 1 and 10),
  retry_seconds       integer not null check (retry_seconds between 5 and 3600),
  severity            integer not null check (severity between 1 and 4),
  parent_ids          jsonb not null check (jsonb_array_length(parent_ids) <= 20),
  counts_as_downtime  boolean not null,
  is_enabled          boolean not null,
  muted_until         timestamptz(3),
  token_hash          text,
  hint                text,
  primary key (org_id, id),
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate,
  foreign key (org_id, asset_id) references operations.asset (org_id, id) deferrable initially immediate
);
create index monitor_name on monitoring.monitor (org_id, name collate "und-x-icu", id);
create index monitor_service on monitoring.monitor (org_id, service_id);
create index monitor_asset on monitoring.monitor (org_id, asset_id);
create index monitor_token on monitoring.monitor (org_id, token_hash) where token_hash is not null;
call platform.guard('monitoring.monitor');

create table monitoring.outage (
  org_id          uuid not null,
  id              uuid not null,
  version         integer not null default 1,
  created_at      timestamptz(3) not null default now(),
  updated_at      timestamptz(3) not null default now(),
  monitor_id      uuid not null,
  service_id      uuid not null,
  state           text not null check (state in ('down', 'warning', 'unreachable')),
  started_at      timestamptz(3) not null,
  ended_at        timestamptz(3),
  reason          text not null,
  detail          text,
  classification  text not null check (classification in ('outage', 'maintenance', 'false-alarm')),
  explanation     text not null,
  primary key (org_id, id),
  foreign key (org_id, monitor_id) references monitoring.monitor (org_id, id) deferrable initially immediate,
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate,
  check (ended_at >= started_at)
);
create index outage_monitor on monitoring.outage (org_id, monitor_id, started_at desc);
create index outage_service on monitoring.outage (org_id, service_id, started_at desc);
create index outage_started on monitoring.outage (org_id, started_at, id);
create index outage_open on monitoring.outage (org_id, monitor_id) where ended_at is null;
call platform.guard('monitoring.outage');

create table monitoring.availability_target (
  org_id       uuid not null,
  id           uuid not null,
  version      integer not null default 1,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  service_id   uuid not null,
  percent      double precision not null check (percent between 50 and 99.999),
  period_days  integer not null check (period_days between 1 and 366),
  primary key (org_id, id),
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate
);
create unique index availability_target_service on monitoring.availability_target (org_id, service_id);
call platform.guard('monitoring.availability_target');

create table monitoring.status_page (
  org_id       uuid not null,
  id           uuid not null,
  version      integer not null default 1,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  title        text not null,
  about        text not null,
  service_ids  jsonb not null check (jsonb_array_length(service_ids) between 1 and 100),
  is_public    boolean not null,
  token        text,
  primary key (org_id, id)
);
create unique index status_page_token on monitoring.status_page (org_id, token);
create index status_page_title on monitoring.status_page (org_id, title collate "und-x-icu", id);
call platform.guard('monitoring.status_page');

-- What follows is measured, not decided: no journal, no version. How each monitor stands, as the program that looks goes on with it.
create table monitoring.monitor_run (
  org_id          uuid not null,
  monitor_id      uuid not null,
  state           text not null check (state in ('pending', 'up', 'warning', 'down', 'unreachable')),
  since           timestamptz(3) not null,
  failing_since   timestamptz(3),
  failing_tries   integer not null default 0,
  -- The worst that the intake was told of this time, under the name of which outage.
  told            text check (told in ('warning', 'down')),
  told_outage_id  uuid,
  checked_at      timestamptz(3),
  milliseconds    double precision,
  reason          text,
  detail          text,
  certificate_expires_at timestamptz(3),
  pushed_at       timestamptz(3),
  primary key (org_id, monitor_id),
  foreign key (org_id, monitor_id) references monitoring.monitor (org_id, id) on delete cascade
);
call platform.guard('monitoring.monitor_run');

-- Each check for some days, 0 up, 1 warning, 2 down; then hour by hour.
create table monitoring.check_result (
  org_id        uuid not null,
  monitor_id    uuid not null,
  at            timestamptz(3) not null,
  state         smallint not null check (state between 0 and 2),
  milliseconds  real not null,
  primary key (org_id, monitor_id, at),
  foreign key (org_id, monitor_id) references monitoring.monitor (org_id, id) on delete cascade
);
create index check_result_at on monitoring.check_result (org_id, at);
call platform.guard('monitoring.check_result');

create table monitoring.check_hour (
  org_id            uuid not null,
  monitor_id        uuid not null,
  hour              timestamptz(0) not null,
  checks            integer not null,
  warnings          integer not null,
  failures          integer not null,
  -- Of the checks that did not fail.
  milliseconds_sum  double precision not null,
  milliseconds_max  real not null,
  primary key (org_id, monitor_id, hour),
  foreign key (org_id, monitor_id) references monitoring.monitor (org_id, id) on delete cascade
);
create index check_hour_at on monitoring.check_hour (org_id, hour);
call platform.guard('monitoring.check_hour');

-- Which of several servers looks. It belongs to no organisation.
create table monitoring.watch_lease (
  is_only  boolean primary key default true check (is_only),
  holder   uuid not null,
  until    timestamptz not null
);
