-- The history of a project asks for all that happened in its scope, latest first.
create index journal_line_of_scope on platform.journal_line (org_id, scope_id, sequence desc) where scope_id is not null;
