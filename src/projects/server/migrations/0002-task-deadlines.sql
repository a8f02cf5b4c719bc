-- Lists by deadline walk an index instead of sorting every task. Tasks without one come last either way, so each direction has its own.
-- Without the id, so that no foreign key is looked up in them (see the note in 0001).
create index task_deadline on projects.task (org_id, deadline);
create index task_deadline_down on projects.task (org_id, deadline desc nulls last);
