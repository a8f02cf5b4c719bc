-- A window may also hold for teams and projects.
alter table calendar."window" drop constraint window_scope_check,
  add constraint window_scope_check check (scope in ('organisation', 'site', 'team', 'project', 'service', 'environment'));
