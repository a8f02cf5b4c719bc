-- Which task an action has become is seen by those who see its project, so it is kept apart from the action, which all see. A problem is done
-- away with by a change, which all see.

alter table problems.review_action drop column task_id;
alter table problems.problem drop column fix_task_id;

create table problems.review_action_task (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  action_id   uuid not null,
  task_id     uuid not null,
  project_id  uuid not null,
  primary key (org_id, id),
  unique (org_id, action_id),
  foreign key (org_id, action_id) references problems.review_action (org_id, id) deferrable initially immediate
);
create index review_action_task_of_task on problems.review_action_task (org_id, task_id);
create index review_action_task_of_project on problems.review_action_task (org_id, project_id);
call platform.guard('problems.review_action_task');
