create table catalogue (
  code varchar(40) not null primary key,
  title varchar(500) not null
);

-- What was adopted is never changed: what was in force on a day stays readable. A draft gets its number when it is adopted.
create table catalogue_version (
  id bigint not null auto_increment primary key,
  catalogue varchar(40) not null,
  version_no int,
  status varchar(10) not null,
  effective_from date,
  case_number varchar(60),
  source varchar(500) not null,
  note ${text},
  created_by varchar(64) not null,
  created_at datetime(6) not null,
  constraint catalogue_version_catalogue foreign key (catalogue) references catalogue (code)
);
create unique index catalogue_version_number on catalogue_version (catalogue, version_no);
create unique index catalogue_version_effective on catalogue_version (catalogue, effective_from);
create index catalogue_version_case on catalogue_version (case_number);

-- Widths are twice what a cell takes: H2 counts a rare character or an emoji as two.
create table catalogue_item (
  version bigint not null,
  place int not null,
  code varchar(40) not null,
  first_category varchar(100) not null,
  second_category varchar(100) not null,
  content varchar(600) not null,
  scopes varchar(100) not null,
  channels varchar(400) not null,
  timing varchar(20),
  responsible varchar(200) not null,
  primary key (version, place),
  constraint catalogue_item_version foreign key (version) references catalogue_version (id)
);
create unique index catalogue_item_code on catalogue_item (version, code);
