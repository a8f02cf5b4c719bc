-- Problems with the incidents that come from them. Needs the tables of the people, operations, changes and incidents rooms.

create table problems.problem (
  org_id          uuid not null,
  id              uuid not null,
  version         integer not null default 1,
  created_at      timestamptz(3) not null default now(),
  updated_at      timestamptz(3) not null default now(),
  number          integer not null check (number > 0),
  title           text not null check (title <> ''),
  description     text not null,
  status          text not null check (status in ('open', 'analysing', 'known-error', 'resolved', 'closed')),
  priority        integer not null check (priority between 1 and 5),
  service_id      uuid,
  asset_ids       jsonb not null,
  team_id         uuid,
  owner_id        uuid,
  root_cause      text not null,
  workaround      text not null,
  fix_change_id   uuid,
  fix_task_id     uuid,
  opened_at       timestamptz(3) not null,
  known_error_at  timestamptz(3),
  resolved_at     timestamptz(3),
  closed_at       timestamptz(3),
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate,
  foreign key (org_id, team_id) references people.team (org_id, id) deferrable initially immediate,
  foreign key (org_id, owner_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, fix_change_id) references changes.change (org_id, id) deferrable initially immediate,
  check (status <> 'known-error' or (workaround <> '' and known_error_at is not null)),
  check ((status in ('resolved', 'closed')) = (resolved_at is not null)),
  check ((status = 'closed') = (closed_at is not null))
);
create index problem_service on problems.problem (org_id, service_id);
create index problem_team on problems.problem (org_id, team_id);
create index problem_owner on problems.problem (org_id, owner_id);
create index problem_fix_change on problems.problem (org_id, fix_change_id);
create index problem_fix_task on problems.problem (org_id, fix_task_id);
call platform.guard('problems.problem');

create table problems.problem_incident (
  org_id       uuid not null,
  id           uuid not null,
  version      integer not null default 1,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  problem_id   uuid not null,
  incident_id  uuid not null,
  primary key (org_id, id),
  unique (org_id, problem_id, incident_id),
  foreign key (org_id, problem_id) references problems.problem (org_id, id) deferrable initially immediate,
  foreign key (org_id, incident_id) references incidents.incident (org_id, id) deferrable initially immediate
);
create index problem_incident_of_incident on problems.problem_incident (org_id, incident_id);
call platform.guard('problems.problem_incident');
