-- Which mails the mail server has taken on or will never take, by name: whoever sends again after a fault leaves these out.

create table platform.mail_taken (
  org_id  uuid not null,
  name    text not null,
  at      timestamptz(3) not null,
  primary key (org_id, name)
);
call platform.guard('platform.mail_taken');
