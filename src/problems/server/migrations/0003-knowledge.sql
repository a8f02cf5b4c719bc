-- Articles, whether they helped, and where what is known was used. Needs the tables of the access, people and incidents rooms.

create table problems.article (
  org_id       uuid not null,
  id           uuid not null,
  version      integer not null default 1,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  title        text not null check (title <> ''),
  body         text not null,
  kind         text not null check (kind in ('how-to', 'workaround', 'known-error', 'reference')),
  status       text not null check (status in ('draft', 'published', 'retired')),
  audience     text not null check (audience in ('everybody', 'staff')),
  service_ids  jsonb not null,
  owner_id     uuid,
  review_by    date,
  primary key (org_id, id),
  foreign key (org_id, owner_id) references people.person (org_id, id) deferrable initially immediate
);
create index article_owner on problems.article (org_id, owner_id);
call platform.guard('problems.article');

create table problems.article_vote (
  org_id         uuid not null,
  id             uuid not null,
  version        integer not null default 1,
  created_at     timestamptz(3) not null default now(),
  updated_at     timestamptz(3) not null default now(),
  article_id     uuid not null,
  membership_id  uuid not null,
  is_helpful     boolean not null,
  primary key (org_id, id),
  unique (org_id, article_id, membership_id),
  foreign key (org_id, article_id) references problems.article (org_id, id) deferrable initially immediate,
  foreign key (org_id, membership_id) references access.membership (org_id, id) deferrable initially immediate
);
create index article_vote_membership on problems.article_vote (org_id, membership_id);
call platform.guard('problems.article_vote');

create table problems.knowledge_use (
  org_id       uuid not null,
  id           uuid not null,
  version      integer not null default 1,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  incident_id  uuid not null,
  article_id   uuid,
  problem_id   uuid,
  by_id        uuid not null,
  primary key (org_id, id),
  unique (org_id, incident_id, article_id),
  unique (org_id, incident_id, problem_id),
  foreign key (org_id, incident_id) references incidents.incident (org_id, id) deferrable initially immediate,
  foreign key (org_id, article_id) references problems.article (org_id, id) deferrable initially immediate,
  foreign key (org_id, problem_id) references problems.problem (org_id, id) deferrable initially immediate,
  foreign key (org_id, by_id) references access.membership (org_id, id) deferrable initially immediate,
  check (num_nonnulls(article_id, problem_id) = 1)
);
create index knowledge_use_article on problems.knowledge_use (org_id, article_id);
create index knowledge_use_problem on problems.knowledge_use (org_id, problem_id);
create index knowledge_use_by on problems.knowledge_use (org_id, by_id);
call platform.guard('problems.knowledge_use');
