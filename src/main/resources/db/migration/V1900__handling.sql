-- Widths are twice what a field takes: H2 counts a rare character or an emoji as two.
create table handling_request (
  id bigint not null auto_increment primary key,
  case_number varchar(40) not null,
  task varchar(64) not null,
  step varchar(100) not null,
  step_label varchar(200) not null,
  kind varchar(20) not null,
  round_number int not null,
  asked_by varchar(64) not null,
  asked_of varchar(64) not null,
  question ${text} not null,
  due_at datetime(6),
  state varchar(20) not null,
  answer ${text},
  asked_at datetime(6) not null,
  answered_at datetime(6),
  instance varchar(64)
);
create index handling_request_task on handling_request (task);
create index handling_request_case on handling_request (case_number);
create unique index handling_request_instance on handling_request (instance);

-- One a day for each task, also when two nudge at the same moment.
create table handling_nudge (
  task varchar(64) not null,
  nudged_on date not null,
  case_number varchar(40) not null,
  nudged_by varchar(64) not null,
  nudged_at datetime(6) not null,
  primary key (task, nudged_on)
);

-- unread_key: case and person until the copy is read, so that nobody has two of one case before him.
create table handling_copy (
  id bigint not null auto_increment primary key,
  case_number varchar(40) not null,
  copied_to varchar(64) not null,
  copied_by varchar(64) not null,
  note ${text},
  copied_at datetime(6) not null,
  read_at datetime(6),
  unread_key varchar(110),
  constraint handling_copy_once unique (unread_key)
);
create index handling_copy_person on handling_copy (copied_to, id);
create index handling_copy_case on handling_copy (case_number, copied_to);
