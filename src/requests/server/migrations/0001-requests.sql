-- What is offered, what is asked for, and who has to agree. Needs the tables of the access, people, operations and incidents rooms.

create table requests.offering (
  org_id             uuid not null,
  id                 uuid not null,
  version            integer not null default 1,
  created_at         timestamptz(3) not null default now(),
  updated_at         timestamptz(3) not null default now(),
  name               text not null check (name <> ''),
  about              text not null,
  category           text not null check (category <> ''),
  service_id         uuid,
  team_id            uuid,
  questions          jsonb not null,
  steps              jsonb not null,
  approval           text not null check (approval in ('nobody', 'manager', 'team')),
  approval_team_id   uuid,
  quorum             integer not null check (quorum between 1 and 10),
  target_minutes     integer not null check (target_minutes between 1 and 527040),
  audience           text not null check (audience in ('everybody', 'staff', 'teams')),
  audience_team_ids  jsonb not null,
  is_active          boolean not null,
  primary key (org_id, id),
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate,
  foreign key (org_id, team_id) references people.team (org_id, id) deferrable initially immediate,
  foreign key (org_id, approval_team_id) references people.team (org_id, id) deferrable initially immediate,
  check (approval <> 'team' or approval_team_id is not null)
);
create index offering_name on requests.offering (org_id, name collate "und-x-icu", id);
create index offering_service on requests.offering (org_id, service_id);
create index offering_team on requests.offering (org_id, team_id);
create index offering_approval_team on requests.offering (org_id, approval_team_id);
call platform.guard('requests.offering');

create table requests.service_request (
  org_id          uuid not null,
  id              uuid not null,
  version         integer not null default 1,
  created_at      timestamptz(3) not null default now(),
  updated_at      timestamptz(3) not null default now(),
  number          integer not null check (number > 0),
  title           text not null check (title <> ''),
  offering_id     uuid not null,
  service_id      uuid,
  requester_id    uuid,
  for_id          uuid,
  for_name        text,
  questions       jsonb not null,
  answers         jsonb not null,
  steps           jsonb not null,
  status          text not null check (status in ('new', 'awaiting-approval', 'in-progress', 'waiting', 'fulfilled', 'closed', 'rejected', 'cancelled')),
  wait_reason     text check (wait_reason in ('reporter', 'supplier', 'change', 'other')),
  target_minutes  integer not null check (target_minutes between 1 and 527040),
  team_id         uuid,
  person_id       uuid,
  asked_at        timestamptz(3) not null,
  approved_at     timestamptz(3),
  fulfilled_at    timestamptz(3),
  closed_at       timestamptz(3),
  resolution      text not null,
  reopens         integer not null check (reopens >= 0),
  reassignments   integer not null check (reassignments >= 0),
  incident_id     uuid,
  entries         integer not null check (entries >= 0),
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, offering_id) references requests.offering (org_id, id) deferrable initially immediate,
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate,
  foreign key (org_id, requester_id) references access.membership (org_id, id) deferrable initially immediate,
  foreign key (org_id, for_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, team_id) references people.team (org_id, id) deferrable initially immediate,
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, incident_id) references incidents.incident (org_id, id) deferrable initially immediate,
  check (status = 'waiting' or wait_reason is null),
  check ((status = 'closed') = (closed_at is not null)),
  check ((status in ('fulfilled', 'closed')) = (fulfilled_at is not null)),
  check (for_id is null or for_name is null)
);
create index service_request_open on requests.service_request (org_id, asked_at) where status in ('new', 'awaiting-approval', 'in-progress', 'waiting');
create index service_request_asked on requests.service_request (org_id, asked_at, id);
create index service_request_offering on requests.service_request (org_id, offering_id);
create index service_request_service on requests.service_request (org_id, service_id, asked_at);
create index service_request_requester on requests.service_request (org_id, requester_id);
create index service_request_for on requests.service_request (org_id, for_id);
create index service_request_team on requests.service_request (org_id, team_id);
create index service_request_person on requests.service_request (org_id, person_id);
create index service_request_incident on requests.service_request (org_id, incident_id);
call platform.guard('requests.service_request');

create table requests.request_entry (
  org_id        uuid not null,
  id            uuid not null,
  version       integer not null default 1,
  created_at    timestamptz(3) not null default now(),
  updated_at    timestamptz(3) not null default now(),
  request_id    uuid not null,
  number        integer not null check (number > 0),
  at            timestamptz(3) not null,
  kind          text not null check (kind in ('state', 'team', 'person', 'step', 'approval', 'note', 'link')),
  value         text,
  reason        text,
  text          text not null,
  by_id         uuid,
  requester_id  uuid,
  primary key (org_id, id),
  unique (org_id, request_id, number),
  foreign key (org_id, request_id) references requests.service_request (org_id, id) deferrable initially immediate,
  foreign key (org_id, by_id) references access.membership (org_id, id) deferrable initially immediate,
  foreign key (org_id, requester_id) references access.membership (org_id, id) deferrable initially immediate
);
create index request_entry_when on requests.request_entry (org_id, at, request_id);
create index request_entry_by on requests.request_entry (org_id, by_id);
create index request_entry_requester on requests.request_entry (org_id, requester_id);
call platform.guard('requests.request_entry');

-- The timeline is written on, never over; it goes only with its request.
create function requests.refuse_change_of_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or exists (select from requests.service_request r where r.org_id = old.org_id and r.id = old.request_id) then
    raise exception 'an entry of a timeline stays: it goes only with its request' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger frozen after update on requests.request_entry for each row execute function requests.refuse_change_of_entry();
create constraint trigger kept after delete on requests.request_entry deferrable initially deferred
  for each row execute function requests.refuse_change_of_entry();

create table requests.request_approval (
  org_id             uuid not null,
  id                 uuid not null,
  version            integer not null default 1,
  created_at         timestamptz(3) not null default now(),
  updated_at         timestamptz(3) not null default now(),
  request_id         uuid not null,
  number             integer not null check (number > 0),
  approver_id        uuid,
  team_id            uuid,
  decision           text not null check (decision in ('awaited', 'approved', 'rejected')),
  decider_id         uuid,
  decider_person_id  uuid,
  decided_at         timestamptz(3),
  comment            text not null,
  primary key (org_id, id),
  unique (org_id, request_id, number),
  foreign key (org_id, request_id) references requests.service_request (org_id, id) deferrable initially immediate,
  foreign key (org_id, approver_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, team_id) references people.team (org_id, id) deferrable initially immediate,
  foreign key (org_id, decider_id) references access.membership (org_id, id) deferrable initially immediate,
  foreign key (org_id, decider_person_id) references people.person (org_id, id) deferrable initially immediate
);
-- Nobody gives two voices.
create unique index request_approval_once on requests.request_approval (org_id, request_id, decider_id) where decider_id is not null;
create index request_approval_approver on requests.request_approval (org_id, approver_id);
create index request_approval_team on requests.request_approval (org_id, team_id);
create index request_approval_decider on requests.request_approval (org_id, decider_id);
create index request_approval_person on requests.request_approval (org_id, decider_person_id);
call platform.guard('requests.request_approval');
