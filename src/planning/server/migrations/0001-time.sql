-- Time that people spent. Needs the tables of the people, projects, changes and incidents rooms.

create table planning.time_entry (
  org_id       uuid not null,
  id           uuid not null,
  version      integer not null default 1,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  person_id    uuid not null,
  "on"         date not null,
  minutes      integer not null check (minutes between 1 and 1440),
  task_id      uuid,
  incident_id  uuid,
  change_id    uuid,
  project_id   uuid,
  note         text not null,
  primary key (org_id, id),
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, task_id) references projects.task (org_id, id) deferrable initially immediate,
  foreign key (org_id, incident_id) references incidents.incident (org_id, id) deferrable initially immediate,
  foreign key (org_id, change_id) references changes.change (org_id, id) deferrable initially immediate,
  foreign key (org_id, project_id) references projects.project (org_id, id) deferrable initially immediate,
  check (num_nonnulls(task_id, incident_id, change_id) = 1),
  check ((task_id is null) = (project_id is null))
);
create index time_entry_of_person on planning.time_entry (org_id, person_id, "on");
create index time_entry_of_task on planning.time_entry (org_id, task_id) where task_id is not null;
create index time_entry_of_incident on planning.time_entry (org_id, incident_id) where incident_id is not null;
create index time_entry_of_change on planning.time_entry (org_id, change_id) where change_id is not null;
create index time_entry_of_project on planning.time_entry (org_id, project_id) where project_id is not null;
create index time_entry_on on planning.time_entry (org_id, "on", id);
call platform.guard('planning.time_entry');

create table planning.timer (
  org_id       uuid not null,
  id           uuid not null,
  version      integer not null default 1,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  person_id    uuid not null,
  started_at   timestamptz(3) not null,
  task_id      uuid,
  incident_id  uuid,
  change_id    uuid,
  project_id   uuid,
  primary key (org_id, id),
  unique (org_id, person_id) deferrable initially immediate,
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, task_id) references projects.task (org_id, id) deferrable initially immediate,
  foreign key (org_id, incident_id) references incidents.incident (org_id, id) deferrable initially immediate,
  foreign key (org_id, change_id) references changes.change (org_id, id) deferrable initially immediate,
  foreign key (org_id, project_id) references projects.project (org_id, id) deferrable initially immediate,
  check (num_nonnulls(task_id, incident_id, change_id) = 1)
);
create index timer_of_task on planning.timer (org_id, task_id);
create index timer_of_incident on planning.timer (org_id, incident_id);
create index timer_of_change on planning.timer (org_id, change_id);
create index timer_of_project on planning.timer (org_id, project_id);
call platform.guard('planning.timer');
