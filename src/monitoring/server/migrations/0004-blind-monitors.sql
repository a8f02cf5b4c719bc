-- A check that could not be made is a state of its own: nothing is known.

alter table monitoring.monitor_run drop constraint monitor_run_state_check,
  add constraint monitor_run_state_check check (state in ('pending', 'blind', 'up', 'warning', 'down', 'unreachable'));
