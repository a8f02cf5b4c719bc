-- Time is spent on what people ask for too. Needs the tables of the requests room.

alter table planning.time_entry
  add column service_request_id uuid,
  add foreign key (org_id, service_request_id) references requests.service_request (org_id, id) deferrable initially immediate,
  drop constraint time_entry_check,
  add constraint time_entry_check check (num_nonnulls(task_id, incident_id, change_id, service_request_id) = 1);
create index time_entry_of_request on planning.time_entry (org_id, service_request_id) where service_request_id is not null;

alter table planning.timer
  add column service_request_id uuid,
  add foreign key (org_id, service_request_id) references requests.service_request (org_id, id) deferrable initially immediate,
  drop constraint timer_check,
  add constraint timer_check check (num_nonnulls(task_id, incident_id, change_id, service_request_id) = 1);
create index timer_of_request on planning.timer (org_id, service_request_id);
