-- Reviews of incidents with what they decided. Needs the tables of the access, people and incidents rooms.

create table problems.incident_review (
  org_id        uuid not null,
  id            uuid not null,
  version       integer not null default 1,
  created_at    timestamptz(3) not null default now(),
  updated_at    timestamptz(3) not null default now(),
  incident_id   uuid not null,
  title         text not null check (title <> ''),
  status        text not null check (status in ('draft', 'published')),
  owner_id      uuid,
  facts         jsonb not null,
  lines_read    integer not null check (lines_read >= 0),
  drafted_at    timestamptz(3) not null,
  published_at  timestamptz(3),
  summary       text not null,
  impact        text not null,
  helped        text not null,
  hindered      text not null,
  factors       jsonb not null,
  root_cause    text not null,
  primary key (org_id, id),
  unique (org_id, incident_id),
  foreign key (org_id, incident_id) references incidents.incident (org_id, id) deferrable initially immediate,
  foreign key (org_id, owner_id) references people.person (org_id, id) deferrable initially immediate,
  check ((status = 'published') = (published_at is not null))
);
create index incident_review_owner on problems.incident_review (org_id, owner_id);
call platform.guard('problems.incident_review');

create table problems.review_correction (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  review_id   uuid not null,
  number      integer not null check (number > 0),
  text        text not null check (text <> ''),
  by_id       uuid not null,
  primary key (org_id, id),
  unique (org_id, review_id, number),
  foreign key (org_id, review_id) references problems.incident_review (org_id, id) deferrable initially immediate,
  foreign key (org_id, by_id) references access.membership (org_id, id) deferrable initially immediate
);
create index review_correction_by on problems.review_correction (org_id, by_id);
call platform.guard('problems.review_correction');

create table problems.review_action (
  org_id            uuid not null,
  id                uuid not null,
  version           integer not null default 1,
  created_at        timestamptz(3) not null default now(),
  updated_at        timestamptz(3) not null default now(),
  review_id         uuid not null,
  incident_id       uuid not null,
  title             text not null check (title <> ''),
  owner_id          uuid not null,
  due_on            date not null,
  estimate_minutes  double precision not null check (estimate_minutes > 0),
  task_id           uuid,
  settled_as        text check (settled_as in ('done', 'dropped')),
  settled_at        timestamptz(3),
  reason            text,
  primary key (org_id, id),
  foreign key (org_id, review_id) references problems.incident_review (org_id, id) deferrable initially immediate,
  foreign key (org_id, incident_id) references incidents.incident (org_id, id) deferrable initially immediate,
  foreign key (org_id, owner_id) references people.person (org_id, id) deferrable initially immediate,
  check ((settled_as is null) = (settled_at is null)),
  check (settled_as is distinct from 'dropped' or reason is not null)
);
create index review_action_review on problems.review_action (org_id, review_id);
create index review_action_incident on problems.review_action (org_id, incident_id);
create index review_action_owner on problems.review_action (org_id, owner_id);
create index review_action_task on problems.review_action (org_id, task_id);
call platform.guard('problems.review_action');
