-- Services, assets, and what needs what. Needs the tables of the calendar and people rooms.

create table operations.service (
  org_id           uuid not null,
  id               uuid not null,
  version          integer not null default 1,
  created_at       timestamptz(3) not null default now(),
  updated_at       timestamptz(3) not null default now(),
  key              text not null check (key ~ '^[A-Z][A-Z0-9-]{1,19}$'),
  name             text not null,
  purpose          text not null,
  tier             integer not null check (tier between 1 and 4),
  status           text not null check (status in ('planned', 'live', 'retired')),
  owner_id         uuid,
  team_id          uuid,
  calendar_id      uuid,
  rto_minutes      integer check (rto_minutes between 0 and 527040),
  rpo_minutes      integer check (rpo_minutes between 0 and 527040),
  restore_minutes  integer check (restore_minutes between 0 and 527040),
  primary key (org_id, id),
  unique (org_id, key),
  foreign key (org_id, owner_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, team_id) references people.team (org_id, id) deferrable initially immediate,
  foreign key (org_id, calendar_id) references calendar.calendar (org_id, id) deferrable initially immediate
);
create index service_name on operations.service (org_id, name collate "und-x-icu", id);
create index service_owner on operations.service (org_id, owner_id);
create index service_team on operations.service (org_id, team_id);
create index service_calendar on operations.service (org_id, calendar_id);
call platform.guard('operations.service');

create table operations.asset (
  org_id           uuid not null,
  id               uuid not null,
  version          integer not null default 1,
  created_at       timestamptz(3) not null default now(),
  updated_at       timestamptz(3) not null default now(),
  name             text not null,
  kind             text not null check (kind in ('server', 'virtual-machine', 'container', 'cloud', 'network', 'storage', 'power', 'database',
                                                 'application', 'library', 'data', 'workstation', 'other')),
  status           text not null check (status in ('planned', 'in-stock', 'in-use', 'in-repair', 'retired')),
  product          text,
  product_version  text,
  vendor           text,
  serial_number    text,
  external_id      text,
  site_id          uuid,
  service_id       uuid,
  purl             text,
  cpe              text,
  restore_minutes  integer check (restore_minutes between 0 and 527040),
  notes            text not null,
  primary key (org_id, id),
  unique (org_id, external_id),
  foreign key (org_id, site_id) references people.site (org_id, id) deferrable initially immediate,
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate
);
create index asset_name on operations.asset (org_id, name collate "und-x-icu", id);
create index asset_site on operations.asset (org_id, site_id);
create index asset_service on operations.asset (org_id, service_id);
create index asset_serial_number on operations.asset (org_id, serial_number) where serial_number is not null;
call platform.guard('operations.asset');

create table operations.dependency (
  org_id            uuid not null,
  id                uuid not null,
  version           integer not null default 1,
  created_at        timestamptz(3) not null default now(),
  updated_at        timestamptz(3) not null default now(),
  service_id        uuid,
  asset_id          uuid,
  needs_service_id  uuid,
  needs_asset_id    uuid,
  kind              text not null check (kind in ('runs-on', 'uses', 'stores-on', 'connects-through', 'powered-by', 'part-of')),
  strength          text not null check (strength in ('hard', 'soft')),
  redundancy_group  text,
  notes             text not null,
  primary key (org_id, id),
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate,
  foreign key (org_id, asset_id) references operations.asset (org_id, id) deferrable initially immediate,
  foreign key (org_id, needs_service_id) references operations.service (org_id, id) deferrable initially immediate,
  foreign key (org_id, needs_asset_id) references operations.asset (org_id, id) deferrable initially immediate,
  check ((service_id is null) <> (asset_id is null)),
  check ((needs_service_id is null) <> (needs_asset_id is null)),
  check (coalesce(service_id, asset_id) <> coalesce(needs_service_id, needs_asset_id))
);
create unique index dependency_once on operations.dependency
  (org_id, coalesce(service_id, asset_id), coalesce(needs_service_id, needs_asset_id));
create index dependency_of_asset on operations.dependency (org_id, asset_id);
create index dependency_of_service on operations.dependency (org_id, service_id);
create index dependency_on_service on operations.dependency (org_id, needs_service_id);
create index dependency_on_asset on operations.dependency (org_id, needs_asset_id);
call platform.guard('operations.dependency');
