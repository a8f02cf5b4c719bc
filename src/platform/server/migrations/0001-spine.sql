-- The spine: one writer's journal, branches, idempotency, counters, scopes, search. Nothing here knows a room.

-- The second wall: a row is seen and written only inside a transaction that named its organisation. Unset or emptied, nothing is seen.
create procedure platform.guard(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy organisation on %s using (org_id = (select current_setting(''app.organisation'')::uuid)) '
              || 'with check (org_id = (select current_setting(''app.organisation'')::uuid))', target);
end $$;

-- One row an organisation: where its journal stands. Locking it makes deeds of one organisation happen one after the other.
create table platform.journal_head (
  org_id    uuid primary key,
  sequence  bigint not null,
  hash      bytea not null
);
call platform.guard('platform.journal_head');

create table platform.journal (
  org_id         uuid not null references platform.journal_head (org_id),
  sequence       bigint not null,
  at             timestamptz(3) not null,
  membership_id  uuid,
  actor_name     text not null,
  deed           text not null,
  request_id     text not null,
  branch_id      uuid,
  undoes         bigint,
  happened       jsonb not null,
  previous_hash  bytea not null,
  hash           bytea not null,
  primary key (org_id, sequence)
);
call platform.guard('platform.journal');
create index journal_undoes on platform.journal (org_id, undoes) where undoes is not null;

create table platform.journal_line (
  org_id    uuid not null,
  sequence  bigint not null,
  ordinal   integer not null,
  thing     text not null,
  row_id    uuid not null,
  scope_id  uuid,
  owner_id  uuid,
  kind      text not null check (kind in ('put', 'patch', 'remove')),
  version   integer not null,
  before    jsonb,
  after     jsonb,
  primary key (org_id, sequence, ordinal),
  foreign key (org_id, sequence) references platform.journal (org_id, sequence)
);
call platform.guard('platform.journal_line');
create index journal_line_of_record on platform.journal_line (org_id, thing, row_id, sequence desc);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_schema || '.' || tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete or truncate on platform.journal for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on platform.journal_line for each statement execute function platform.refuse_change();

create table platform.branch (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  name        text not null,
  about       text not null,
  status      text not null check (status in ('open', 'merged', 'discarded')),
  owner_id    uuid not null,
  is_shared   boolean not null,
  primary key (org_id, id)
);
call platform.guard('platform.branch');

create table platform.branch_change (
  org_id     uuid not null,
  branch_id  uuid not null,
  thing      text not null,
  row_id     uuid not null,
  kind       text not null check (kind in ('put', 'patch', 'remove')),
  base       jsonb not null,
  fields     jsonb not null,
  primary key (org_id, branch_id, thing, row_id),
  foreign key (org_id, branch_id) references platform.branch (org_id, id)
);
call platform.guard('platform.branch_change');

create table platform.idempotency (
  org_id         uuid not null,
  membership_id  uuid not null,
  key            text not null check (length(key) between 1 and 200),
  request_hash   bytea not null,
  status         integer not null,
  body           jsonb,
  sequence       bigint,
  version        integer,
  at             timestamptz(3) not null,
  primary key (org_id, membership_id, key)
);
call platform.guard('platform.idempotency');
create index idempotency_age on platform.idempotency (org_id, at);

create table platform.counter (
  org_id  uuid not null,
  name    text not null,
  value   bigint not null,
  primary key (org_id, name)
);
call platform.guard('platform.counter');

-- What bounds permission (a project): those for members only are hidden from everybody without a role in them.
create table platform.scope (
  org_id      uuid not null,
  id          uuid not null,
  thing       text not null,
  visibility  text not null,
  primary key (org_id, id)
);
call platform.guard('platform.scope');
create index scope_hidden on platform.scope (org_id, id) where visibility <> 'organisation';

-- Search. Row-level security would keep the trigram index from being used (its operators are not leakproof), so this table is reached
-- only through the functions below, which read the organisation from the same setting and fail closed like the policies.
create table platform.search_entry (
  org_id    uuid not null,
  thing     text not null,
  row_id    uuid not null,
  scope_id  uuid,
  owner_id  uuid,
  title     text not null,
  text      text not null,
  primary key (org_id, thing, row_id)
);
do $$
begin
  create extension if not exists pg_trgm schema public;
  create index search_entry_text on platform.search_entry using gin (text public.gin_trgm_ops);
exception when others then
  raise notice 'search without trigram index: %', sqlerrm;
end $$;
do $$
begin
  if exists (select from pg_roles where rolname = 'evenkeel_app') then
    revoke all on platform.search_entry from evenkeel_app;
  end if;
end $$;

create function platform.index_records(entries jsonb, removed jsonb) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare org uuid := current_setting('app.organisation')::uuid;
begin
  delete from platform.search_entry s using jsonb_to_recordset(removed) as r(thing text, row_id uuid)
   where s.org_id = org and s.thing = r.thing and s.row_id = r.row_id;
  insert into platform.search_entry (org_id, thing, row_id, scope_id, owner_id, title, text)
  select org, e.thing, e.row_id, e.scope_id, e.owner_id, e.title, lower(e.text)
    from jsonb_to_recordset(entries) as e(thing text, row_id uuid, scope_id uuid, owner_id uuid, title text, text text)
      on conflict (org_id, thing, row_id) do update
     set scope_id = excluded.scope_id, owner_id = excluded.owner_id, title = excluded.title, text = excluded.text;
end $$;

create function platform.search(pattern text, things text[], hidden uuid[], at_most integer)
returns table (thing text, row_id uuid, scope_id uuid, owner_id uuid, title text) language sql stable security definer set search_path = pg_catalog, public as $$
  select s.thing, s.row_id, s.scope_id, s.owner_id, s.title
    from platform.search_entry s
   where s.org_id = current_setting('app.organisation')::uuid
     and s.text like pattern
     and s.thing = any(things)
     and not coalesce(s.scope_id = any(hidden), false)
   order by length(s.title), s.title, s.row_id
   limit at_most
$$;
