-- Tasks that do away with problems. A task may go, with its project: then what is left here leads nowhere.

create table problems.problem_task (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  problem_id  uuid not null,
  task_id     uuid not null,
  project_id  uuid not null,
  primary key (org_id, id),
  unique (org_id, problem_id, task_id),
  foreign key (org_id, problem_id) references problems.problem (org_id, id) deferrable initially immediate
);
create index problem_task_of_task on problems.problem_task (org_id, task_id);
create index problem_task_of_project on problems.problem_task (org_id, project_id);
call platform.guard('problems.problem_task');
