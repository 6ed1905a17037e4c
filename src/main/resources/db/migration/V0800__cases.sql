create table case_history (
  id bigint not null auto_increment primary key,
  case_number varchar(40) not null,
  happened_at datetime(6) not null,
  actor varchar(64) not null,
  step varchar(100) not null,
  outcome varchar(400),
  comment ${text},
  public_text ${text}
);
create index case_history_case on case_history (case_number, id);
