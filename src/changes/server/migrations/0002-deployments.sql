-- What was put into service, as pipelines tell it.

create table changes.deployment (
  org_id        uuid not null,
  id            uuid not null,
  version       integer not null default 1,
  created_at    timestamptz(3) not null default now(),
  updated_at    timestamptz(3) not null default now(),
  service_id    uuid not null,
  environment   text not null check (environment <> ''),
  release       text not null check (release <> ''),
  deployed_at   timestamptz(3) not null,
  committed_at  timestamptz(3) check (committed_at <= deployed_at),
  change_id     uuid,
  outcome       text not null check (outcome in ('successful', 'failed', 'rolled-back')),
  is_rework     boolean not null,
  primary key (org_id, id),
  unique (org_id, service_id, environment, release, deployed_at),
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate,
  foreign key (org_id, change_id) references changes.change (org_id, id) deferrable initially immediate
);
create index deployment_deployed on changes.deployment (org_id, deployed_at, id);
create index deployment_change on changes.deployment (org_id, change_id);
call platform.guard('changes.deployment');
