-- Rotas with their layers, and what changes them. Needs the tables of the calendar and people rooms.

create table duty.rota (
  org_id                uuid not null,
  id                    uuid not null,
  version               integer not null default 1,
  created_at            timestamptz(3) not null default now(),
  updated_at            timestamptz(3) not null default now(),
  name                  text not null,
  team_id               uuid not null,
  zone                  text not null,
  coverage_calendar_id  uuid,
  escalation_minutes    integer not null check (escalation_minutes between 1 and 1440),
  next_rota_id          uuid,
  rest_minutes          integer not null check (rest_minutes between 0 and 2880),
  notes                 text not null,
  known_gaps            jsonb not null,
  primary key (org_id, id),
  foreign key (org_id, team_id) references people.team (org_id, id) deferrable initially immediate,
  foreign key (org_id, coverage_calendar_id) references calendar.calendar (org_id, id) deferrable initially immediate,
  foreign key (org_id, next_rota_id) references duty.rota (org_id, id) deferrable initially immediate,
  check (next_rota_id <> id)
);
create unique index rota_called on duty.rota (org_id, lower(name));
create index rota_name on duty.rota (org_id, name collate "und-x-icu", id);
create index rota_team on duty.rota (org_id, team_id);
create index rota_calendar on duty.rota (org_id, coverage_calendar_id);
create index rota_next on duty.rota (org_id, next_rota_id);
call platform.guard('duty.rota');

create table duty.rota_layer (
  org_id           uuid not null,
  id               uuid not null,
  version          integer not null default 1,
  created_at       timestamptz(3) not null default now(),
  updated_at       timestamptz(3) not null default now(),
  rota_id          uuid not null,
  name             text not null,
  level            integer not null check (level between 1 and 9),
  starts_on        date not null,
  ends_on          date,
  handover_minute  integer not null check (handover_minute between 0 and 1439),
  shift_unit       text not null check (shift_unit in ('hours', 'days', 'weeks')),
  shift_length     integer not null check (shift_length between 1 and 366),
  weekdays         jsonb not null check (jsonb_array_length(weekdays) between 1 and 7),
  from_minute      integer check (from_minute between 0 and 1439),
  to_minute        integer check (to_minute between 0 and 1440),
  person_ids       jsonb not null check (jsonb_array_length(person_ids) between 1 and 50),
  primary key (org_id, id),
  foreign key (org_id, rota_id) references duty.rota (org_id, id) deferrable initially immediate,
  check (ends_on > starts_on),
  check ((from_minute is null) = (to_minute is null))
);
create index rota_layer_of on duty.rota_layer (org_id, rota_id, level);
create index rota_layer_starts on duty.rota_layer (org_id, starts_on, id);
call platform.guard('duty.rota_layer');

create table duty.duty_override (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  rota_id     uuid not null,
  level       integer not null check (level between 1 and 9),
  person_id   uuid not null,
  starts_at   timestamptz(3) not null,
  ends_at     timestamptz(3) not null,
  reason      text,
  primary key (org_id, id),
  foreign key (org_id, rota_id) references duty.rota (org_id, id) deferrable initially immediate,
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate,
  check (ends_at > starts_at)
);
create index duty_override_of on duty.duty_override (org_id, rota_id, level, starts_at);
create index duty_override_person on duty.duty_override (org_id, person_id, starts_at);
create index duty_override_starts on duty.duty_override (org_id, starts_at, id);
call platform.guard('duty.duty_override');

do $$
begin
  if exists (select from pg_extension where extname = 'btree_gist') then
    alter table duty.duty_override add constraint overrides_apart
      exclude using gist (org_id with =, rota_id with =, level with =, tstzrange(starts_at, ends_at) with &&) deferrable initially immediate;
  end if;
end $$;

create table duty.shift_swap (
  org_id            uuid not null,
  id                uuid not null,
  version           integer not null default 1,
  created_at        timestamptz(3) not null default now(),
  updated_at        timestamptz(3) not null default now(),
  rota_id           uuid not null,
  layer_id          uuid not null,
  ordinal           integer not null check (ordinal between 0 and 1000000),
  person_id         uuid not null,
  former_person_id  uuid,
  primary key (org_id, id),
  unique (org_id, layer_id, ordinal),
  foreign key (org_id, rota_id) references duty.rota (org_id, id) deferrable initially immediate,
  foreign key (org_id, layer_id) references duty.rota_layer (org_id, id) deferrable initially immediate,
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, former_person_id) references people.person (org_id, id) deferrable initially immediate
);
create index shift_swap_rota on duty.shift_swap (org_id, rota_id);
create index shift_swap_person on duty.shift_swap (org_id, person_id);
create index shift_swap_former on duty.shift_swap (org_id, former_person_id);
call platform.guard('duty.shift_swap');
