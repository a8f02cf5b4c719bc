-- Accounts and sessions belong to no organisation: they say who is there, before it is known where. Everything else is guarded.

create table access.organisation (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  name        text not null check (length(name) between 1 and 200),
  zone        text not null,
  locale      text not null check (locale in ('en', 'de')),
  sample      jsonb,
  primary key (org_id, id),
  check (org_id = id)
);
call platform.guard('access.organisation');

create table access.account (
  id             uuid primary key,
  email          text not null check (email = lower(email)),
  name           text not null,
  password_hash  text not null,
  totp_secret    text,
  totp_pending   text,
  totp_last_step bigint not null default 0,
  locale         text not null default 'en' check (locale in ('en', 'de')),
  theme          text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  settings       jsonb not null default '{}',
  created_at     timestamptz(3) not null default now(),
  updated_at     timestamptz(3) not null default now(),
  unique (email)
);

create table access.membership (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  account_id  uuid not null references access.account (id),
  name        text not null,
  email       text not null,
  role        text not null check (role in ('owner', 'admin', 'manager', 'member', 'requester', 'auditor')),
  person_id   uuid,
  is_active   boolean not null,
  primary key (org_id, id),
  unique (org_id, account_id)
);
call platform.guard('access.membership');
create index membership_of_account on access.membership (account_id);

create table access.scope_role (
  org_id         uuid not null,
  id             uuid not null,
  version        integer not null default 1,
  created_at     timestamptz(3) not null default now(),
  updated_at     timestamptz(3) not null default now(),
  membership_id  uuid not null,
  scope_id       uuid not null,
  role           text not null check (role in ('lead', 'contributor', 'viewer')),
  primary key (org_id, id),
  unique (org_id, membership_id, scope_id),
  foreign key (org_id, membership_id) references access.membership (org_id, id) deferrable initially immediate
);
call platform.guard('access.scope_role');

create table access.invitation (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  email       text not null,
  role        text not null check (role in ('owner', 'admin', 'manager', 'member', 'requester', 'auditor')),
  person_id   uuid,
  token_hash  text not null,
  expires_at  timestamptz(3) not null,
  accepted_at timestamptz(3),
  primary key (org_id, id),
  unique (org_id, token_hash)
);
call platform.guard('access.invitation');

create table access.api_token (
  org_id         uuid not null,
  id             uuid not null,
  version        integer not null default 1,
  created_at     timestamptz(3) not null default now(),
  updated_at     timestamptz(3) not null default now(),
  name           text not null,
  membership_id  uuid not null,
  scope          text not null check (scope in ('read', 'write')),
  token_hash     text not null,
  hint           text not null,
  expires_at     timestamptz(3),
  primary key (org_id, id),
  unique (org_id, token_hash),
  foreign key (org_id, membership_id) references access.membership (org_id, id) deferrable initially immediate
);
call platform.guard('access.api_token');
create index api_token_hash on access.api_token (token_hash);

create table access.session (
  token_hash  text primary key,
  id          uuid not null unique,
  account_id  uuid not null references access.account (id) on delete cascade,
  org_id      uuid not null,
  started_at  timestamptz(3) not null,
  seen_at     timestamptz(3) not null,
  expires_at  timestamptz(3) not null,
  agent       text not null,
  address     text not null
);
create index session_of_account on access.session (account_id);

create table access.failed_sign_in (
  key  text not null,
  at   timestamptz(3) not null
);
create index failed_sign_in_of on access.failed_sign_in (key, at);

-- One look-up turns a proven secret into a principal. It runs before an organisation is named, therefore with its definer's rights.
create function access.principal_of(org uuid, account uuid)
returns table (organisation_id uuid, membership_id uuid, account_id uuid, person_id uuid, name text, role text, scope_roles jsonb, hidden_scopes uuid[])
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  perform set_config('app.organisation', org::text, true);
  return query
  select m.org_id, m.id, m.account_id, m.person_id, m.name, m.role,
         coalesce((select jsonb_object_agg(r.scope_id, r.role) from access.scope_role r where r.org_id = m.org_id and r.membership_id = m.id), '{}'::jsonb),
         case when m.role in ('owner', 'admin', 'auditor') then '{}'::uuid[]
              else coalesce((select array_agg(s.id) from platform.scope s
                              where s.org_id = m.org_id and s.visibility <> 'organisation'
                                and not exists (select from access.scope_role r where r.org_id = m.org_id and r.membership_id = m.id and r.scope_id = s.id)), '{}'::uuid[]) end
    from access.membership m
   where m.org_id = org and m.account_id = account and m.is_active;
end $$;

create function access.principal_of_session(hash text)
returns table (organisation_id uuid, membership_id uuid, account_id uuid, person_id uuid, name text, role text, scope_roles jsonb, hidden_scopes uuid[])
language plpgsql stable security definer set search_path = pg_catalog as $$
declare found access.session;
begin
  select * into found from access.session s where s.token_hash = hash and s.expires_at > now() and s.seen_at > now() - interval '14 days';
  if found.id is null then return; end if;
  return query select * from access.principal_of(found.org_id, found.account_id);
end $$;

create function access.principal_of_token(org uuid, hash text)
returns table (organisation_id uuid, membership_id uuid, account_id uuid, person_id uuid, name text, role text, scope_roles jsonb, hidden_scopes uuid[], scope text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare found access.api_token; holder uuid;
begin
  perform set_config('app.organisation', org::text, true);
  select * into found from access.api_token t where t.org_id = org and t.token_hash = hash and (t.expires_at is null or t.expires_at > now());
  if found.id is null then return; end if;
  select m.account_id into holder from access.membership m where m.org_id = org and m.id = found.membership_id;
  return query select p.*, found.scope from access.principal_of(org, holder) p;
end $$;

-- In which organisations has this account a place? Asked at sign-in.
create function access.places_of(account uuid) returns table (organisation_id uuid) language sql stable security definer set search_path = pg_catalog as $$
  select m.org_id from access.membership m where m.account_id = account and m.is_active order by m.created_at
$$;
-- For commands that work on the data directory itself.
create function access.first_owners() returns table (organisation_id uuid, account_id uuid, name text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare place uuid;
begin
  for place in select distinct m.org_id from access.membership m loop
    perform set_config('app.organisation', place::text, true);
    return query select o.org_id, (select m.account_id from access.membership m where m.org_id = place and m.role = 'owner' and m.is_active order by m.created_at limit 1), o.name
                   from access.organisation o where o.org_id = place;
  end loop;
end $$;
-- For an owner who is not superuser the guard would hide the rows: the definer's own policy lets the two look-ups pass.
create policy sign_in on access.membership for select using (pg_has_role(current_user, (select relowner from pg_class where oid = 'access.membership'::regclass), 'usage') and current_user <> 'evenkeel_app');
