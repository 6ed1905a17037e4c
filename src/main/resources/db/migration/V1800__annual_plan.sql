-- One plan a year and unit, whoever opens it how often.
create table annual_plan (
  number varchar(40) not null primary key,
  version int not null,
  status varchar(30) not null,
  year_no int not null,
  unit varchar(50) not null,
  organisation varchar(50) not null,
  opened_on date not null,
  due_on date not null,
  filed_on date,
  approved_on date,
  constraint annual_plan_once unique (year_no, unit)
);

-- Each time it was filed; what was returned stays.
create table annual_plan_filing (
  plan_number varchar(40) not null,
  filing int not null,
  plan ${text} not null,
  items ${text} not null,
  filed_by varchar(64) not null,
  filed_at datetime(6) not null,
  primary key (plan_number, filing)
);
