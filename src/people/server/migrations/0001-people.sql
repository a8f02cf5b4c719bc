-- Sites, teams, skills, people, their rates and absences. Needs the calendar room's tables.

do $$
begin
  create extension if not exists btree_gist schema public;
exception when others then
  raise notice 'without btree_gist the rules alone keep absences apart: %', sqlerrm;
end $$;

create table people.site (
  org_id        uuid not null,
  id            uuid not null,
  version       integer not null default 1,
  created_at    timestamptz(3) not null default now(),
  updated_at    timestamptz(3) not null default now(),
  name          text not null,
  zone          text not null,
  calendar_id   uuid,
  country_code  text check (country_code ~ '^[A-Z]{2}$'),
  region_code   text check (region_code ~ '^[A-Z0-9]{1,3}$'),
  primary key (org_id, id),
  foreign key (org_id, calendar_id) references calendar.calendar (org_id, id) deferrable initially immediate
);
create unique index site_called on people.site (org_id, lower(name));
create index site_name on people.site (org_id, name collate "und-x-icu", id);
create index site_calendar on people.site (org_id, calendar_id);
call platform.guard('people.site');

create table people.skill (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  name        text not null,
  category    text,
  primary key (org_id, id)
);
create unique index skill_called on people.skill (org_id, lower(name));
create index skill_name on people.skill (org_id, name collate "und-x-icu", id);
call platform.guard('people.skill');

create table people.job_role (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  name        text not null,
  primary key (org_id, id)
);
create unique index job_role_called on people.job_role (org_id, lower(name));
create index job_role_name on people.job_role (org_id, name collate "und-x-icu", id);
call platform.guard('people.job_role');

create table people.team (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  name        text not null,
  lead_id     uuid,
  site_id     uuid,
  parent_id   uuid,
  primary key (org_id, id),
  foreign key (org_id, site_id) references people.site (org_id, id) deferrable initially immediate,
  foreign key (org_id, parent_id) references people.team (org_id, id) deferrable initially immediate,
  check (parent_id <> id)
);
create unique index team_called on people.team (org_id, lower(name));
create index team_name on people.team (org_id, name collate "und-x-icu", id);
create index team_lead on people.team (org_id, lead_id);
create index team_site on people.team (org_id, site_id);
create index team_parent on people.team (org_id, parent_id);
call platform.guard('people.team');

create table people.person (
  org_id              uuid not null,
  id                  uuid not null,
  version             integer not null default 1,
  created_at          timestamptz(3) not null default now(),
  updated_at          timestamptz(3) not null default now(),
  name                text not null,
  email               text,
  kind                text not null check (kind in ('staff', 'agency', 'contract')),
  site_id             uuid,
  team_id             uuid,
  manager_id          uuid,
  job_role_id         uuid,
  calendar_id         uuid,
  capacity_per_mille  integer not null check (capacity_per_mille between 0 and 1000),
  starts_on           date,
  ends_on             date,
  is_active           boolean not null,
  notes               text not null,
  primary key (org_id, id),
  foreign key (org_id, site_id) references people.site (org_id, id) deferrable initially immediate,
  foreign key (org_id, team_id) references people.team (org_id, id) deferrable initially immediate,
  foreign key (org_id, manager_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, job_role_id) references people.job_role (org_id, id) deferrable initially immediate,
  foreign key (org_id, calendar_id) references calendar.calendar (org_id, id) deferrable initially immediate,
  check (manager_id <> id),
  check (ends_on >= starts_on)
);
create unique index person_email on people.person (org_id, email);
create index person_name on people.person (org_id, name collate "und-x-icu", id);
create index person_site on people.person (org_id, site_id);
create index person_team on people.person (org_id, team_id);
create index person_manager on people.person (org_id, manager_id);
create index person_job_role on people.person (org_id, job_role_id);
create index person_calendar on people.person (org_id, calendar_id);
call platform.guard('people.person');

alter table people.team add foreign key (org_id, lead_id) references people.person (org_id, id) deferrable initially immediate;

create table people.person_skill (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  person_id   uuid not null,
  skill_id    uuid not null,
  level       integer not null check (level between 1 and 5),
  primary key (org_id, id),
  unique (org_id, person_id, skill_id),
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, skill_id) references people.skill (org_id, id) deferrable initially immediate
);
create index person_skill_of on people.person_skill (org_id, skill_id, level);
call platform.guard('people.person_skill');

create table people.rate (
  org_id        uuid not null,
  id            uuid not null,
  version       integer not null default 1,
  created_at    timestamptz(3) not null default now(),
  updated_at    timestamptz(3) not null default now(),
  person_id     uuid,
  job_role_id   uuid,
  hourly_minor  integer not null check (hourly_minor between 0 and 100000000),
  currency      text not null check (currency ~ '^[A-Z]{3}$'),
  starts_on     date not null,
  primary key (org_id, id),
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, job_role_id) references people.job_role (org_id, id) deferrable initially immediate,
  check ((person_id is null) <> (job_role_id is null))
);
create unique index rate_of_person on people.rate (org_id, person_id, starts_on) where person_id is not null;
create unique index rate_of_job_role on people.rate (org_id, job_role_id, starts_on) where job_role_id is not null;
create index rate_days on people.rate (org_id, starts_on, id);
call platform.guard('people.rate');

create table people.absence (
  org_id          uuid not null,
  id              uuid not null,
  version         integer not null default 1,
  created_at      timestamptz(3) not null default now(),
  updated_at      timestamptz(3) not null default now(),
  person_id       uuid not null,
  kind            text not null check (kind in ('vacation', 'sick', 'training', 'other')),
  starts_on       date not null,
  ends_on         date not null,
  starts_at_noon  boolean not null,
  ends_at_noon    boolean not null,
  status          text not null check (status in ('requested', 'approved')),
  primary key (org_id, id),
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate,
  check ((ends_on - starts_on) * 2 + 2 > starts_at_noon::integer + ends_at_noon::integer)
);
create index absence_of on people.absence (org_id, person_id, starts_on);
create index absence_days on people.absence (org_id, starts_on, id);
call platform.guard('people.absence');

-- Counted in half days, so that a morning's training and an afternoon off share a day.
do $$
begin
  if exists (select from pg_extension where extname = 'btree_gist') then
    alter table people.absence add constraint absences_apart exclude using gist (
      org_id with =,
      person_id with =,
      int4range((starts_on - date '2000-01-01') * 2 + starts_at_noon::integer, (ends_on - date '2000-01-01') * 2 + 2 - ends_at_noon::integer) with &&
    ) deferrable initially immediate;
  end if;
end $$;

create table people.absence_note (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  absence_id  uuid not null,
  person_id   uuid not null,
  text        text not null,
  primary key (org_id, id),
  unique (org_id, absence_id),
  foreign key (org_id, absence_id) references people.absence (org_id, id) deferrable initially immediate,
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate
);
create index absence_note_of on people.absence_note (org_id, person_id);
call platform.guard('people.absence_note');
