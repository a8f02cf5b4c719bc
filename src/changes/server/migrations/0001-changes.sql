-- Changes, the models of standard changes, the approval policy, what was agreed to, and leave for hard freezes.

create table changes.change_model (
  org_id                uuid not null,
  id                    uuid not null,
  version               integer not null default 1,
  created_at            timestamptz(3) not null default now(),
  updated_at            timestamptz(3) not null default now(),
  name                  text not null,
  purpose               text not null,
  service_id            uuid,
  duration_minutes      integer not null check (duration_minutes between 1 and 10080),
  is_active             boolean not null,
  plan                  text not null,
  test_plan             text not null,
  back_out_plan         text not null,
  is_back_out_tested    boolean not null,
  back_out_minutes      integer not null check (back_out_minutes between 0 and 10080),
  verification_minutes  integer not null check (verification_minutes between 0 and 10080),
  risk_reach            text check (risk_reach in ('few', 'some', 'many')),
  risk_novelty          text check (risk_novelty in ('often', 'seldom', 'never')),
  risk_testing          text check (risk_testing in ('whole', 'partly', 'none')),
  primary key (org_id, id),
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate
);
create index change_model_name on changes.change_model (org_id, name collate "und-x-icu", id);
create index change_model_service on changes.change_model (org_id, service_id);
call platform.guard('changes.change_model');

create table changes.change_policy (
  org_id        uuid not null,
  id            uuid not null,
  version       integer not null default 1,
  created_at    timestamptz(3) not null default now(),
  updated_at    timestamptz(3) not null default now(),
  name          text not null,
  kinds         jsonb not null check (jsonb_typeof(kinds) = 'array' and jsonb_array_length(kinds) between 1 and 3),
  least_risk    text not null check (least_risk in ('low', 'medium', 'high')),
  worst_tier    integer not null check (worst_tier between 1 and 4),
  holds         text not null check (holds in ('always', 'soft-freeze')),
  approvers     text not null check (approvers in ('people', 'team', 'service-owner', 'managers')),
  person_ids    jsonb not null check (jsonb_typeof(person_ids) = 'array'),
  team_id       uuid,
  quorum        integer not null check (quorum between 0 and 10),
  notice_hours  integer not null check (notice_hours between 0 and 8760),
  primary key (org_id, id),
  foreign key (org_id, team_id) references people.team (org_id, id) deferrable initially immediate
);
create index change_policy_name on changes.change_policy (org_id, name collate "und-x-icu", id);
create index change_policy_team on changes.change_policy (org_id, team_id);
call platform.guard('changes.change_policy');

create table changes.change (
  org_id                uuid not null,
  id                    uuid not null,
  version               integer not null default 1,
  created_at            timestamptz(3) not null default now(),
  updated_at            timestamptz(3) not null default now(),
  number                integer not null check (number > 0),
  title                 text not null,
  kind                  text not null check (kind in ('standard', 'normal', 'emergency')),
  status                text not null check (status in ('draft', 'awaiting-approval', 'approved', 'rejected', 'in-progress', 'done', 'failed',
                                                        'rolled-back', 'cancelled')),
  model_id              uuid,
  service_id            uuid not null,
  asset_ids             jsonb not null check (jsonb_typeof(asset_ids) = 'array'),
  environment           text,
  requester_id          uuid,
  requested_by_id       uuid,
  implementer_id        uuid,
  reason                text not null,
  plan                  text not null,
  test_plan             text not null,
  back_out_plan         text not null,
  is_back_out_tested    boolean not null,
  back_out_minutes      integer not null check (back_out_minutes between 0 and 10080),
  verification_minutes  integer not null check (verification_minutes between 0 and 10080),
  risk_reach            text check (risk_reach in ('few', 'some', 'many')),
  risk_novelty          text check (risk_novelty in ('often', 'seldom', 'never')),
  risk_testing          text check (risk_testing in ('whole', 'partly', 'none')),
  risk                  text not null check (risk in ('low', 'medium', 'high')),
  planned_start         timestamptz(3),
  planned_end           timestamptz(3),
  round                 integer not null check (round > 0),
  submitted_at          timestamptz(3),
  approved_at           timestamptz(3),
  actual_start          timestamptz(3),
  actual_end            timestamptz(3),
  outcome               text check (outcome in ('successful', 'with-issues', 'failed', 'rolled-back')),
  outcome_notes         text not null,
  primary key (org_id, id),
  unique (org_id, number),
  check ((planned_start is null) = (planned_end is null)),
  check (planned_end > planned_start),
  check (actual_end >= actual_start),
  check ((status in ('done', 'failed', 'rolled-back')) = (outcome is not null)),
  check (kind = 'standard' or model_id is null),
  foreign key (org_id, model_id) references changes.change_model (org_id, id) deferrable initially immediate,
  foreign key (org_id, service_id) references operations.service (org_id, id) deferrable initially immediate,
  foreign key (org_id, requester_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, requested_by_id) references access.membership (org_id, id) deferrable initially immediate,
  foreign key (org_id, implementer_id) references people.person (org_id, id) deferrable initially immediate
);
create index change_title on changes.change (org_id, title collate "und-x-icu", id);
create index change_planned on changes.change (org_id, planned_start, id);
create index change_status on changes.change (org_id, status, planned_start, id);
create index change_service on changes.change (org_id, service_id, planned_start);
create index change_model_of on changes.change (org_id, model_id) where model_id is not null;
create index change_requester on changes.change (org_id, requester_id);
create index change_requested_by on changes.change (org_id, requested_by_id);
create index change_implementer on changes.change (org_id, implementer_id);
call platform.guard('changes.change');

create table changes.project_change (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  project_id  uuid not null,
  change_id   uuid not null,
  primary key (org_id, id),
  unique (org_id, change_id),
  foreign key (org_id, project_id) references projects.project (org_id, id) deferrable initially immediate,
  foreign key (org_id, change_id) references changes.change (org_id, id) deferrable initially immediate
);
create index project_change_of on changes.project_change (org_id, project_id);
call platform.guard('changes.project_change');

create table changes.change_approval (
  org_id       uuid not null,
  id           uuid not null,
  version      integer not null default 1,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  change_id    uuid not null,
  round        integer not null check (round > 0),
  decision     text not null check (decision in ('approved', 'rejected')),
  person_id    uuid,
  approver_id  uuid,
  comment      text not null,
  policy_ids   jsonb not null check (jsonb_typeof(policy_ids) = 'array'),
  primary key (org_id, id),
  check (person_id is not null or approver_id is not null),
  foreign key (org_id, change_id) references changes.change (org_id, id) deferrable initially immediate,
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, approver_id) references access.membership (org_id, id) deferrable initially immediate
);
create index change_approval_of on changes.change_approval (org_id, change_id, round);
create index change_approval_person on changes.change_approval (org_id, person_id);
create index change_approval_approver on changes.change_approval (org_id, approver_id);
call platform.guard('changes.change_approval');

create table changes.freeze_exception (
  org_id         uuid not null,
  id             uuid not null,
  version        integer not null default 1,
  created_at     timestamptz(3) not null default now(),
  updated_at     timestamptz(3) not null default now(),
  change_id      uuid not null,
  window_id      uuid not null,
  reason         text not null,
  person_id      uuid,
  granted_by_id  uuid,
  primary key (org_id, id),
  unique (org_id, change_id, window_id),
  foreign key (org_id, change_id) references changes.change (org_id, id) deferrable initially immediate,
  foreign key (org_id, window_id) references calendar."window" (org_id, id) deferrable initially immediate,
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, granted_by_id) references access.membership (org_id, id) deferrable initially immediate
);
create index freeze_exception_window on changes.freeze_exception (org_id, window_id);
create index freeze_exception_person on changes.freeze_exception (org_id, person_id);
create index freeze_exception_granted_by on changes.freeze_exception (org_id, granted_by_id);
call platform.guard('changes.freeze_exception');
