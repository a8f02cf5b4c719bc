-- Incidents with their timeline. Needs the tables of the access, people and operations rooms.

create table incidents.incident (
  org_id             uuid not null,
  id                 uuid not null,
  version            integer not null default 1,
  created_at         timestamptz(3) not null default now(),
  updated_at         timestamptz(3) not null default now(),
  number             integer not null check (number > 0),
  title              text not null check (title <> ''),
  description        text not null,
  service_id         uuid,
  asset_ids          jsonb not null,
  impact             integer not null check (impact between 1 and 3),
  urgency            integer not null check (urgency between 1 and 3),
  priority           integer not null check (priority between 1 and 5),
  priority_reason    text,
  status             text not null check (status in ('new', 'in-progress', 'on-hold', 'resolved', 'closed', 'cancelled')),
  hold_reason        text check (hold_reason in ('reporter', 'supplier', 'change', 'problem', 'other')),
  team_id            uuid,
  person_id          uuid,
  reporter_id        uuid,
  reporter           text,
  source             text not null check (source in ('hand', 'alert', 'mail', 'import')),
  external_id        text,
  occurred_at        timestamptz(3),
  detected_at        timestamptz(3),
  opened_at          timestamptz(3) not null,
  acknowledged_at    timestamptz(3),
  restored_at        timestamptz(3),
  resolved_at        timestamptz(3),
  closed_at          timestamptz(3),
  reopens            integer not null check (reopens >= 0),
  reassignments      integer not null check (reassignments >= 0),
  is_major           boolean not null,
  lead_id            uuid,
  communications_id  uuid,
  resolution         text not null,
  resolution_code    text check (resolution_code in ('fixed', 'workaround', 'by-itself', 'no-fault', 'duplicate', 'other')),
  merged_into_id     uuid,
  entries            integer not null check (entries >= 0),
  primary key (org_id, id),
  unique (org_id, number),
  unique (org_id, external_id),
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate,
  foreign key (org_id, team_id) references people.team (org_id, id) deferrable initially immediate,
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, reporter_id) references access.membership (org_id, id) deferrable initially immediate,
  foreign key (org_id, lead_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, communications_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, merged_into_id) references incidents.incident (org_id, id) deferrable initially immediate,
  check (status = 'on-hold' or hold_reason is null),
  check ((status = 'closed') = (closed_at is not null)),
  check (merged_into_id is null or (status = 'cancelled' and merged_into_id <> id))
);
create index incident_open on incidents.incident (org_id, opened_at) where status in ('new', 'in-progress', 'on-hold');
create index incident_opened on incidents.incident (org_id, opened_at, id);
create index incident_resolved on incidents.incident (org_id, resolved_at, id);
create index incident_service on incidents.incident (org_id, service_id, opened_at);
create index incident_team on incidents.incident (org_id, team_id);
create index incident_person on incidents.incident (org_id, person_id);
create index incident_reporter on incidents.incident (org_id, reporter_id);
create index incident_lead on incidents.incident (org_id, lead_id);
create index incident_communications on incidents.incident (org_id, communications_id);
create index incident_merged on incidents.incident (org_id, merged_into_id);
call platform.guard('incidents.incident');

create table incidents.incident_entry (
  org_id       uuid not null,
  id           uuid not null,
  version      integer not null default 1,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  incident_id  uuid not null,
  number       integer not null check (number > 0),
  at           timestamptz(3) not null,
  kind         text not null check (kind in ('state', 'moment', 'team', 'person', 'service', 'priority', 'major', 'role', 'words', 'note',
                                             'update', 'alert', 'page', 'link', 'level')),
  value        text,
  reason       text,
  text         text not null,
  by_id        uuid,
  by_name      text,
  reporter_id  uuid,
  primary key (org_id, id),
  unique (org_id, incident_id, number),
  foreign key (org_id, incident_id) references incidents.incident (org_id, id) deferrable initially immediate,
  foreign key (org_id, by_id) references access.membership (org_id, id) deferrable initially immediate,
  foreign key (org_id, reporter_id) references access.membership (org_id, id) deferrable initially immediate
);
create index incident_entry_when on incidents.incident_entry (org_id, at, incident_id);
create index incident_entry_by on incidents.incident_entry (org_id, by_id);
create index incident_entry_reporter on incidents.incident_entry (org_id, reporter_id);
-- A level of a target is reached once.
create unique index incident_entry_level on incidents.incident_entry (org_id, incident_id, value, reason) where kind = 'level';
call platform.guard('incidents.incident_entry');

-- The timeline is written on, never over; it goes only with its incident.
create function incidents.refuse_change_of_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or exists (select from incidents.incident i where i.org_id = old.org_id and i.id = old.incident_id) then
    raise exception 'an entry of a timeline stays: it goes only with its incident' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger frozen after update on incidents.incident_entry for each row execute function incidents.refuse_change_of_entry();
create constraint trigger kept after delete on incidents.incident_entry deferrable initially deferred
  for each row execute function incidents.refuse_change_of_entry();

create table incidents.priority_rule (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  impact      integer not null check (impact between 1 and 3),
  urgency     integer not null check (urgency between 1 and 3),
  priority    integer not null check (priority between 1 and 5),
  primary key (org_id, id),
  unique (org_id, impact, urgency)
);
call platform.guard('incidents.priority_rule');
