-- Working calendars, their exceptions, and windows.

create table calendar.calendar (
  org_id        uuid not null,
  id            uuid not null,
  version       integer not null default 1,
  created_at    timestamptz(3) not null default now(),
  updated_at    timestamptz(3) not null default now(),
  name          text not null,
  base_id       uuid,
  zone          text,
  country_code  text check (country_code ~ '^[A-Z]{2}$'),
  region_code   text check (region_code ~ '^[A-Z0-9]{1,3}$'),
  week          jsonb not null,
  work_weeks    jsonb not null,
  is_default    boolean not null,
  primary key (org_id, id),
  foreign key (org_id, base_id) references calendar.calendar (org_id, id) deferrable initially immediate,
  check (base_id <> id),
  -- One default in an organisation; asked at the end of a statement, so that two may change places in one.
  constraint one_default exclude using btree (org_id with =) where (is_default) deferrable initially immediate
);
create index calendar_name on calendar.calendar (org_id, name collate "und-x-icu", id);
create index calendar_base on calendar.calendar (org_id, base_id);
call platform.guard('calendar.calendar');

create table calendar.calendar_exception (
  org_id         uuid not null,
  id             uuid not null,
  version        integer not null default 1,
  created_at     timestamptz(3) not null default now(),
  updated_at     timestamptz(3) not null default now(),
  calendar_id    uuid not null,
  name           text not null,
  kind           text not null check (kind in ('holiday', 'exception')),
  starts_on      date not null,
  ends_on        date not null,
  shifts         jsonb not null,
  recurrence     jsonb,
  times          integer check (times between 1 and 10000),
  imported_from  text,
  primary key (org_id, id),
  foreign key (org_id, calendar_id) references calendar.calendar (org_id, id) deferrable initially immediate,
  check (ends_on >= starts_on),
  check (times is null or recurrence is not null)
);
create index calendar_exception_of on calendar.calendar_exception (org_id, calendar_id, starts_on);
create index calendar_exception_days on calendar.calendar_exception (org_id, starts_on, id);
call platform.guard('calendar.calendar_exception');

create table calendar."window" (
  org_id         uuid not null,
  id             uuid not null,
  version        integer not null default 1,
  created_at     timestamptz(3) not null default now(),
  updated_at     timestamptz(3) not null default now(),
  name           text not null,
  kind           text not null check (kind in ('freeze-hard', 'freeze-soft', 'maintenance', 'business-peak')),
  scope          text not null check (scope in ('organisation', 'site', 'service', 'environment')),
  scope_ids      jsonb not null,
  scope_names    jsonb not null,
  starts_on      date not null,
  start_minute   integer not null check (start_minute between 0 and 1439),
  ends_on        date not null,
  end_minute     integer not null check (end_minute between 0 and 1440),
  zone           text not null,
  recurrence     jsonb,
  recurs_until   date,
  times          integer check (times between 1 and 10000),
  reason         text not null,
  primary key (org_id, id),
  check (ends_on > starts_on or (ends_on = starts_on and end_minute > start_minute)),
  check (recurs_until >= starts_on),
  check (recurrence is not null or (times is null and recurs_until is null)),
  check ((scope = 'organisation') = (scope_ids = '[]' and scope_names = '[]'))
);
create index window_days on calendar."window" (org_id, starts_on, id);
create index window_name on calendar."window" (org_id, name collate "und-x-icu", id);
create index window_kind on calendar."window" (org_id, kind, starts_on);
call platform.guard('calendar."window"');
