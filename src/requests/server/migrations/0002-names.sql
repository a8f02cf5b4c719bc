-- Who did something, where that is no member.

alter table requests.request_entry add column by_name text;
