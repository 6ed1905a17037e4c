create table absence (
  id bigint not null auto_increment primary key,
  person varchar(60) not null,
  deputy varchar(60) not null,
  first_day date not null,
  last_day date not null,
  reason varchar(800) not null,
  made_by varchar(60) not null,
  made_at datetime(6) not null,
  handed_over boolean not null,
  revoked_by varchar(60),
  revoked_at datetime(6),
  constraint absence_person foreign key (person) references person (id),
  constraint absence_deputy foreign key (deputy) references person (id)
);

create index absence_last_day on absence (last_day);
create index absence_of_person on absence (person, id);
