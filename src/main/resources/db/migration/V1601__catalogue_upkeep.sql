-- One row an item, organisation and period, whoever opens it how often. Without a number it was published before anybody had to be asked.
create table obligation (
  id bigint not null auto_increment primary key,
  version int not null,
  number varchar(40),
  status varchar(20) not null,
  organisation varchar(50) not null,
  catalogue varchar(50) not null,
  item_code varchar(40) not null,
  first_category varchar(100) not null,
  second_category varchar(100) not null,
  content varchar(600) not null,
  timing varchar(20) not null,
  year_no int not null,
  period varchar(20) not null,
  starts_on date not null,
  due_on date not null,
  opened_on date not null,
  disclosure varchar(40),
  fulfilled_on date,
  dropped_on date,
  ended_on date,
  draft varchar(40),
  adjustment_asked_on date,
  constraint obligation_once unique (organisation, catalogue, item_code, period),
  constraint obligation_number unique (number)
);
create index obligation_year on obligation (organisation, year_no, item_code);
create index obligation_status on obligation (status, due_on);
create index obligation_due on obligation (due_on);

create table obligation_unit (
  obligation_id bigint not null,
  place int not null,
  unit varchar(50) not null,
  primary key (obligation_id, place)
);
create index obligation_unit_unit on obligation_unit (unit, obligation_id);

-- What was published, as far as upkeep asks.
create table upkeep_publication (
  number varchar(40) not null primary key,
  version int not null,
  organisation varchar(50) not null,
  unit varchar(50) not null,
  catalogue varchar(50),
  item_code varchar(40),
  period varchar(20),
  published_on date not null,
  due_on date
);
create index upkeep_publication_item on upkeep_publication (organisation, item_code, published_on);
