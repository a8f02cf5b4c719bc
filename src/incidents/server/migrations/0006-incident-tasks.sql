-- Tasks that incidents ask for. A task may go, with its project: then what is left here leads nowhere.

create table incidents.incident_task (
  org_id       uuid not null,
  id           uuid not null,
  version      integer not null default 1,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  incident_id  uuid not null,
  task_id      uuid not null,
  project_id   uuid not null,
  kind         text not null check (kind in ('work', 'action')),
  primary key (org_id, id),
  unique (org_id, incident_id, task_id),
  foreign key (org_id, incident_id) references incidents.incident (org_id, id) deferrable initially immediate
);
create index incident_task_of_task on incidents.incident_task (org_id, task_id);
create index incident_task_of_project on incidents.incident_task (org_id, project_id);
call platform.guard('incidents.incident_task');
