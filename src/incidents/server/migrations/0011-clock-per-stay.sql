-- What a team promises has a clock for each stay with it, and each clock reaches a level once: at another moment than the others.

drop index incidents.incident_entry_level;
create unique index incident_entry_level on incidents.incident_entry (org_id, incident_id, value, reason, at) where kind = 'level';
