-- How soon incidents are answered, over, solved.

create table incidents.target (
  org_id               uuid not null,
  id                   uuid not null,
  version              integer not null default 1,
  created_at           timestamptz(3) not null default now(),
  updated_at           timestamptz(3) not null default now(),
  name                 text not null check (name <> ''),
  kind                 text not null check (kind in ('response', 'restoration', 'resolution')),
  service_id           uuid,
  tier                 integer check (tier between 1 and 4),
  priority             integer check (priority between 1 and 5),
  team_id              uuid,
  minutes              integer not null check (minutes between 1 and 527040),
  is_around_the_clock  boolean not null,
  pauses_for           jsonb not null,
  levels_per_mille     jsonb not null,
  is_active            boolean not null,
  primary key (org_id, id),
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate,
  foreign key (org_id, team_id) references people.team (org_id, id) deferrable initially immediate,
  check (service_id is null or tier is null)
);
create index target_name on incidents.target (org_id, name collate "und-x-icu", id);
create index target_service on incidents.target (org_id, service_id);
create index target_team on incidents.target (org_id, team_id);
call platform.guard('incidents.target');
