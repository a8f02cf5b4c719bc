-- Programmes, projects, their plans, baselines and talk.
--
-- The primary key is made after the other indexes of its table: among indexes that look equally good, as all do on an empty table, the
-- planner takes the youngest (so too what foreign keys look for comes after what lists look for), and the plans of foreign keys made then are kept while a first import fills the table with thousands.

create table projects.programme (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  name        text not null check (name <> ''),
  goal        text not null,
  sponsor_id  uuid,
  foreign key (org_id, sponsor_id) references people.person (org_id, id) deferrable initially immediate
);
create index programme_name on projects.programme (org_id, name collate "und-x-icu", id);
create index programme_sponsor on projects.programme (org_id, sponsor_id) where sponsor_id is not null;
alter table projects.programme add primary key (org_id, id);
call platform.guard('projects.programme');

create table projects.project (
  org_id         uuid not null,
  id             uuid not null,
  version        integer not null default 1,
  created_at     timestamptz(3) not null default now(),
  updated_at     timestamptz(3) not null default now(),
  key            text not null check (key ~ '^[A-Z][A-Z0-9]{1,9}$'),
  name           text not null check (name <> ''),
  goal           text not null,
  kind           text not null,
  programme_id   uuid,
  sponsor_id     uuid,
  lead_id        uuid,
  status         text not null check (status in ('proposed', 'planned', 'active', 'on-hold', 'done', 'cancelled')),
  visibility     text not null check (visibility in ('organisation', 'members')),
  zone           text not null,
  calendar_id    uuid not null,
  start_at       timestamptz(3) not null,
  finish_at      timestamptz(3),
  schedule_from  text not null check (schedule_from in ('start', 'finish')),
  status_date    timestamptz(3),
  priority       integer not null check (priority between 0 and 1000),
  options        jsonb not null check (jsonb_typeof(options) = 'object'),
  colour         text check (colour ~ '^#[0-9a-f]{6}$'),
  unique (org_id, key),
  check (schedule_from = 'start' or finish_at is not null),
  foreign key (org_id, programme_id) references projects.programme (org_id, id) deferrable initially immediate,
  foreign key (org_id, sponsor_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, lead_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, calendar_id) references calendar.calendar (org_id, id) deferrable initially immediate
);
create index project_name on projects.project (org_id, name collate "und-x-icu", id);
create index project_status on projects.project (org_id, status, id);
create index project_programme on projects.project (org_id, programme_id) where programme_id is not null;
create index project_lead on projects.project (org_id, lead_id) where lead_id is not null;
create index project_sponsor on projects.project (org_id, sponsor_id) where sponsor_id is not null;
create index project_calendar on projects.project (org_id, calendar_id);
alter table projects.project add primary key (org_id, id);
call platform.guard('projects.project');

create table projects.task (
  org_id                   uuid not null,
  id                       uuid not null,
  version                  integer not null default 1,
  created_at               timestamptz(3) not null default now(),
  updated_at               timestamptz(3) not null default now(),
  project_id               uuid not null,
  number                   integer not null check (number > 0),
  parent_id                uuid,
  position                 double precision not null,
  name                     text not null check (name <> ''),
  kind                     text not null check (kind in ('task', 'milestone')),
  mode                     text not null check (mode in ('auto', 'manual')),
  duration_minutes         double precision not null check (duration_minutes >= 0),
  is_elapsed               boolean not null,
  is_estimated             boolean not null,
  work_minutes             double precision check (work_minutes >= 0),
  task_type                text not null check (task_type in ('fixed-units', 'fixed-work', 'fixed-duration')),
  is_effort_driven         boolean not null,
  constraint_kind          text not null check (constraint_kind in ('ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT')),
  constraint_at            timestamptz(3),
  deadline                 timestamptz(3),
  calendar_id              uuid,
  ignores_resource_calendar boolean not null,
  is_active                boolean not null,
  percent_complete         integer not null check (percent_complete between 0 and 100),
  actual_start             timestamptz(3),
  actual_finish            timestamptz(3),
  remaining_minutes        double precision check (remaining_minutes >= 0),
  stop_at                  timestamptz(3),
  resume_at                timestamptz(3),
  splits                   jsonb not null check (jsonb_typeof(splits) = 'array'),
  levelling_delay_minutes  double precision not null check (levelling_delay_minutes >= 0),
  manual_start             timestamptz(3),
  manual_finish            timestamptz(3),
  priority                 integer not null check (priority between 0 and 1000),
  status                   text not null check (status in ('todo', 'doing', 'blocked', 'done')),
  blocked_reason           text,
  notes                    text not null,
  label_ids                jsonb not null check (jsonb_typeof(label_ids) = 'array'),
  external_id              text,
  unique (org_id, project_id, number),
  check (parent_id <> id),
  check (constraint_kind in ('ASAP', 'ALAP') or constraint_at is not null),
  check (actual_finish is null or (percent_complete = 100 and actual_start <= actual_finish and actual_start is not null)),
  check ((status = 'done') = (percent_complete = 100)),
  check (status <> 'todo' or percent_complete = 0),
  check (blocked_reason is null or status = 'blocked'),
  check (manual_finish >= manual_start),
  foreign key (org_id, project_id) references projects.project (org_id, id) deferrable initially immediate,
  foreign key (org_id, calendar_id) references calendar.calendar (org_id, id) deferrable initially immediate
);
create index task_outline on projects.task (org_id, project_id, position, id);
create index task_board on projects.task (org_id, project_id, status, position, id);
create index task_status_deadline on projects.task (org_id, status, deadline, id);
create index task_created on projects.task (org_id, created_at, id);
create index task_updated on projects.task (org_id, updated_at, id);
create index task_external on projects.task (org_id, external_id) where external_id is not null;
create index task_calendar on projects.task (org_id, calendar_id) where calendar_id is not null;
-- A parent is of the same project; so a link's, an assignment's and a comment's task is, too.
alter table projects.task add unique (org_id, project_id, id);
create index task_parent on projects.task (org_id, project_id, parent_id);
alter table projects.task add primary key (org_id, id);
alter table projects.task add foreign key (org_id, project_id, parent_id) references projects.task (org_id, project_id, id) deferrable initially immediate;
call platform.guard('projects.task');

create table projects.link (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  project_id  uuid not null,
  from_id     uuid not null,
  to_id       uuid not null,
  kind        text not null check (kind in ('FS', 'SS', 'FF', 'SF')),
  lag         double precision not null,
  lag_kind    text not null check (lag_kind in ('working', 'elapsed', 'percent', 'elapsed-percent')),
  check (from_id <> to_id),
  foreign key (org_id, project_id) references projects.project (org_id, id) deferrable initially immediate,
  foreign key (org_id, project_id, from_id) references projects.task (org_id, project_id, id) deferrable initially immediate,
  foreign key (org_id, project_id, to_id) references projects.task (org_id, project_id, id) deferrable initially immediate
);
create index link_project on projects.link (org_id, project_id);
create index link_to on projects.link (org_id, to_id);
alter table projects.link add unique (org_id, from_id, to_id);
alter table projects.link add primary key (org_id, id);
call platform.guard('projects.link');

create table projects.assignment (
  org_id                   uuid not null,
  id                       uuid not null,
  version                  integer not null default 1,
  created_at               timestamptz(3) not null default now(),
  updated_at               timestamptz(3) not null default now(),
  project_id               uuid not null,
  task_id                  uuid not null,
  person_id                uuid,
  skill_id                 uuid,
  level                    integer check (level between 1 and 5),
  team_id                  uuid,
  units_per_mille          integer not null check (units_per_mille between 0 and 10000),
  work_minutes             double precision check (work_minutes >= 0),
  actual_work_minutes      double precision check (actual_work_minutes >= 0),
  contour                  text not null check (contour in ('flat', 'back-loaded', 'front-loaded', 'double-peak', 'early-peak', 'late-peak', 'bell', 'turtle')),
  profile                  jsonb not null check (jsonb_typeof(profile) = 'array'),
  delay_minutes            double precision not null check (delay_minutes >= 0),
  levelling_delay_minutes  double precision not null check (levelling_delay_minutes >= 0),
  actual_start             timestamptz(3),
  actual_finish            timestamptz(3),
  check (num_nonnulls(person_id, skill_id, team_id) = 1),
  check (level is null or skill_id is not null),
  foreign key (org_id, project_id) references projects.project (org_id, id) deferrable initially immediate,
  foreign key (org_id, project_id, task_id) references projects.task (org_id, project_id, id) deferrable initially immediate,
  foreign key (org_id, person_id) references people.person (org_id, id) deferrable initially immediate,
  foreign key (org_id, skill_id) references people.skill (org_id, id) deferrable initially immediate,
  foreign key (org_id, team_id) references people.team (org_id, id) deferrable initially immediate
);
create index assignment_project on projects.assignment (org_id, project_id);
create index assignment_task on projects.assignment (org_id, task_id);
create unique index assignment_person on projects.assignment (org_id, person_id, task_id) where person_id is not null;
create index assignment_skill on projects.assignment (org_id, skill_id) where skill_id is not null;
create index assignment_team on projects.assignment (org_id, team_id) where team_id is not null;
alter table projects.assignment add primary key (org_id, id);
call platform.guard('projects.assignment');

create table projects.baseline (
  org_id       uuid not null,
  id           uuid not null,
  version      integer not null default 1,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  project_id   uuid not null,
  number       integer not null check (number between 0 and 10),
  name         text not null check (name <> ''),
  taken_at     timestamptz(3) not null,
  taken_by_id  uuid,
  hash         text not null check (hash ~ '^[0-9a-f]{64}$'),
  unique (org_id, project_id, number),
  foreign key (org_id, project_id) references projects.project (org_id, id) deferrable initially immediate,
  foreign key (org_id, taken_by_id) references access.membership (org_id, id) deferrable initially immediate
);
alter table projects.baseline add primary key (org_id, id);
call platform.guard('projects.baseline');

create table projects.baseline_task (
  org_id            uuid not null,
  id                uuid not null,
  version           integer not null default 1,
  created_at        timestamptz(3) not null default now(),
  updated_at        timestamptz(3) not null default now(),
  project_id        uuid not null,
  baseline_id       uuid not null,
  -- No foreign key: what was promised about a task stays when the task goes.
  task_id           uuid not null,
  start_at          timestamptz(3) not null,
  finish_at         timestamptz(3) not null,
  duration_minutes  double precision not null check (duration_minutes >= 0),
  work_minutes      double precision not null check (work_minutes >= 0),
  unique (org_id, baseline_id, task_id),
  foreign key (org_id, project_id) references projects.project (org_id, id) deferrable initially immediate,
  foreign key (org_id, baseline_id) references projects.baseline (org_id, id) deferrable initially immediate
);
create index baseline_task_project on projects.baseline_task (org_id, project_id);
create index baseline_task_task on projects.baseline_task (org_id, task_id);
alter table projects.baseline_task add primary key (org_id, id);
call platform.guard('projects.baseline_task');

-- A baseline is frozen. It goes only when its project goes, which is looked at when the transaction ends.
create function projects.refuse_change_of_baseline() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or exists (select from projects.project p where p.org_id = old.org_id and p.id = old.project_id) then
    raise exception 'a baseline is frozen: it goes only with its project' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger frozen after update on projects.baseline for each row execute function projects.refuse_change_of_baseline();
create trigger frozen after update on projects.baseline_task for each row execute function projects.refuse_change_of_baseline();
create constraint trigger kept after delete on projects.baseline deferrable initially deferred
  for each row execute function projects.refuse_change_of_baseline();
create constraint trigger kept after delete on projects.baseline_task deferrable initially deferred
  for each row execute function projects.refuse_change_of_baseline();

create table projects.label (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  name        text not null check (name <> ''),
  colour      text not null check (colour ~ '^#[0-9a-f]{6}$')
);
create unique index label_name on projects.label (org_id, lower(name));
alter table projects.label add primary key (org_id, id);
call platform.guard('projects.label');

create table projects.comment (
  org_id      uuid not null,
  id          uuid not null,
  version     integer not null default 1,
  created_at  timestamptz(3) not null default now(),
  updated_at  timestamptz(3) not null default now(),
  project_id  uuid not null,
  task_id     uuid,
  author_id   uuid not null,
  text        text not null check (text <> ''),
  mentions    jsonb not null check (jsonb_typeof(mentions) = 'array'),
  edited_at   timestamptz(3),
  foreign key (org_id, project_id) references projects.project (org_id, id) deferrable initially immediate,
  foreign key (org_id, project_id, task_id) references projects.task (org_id, project_id, id) deferrable initially immediate,
  foreign key (org_id, author_id) references access.membership (org_id, id) deferrable initially immediate
);
create index comment_project on projects.comment (org_id, project_id, created_at, id);
create index comment_task on projects.comment (org_id, task_id, created_at, id) where task_id is not null;
create index comment_author on projects.comment (org_id, author_id);
alter table projects.comment add primary key (org_id, id);
call platform.guard('projects.comment');

create table projects.attachment (
  org_id          uuid not null,
  id              uuid not null,
  version         integer not null default 1,
  created_at      timestamptz(3) not null default now(),
  updated_at      timestamptz(3) not null default now(),
  project_id      uuid not null,
  task_id         uuid,
  name            text not null check (name <> ''),
  media_type      text not null,
  bytes           integer not null check (bytes >= 0),
  hash            text not null check (hash ~ '^[0-9a-f]{64}$'),
  uploaded_by_id  uuid not null,
  foreign key (org_id, project_id) references projects.project (org_id, id) deferrable initially immediate,
  foreign key (org_id, project_id, task_id) references projects.task (org_id, project_id, id) deferrable initially immediate,
  foreign key (org_id, uploaded_by_id) references access.membership (org_id, id) deferrable initially immediate
);
create index attachment_project on projects.attachment (org_id, project_id);
create index attachment_task on projects.attachment (org_id, task_id) where task_id is not null;
create index attachment_hash on projects.attachment (org_id, hash);
alter table projects.attachment add primary key (org_id, id);
call platform.guard('projects.attachment');

-- Derived by the scheduler from all of the above; it may be emptied at any time and will be filled again.
create table projects.task_plan (
  org_id                  uuid not null,
  -- The task's id.
  id                      uuid not null,
  version                 integer not null default 1,
  created_at              timestamptz(3) not null default now(),
  updated_at              timestamptz(3) not null default now(),
  project_id              uuid not null,
  start_at                timestamptz(3) not null,
  finish_at               timestamptz(3) not null,
  early_start_at          timestamptz(3) not null,
  early_finish_at         timestamptz(3) not null,
  late_start_at           timestamptz(3) not null,
  late_finish_at          timestamptz(3) not null,
  duration_minutes        double precision not null,
  total_slack_minutes     double precision not null,
  free_slack_minutes      double precision not null,
  is_critical             boolean not null,
  is_summary              boolean not null,
  reason                  jsonb not null,
  computed_from_sequence  bigint not null,
  foreign key (org_id, id) references projects.task (org_id, id) on delete cascade deferrable initially immediate
);
create index task_plan_start on projects.task_plan (org_id, project_id, start_at, id);
create index task_plan_finish on projects.task_plan (org_id, project_id, finish_at, id);
create index task_plan_due on projects.task_plan (org_id, finish_at, id);
alter table projects.task_plan add primary key (org_id, id);
call platform.guard('projects.task_plan');

-- One row a project: what its plan looked like when it was last computed, and from which journal position.
create table projects.project_plan (
  org_id                  uuid not null,
  project_id              uuid not null,
  start_at                timestamptz(3) not null,
  finish_at               timestamptz(3) not null,
  conflicts               jsonb not null,
  computed_from_sequence  bigint not null,
  computed_at             timestamptz(3) not null,
  primary key (org_id, project_id),
  foreign key (org_id, project_id) references projects.project (org_id, id) on delete cascade deferrable initially immediate
);
call platform.guard('projects.project_plan');

-- How far the journal of an organisation has been looked through for changes of plans, with all that was found computed.
create table projects.plan_watch (
  org_id    uuid primary key,
  sequence  bigint not null
);
call platform.guard('projects.plan_watch');
