create table notification (
  id bigint not null auto_increment primary key,
  dedupe_key varchar(200) not null,
  case_number varchar(60) not null,
  kind varchar(60) not null,
  recipient_name varchar(200),
  email varchar(320),
  subject varchar(300) not null,
  body ${text} not null,
  letter_id bigint,
  state varchar(20) not null,
  created_at datetime(6) not null,
  sent_at datetime(6),
  constraint notification_once unique (dedupe_key)
);
create index notification_of_case on notification (case_number);
