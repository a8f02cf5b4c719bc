-- A rota that is no longer needed is ended, and kept for who was on duty until then.

alter table duty.rota add column is_active boolean not null default true, add column ended_at timestamptz(3);
alter table duty.rota alter column is_active drop default;
alter table duty.rota add check (is_active = (ended_at is null));
