-- After how many days resolved incidents are closed by themselves.

create table incidents.closing_rule (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  priority    integer not null check (priority between 1 and 5),
  days        integer check (days between 1 and 365),
  primary key (org_id, id),
  unique (org_id, priority)
);
call platform.guard('incidents.closing_rule');
