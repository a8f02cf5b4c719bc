-- Tasks by which requests are fulfilled. A task may go, with its project: then what is left here leads nowhere.

create table requests.request_task (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  request_id  uuid not null,
  task_id     uuid not null,
  project_id  uuid not null,
  primary key (org_id, id),
  unique (org_id, request_id, task_id),
  foreign key (org_id, request_id) references requests.service_request (org_id, id) deferrable initially immediate
);
create index request_task_of_task on requests.request_task (org_id, task_id);
create index request_task_of_project on requests.request_task (org_id, project_id);
call platform.guard('requests.request_task');
