-- Versions are only ever added: what an ended case was counted by stays readable.
create table rule_version (
  rule_id varchar(80) not null,
  version int not null,
  seed_version int,
  rule_value varchar(40) not null,
  unit varchar(30) not null,
  at_time varchar(5),
  effective_from date not null,
  house boolean not null,
  label varchar(100) not null,
  counted_from varchar(100) not null,
  source varchar(200) not null,
  article varchar(200) not null,
  added_by varchar(64) not null,
  added_at datetime(6) not null,
  primary key (rule_id, version)
);
create unique index rule_version_effective on rule_version (rule_id, effective_from);

-- One row per loading of a year; the highest id of a year is in force, the highest of all is the calendar's revision.
create table calendar_year (
  id bigint not null auto_increment primary key,
  year_no int not null,
  version int not null,
  notice varchar(60) not null,
  loaded_by varchar(64) not null,
  loaded_at datetime(6) not null
);
create unique index calendar_year_version on calendar_year (year_no, version);

create table calendar_day (
  calendar_year_id bigint not null,
  on_date date not null,
  kind varchar(4) not null,
  holiday varchar(40) not null,
  primary key (calendar_year_id, on_date)
);

-- What was last taken over from the files that come with the product.
create table register_seed (
  name varchar(40) not null primary key,
  digest varchar(64) not null
);

create table deadline (
  id bigint not null auto_increment primary key,
  case_number varchar(60) not null,
  phase varchar(60) not null,
  rule_id varchar(80) not null,
  rule_version int not null,
  started_on date not null,
  due_on date not null,
  provisional boolean not null,
  state varchar(10) not null,
  extended boolean not null,
  paused_since date,
  paused_why varchar(200),
  pauses varchar(4000) not null,
  calendar_revision bigint not null,
  lock_version int not null
);
create unique index deadline_case on deadline (case_number, phase);
create index deadline_due on deadline (state, due_on);
create index deadline_revision on deadline (state, calendar_revision, due_on);
