-- After how many days fulfilled requests are closed by themselves; null: never.

alter table requests.offering add column closes_after_days integer default 7 check (closes_after_days between 1 and 365);
alter table requests.offering alter column closes_after_days drop default;
create index service_request_fulfilled on requests.service_request (org_id, fulfilled_at) where status = 'fulfilled';
