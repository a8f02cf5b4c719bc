-- How columns of tables of past incidents were told to be read, by the header of the table.

create table incidents.history_mapping (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  name        text not null,
  header      jsonb not null,
  columns     jsonb not null,
  primary key (org_id, id)
);
create unique index history_mapping_header on incidents.history_mapping (org_id, md5(header::text));
create index history_mapping_name on incidents.history_mapping (org_id, name collate "und-x-icu", id);
call platform.guard('incidents.history_mapping');
