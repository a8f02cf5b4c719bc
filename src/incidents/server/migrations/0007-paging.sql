-- Who on duty is asked about an incident, and what they answered.

create table incidents.paging_rule (
  org_id           uuid not null,
  id               uuid not null,
  version          integer not null default 1,
  created_at       timestamptz(3) not null default now(),
  updated_at       timestamptz(3) not null default now(),
  name             text not null check (name <> ''),
  service_id       uuid,
  team_id          uuid,
  from_priority    integer check (from_priority between 1 and 5),
  level_per_mille  integer check (level_per_mille between 1 and 5000),
  rota_id          uuid,
  hours            text not null check (hours in ('always', 'service-hours')),
  repeats          integer not null check (repeats between 0 and 10),
  is_active        boolean not null,
  primary key (org_id, id),
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate,
  foreign key (org_id, team_id) references people.team (org_id, id) deferrable initially immediate,
  foreign key (org_id, rota_id) references duty.rota (org_id, id) deferrable initially immediate,
  check (service_id is null or team_id is null),
  check (level_per_mille is null or rota_id is not null)
);
create index paging_rule_service on incidents.paging_rule (org_id, service_id);
create index paging_rule_team on incidents.paging_rule (org_id, team_id);
create index paging_rule_rota on incidents.paging_rule (org_id, rota_id);
call platform.guard('incidents.paging_rule');

create table incidents.page (
  org_id        uuid not null,
  id            uuid not null,
  version       integer not null default 1,
  created_at    timestamptz(3) not null default now(),
  updated_at    timestamptz(3) not null default now(),
  incident_id   uuid not null,
  cause         integer not null check (cause > 0),
  step          integer not null check (step > 0),
  person_id     uuid not null,
  rota_id       uuid not null,
  level         integer not null check (level > 0),
  asked_at      timestamptz(3) not null,
  seen_at       timestamptz(3),
  mailed_at     timestamptz(3),
  mail_failure  text,
  failure       text check (failure in ('no-account')),
  answered_at   timestamptz(3),
  answer        text check (answer in ('taken', 'declined', 'superseded')),
  primary key (org_id, id),
  foreign key (org_id, incident_id) references incidents.incident (org_id, id) deferrable initially immediate,
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, rota_id) references duty.rota (org_id, id) deferrable initially immediate,
  check ((answered_at is null) = (answer is null))
);
-- Nobody is asked twice in one step, however often the program looks and wherever it is stopped.
create unique index page_once on incidents.page (org_id, incident_id, cause, step, person_id);
create index page_person on incidents.page (org_id, person_id, asked_at desc);
create index page_asked on incidents.page (org_id, asked_at, id);
create index page_rota on incidents.page (org_id, rota_id);
call platform.guard('incidents.page');

-- That somebody was asked, or that nobody could be, is said once.
create unique index incident_entry_page on incidents.incident_entry (org_id, incident_id, value, reason) where kind = 'page' and value is not null;
