-- Which change caused an incident. Needs the tables of the changes room.

alter table incidents.incident add column caused_by_change_id uuid;
alter table incidents.incident add foreign key (org_id, caused_by_change_id) references changes.change (org_id, id) deferrable initially immediate;
create index incident_caused_by_change on incidents.incident (org_id, caused_by_change_id) where caused_by_change_id is not null;
