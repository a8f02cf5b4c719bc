-- A principal is looked up before every answer. Three statements inside one another become one; this function is written out where it is
-- called, so it costs nothing and has only its caller's rights.
create function access.principals()
returns table (organisation_id uuid, membership_id uuid, account_id uuid, person_id uuid, name text, role text, scope_roles jsonb, hidden_scopes uuid[])
language sql stable as $$
  select m.org_id, m.id, m.account_id, m.person_id, m.name, m.role,
         coalesce((select jsonb_object_agg(r.scope_id, r.role) from access.scope_role r where r.org_id = m.org_id and r.membership_id = m.id), '{}'::jsonb),
         case when m.role in ('owner', 'admin', 'auditor') then '{}'::uuid[]
              else coalesce((select array_agg(s.id) from platform.scope s
                              where s.org_id = m.org_id and s.visibility <> 'organisation'
                                and not exists (select from access.scope_role r where r.org_id = m.org_id and r.membership_id = m.id and r.scope_id = s.id)), '{}'::uuid[]) end
    from access.membership m
   where m.is_active
$$;

create or replace function access.principal_of(org uuid, account uuid)
returns table (organisation_id uuid, membership_id uuid, account_id uuid, person_id uuid, name text, role text, scope_roles jsonb, hidden_scopes uuid[])
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  perform set_config('app.organisation', org::text, true);
  return query select p.* from access.principals() p where p.organisation_id = org and p.account_id = account;
end $$;

create or replace function access.principal_of_token(org uuid, hash text)
returns table (organisation_id uuid, membership_id uuid, account_id uuid, person_id uuid, name text, role text, scope_roles jsonb, hidden_scopes uuid[], scope text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  perform set_config('app.organisation', org::text, true);
  return query select p.*, t.scope
                 from access.api_token t
                 join access.principals() p on p.organisation_id = t.org_id and p.membership_id = t.membership_id
                where t.org_id = org and t.token_hash = hash and (t.expires_at is null or t.expires_at > now());
end $$;
