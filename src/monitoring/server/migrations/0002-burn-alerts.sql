-- An error budget that is used too fast is an alert, where the target says so.

alter table monitoring.availability_target add column alerts_on_burn boolean not null default true;

-- Measured, not decided: which windows of a target burn, and what the intake was told of it. It outlives its target until the end was told.
create table monitoring.burn_alert (
  org_id      uuid not null,
  target_id   uuid not null,
  -- Names of the windows in which the budget is used too fast.
  burning     jsonb not null,
  told        text check (told in ('ticket', 'page')),
  -- Of this time; it is known before it is told, so that it is told once.
  episode_id  uuid,
  -- In the words that were told.
  title       text not null,
  service     text not null,
  primary key (org_id, target_id)
);
call platform.guard('monitoring.burn_alert');
