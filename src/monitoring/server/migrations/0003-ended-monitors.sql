-- A monitor that is no longer needed is ended: it looks no more, and is kept for what it found.

alter table monitoring.monitor add column is_active boolean not null default true;
alter table monitoring.monitor alter column is_active drop default;
alter table monitoring.monitor add check (is_active or not is_enabled);
