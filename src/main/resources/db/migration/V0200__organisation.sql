create table unit (
  code varchar(30) not null primary key,
  name varchar(200) not null,
  parent varchar(30),
  kind varchar(20) not null,
  letter_code varchar(30),
  phone varchar(60),
  address varchar(300),
  constraint unit_parent foreign key (parent) references unit (code)
);

create table person (
  id varchar(60) not null primary key,
  name varchar(100) not null,
  email varchar(320),
  phone varchar(60),
  active boolean not null
);

create table assignment (
  person varchar(60) not null,
  role_id varchar(40) not null,
  unit varchar(30) not null,
  constraint assignment_once primary key (person, role_id, unit),
  constraint assignment_person foreign key (person) references person (id),
  constraint assignment_unit foreign key (unit) references unit (code)
);
