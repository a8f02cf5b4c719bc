-- What other programs knew about incidents that were brought in from them.

create table incidents.incident_past (
  org_id           uuid not null,
  id               uuid not null,
  version          integer not null default 1,
  created_at       timestamptz(3) not null default now(),
  updated_at       timestamptz(3) not null default now(),
  incident_id      uuid not null,
  is_promise_kept  boolean,
  category         text,
  channel          text,
  problem          text,
  change           text,
  moments          jsonb not null,
  primary key (org_id, id),
  unique (org_id, incident_id),
  foreign key (org_id, incident_id) references incidents.incident (org_id, id) deferrable initially immediate
);
call platform.guard('incidents.incident_past');
