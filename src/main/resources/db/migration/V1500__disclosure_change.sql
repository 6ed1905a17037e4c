-- Widths are twice what a field takes: H2 counts a rare character or an emoji as two.
create table disclosure_change (
  number varchar(40) not null primary key,
  version int not null,
  status varchar(20) not null,
  organisation varchar(50) not null,
  unit varchar(50) not null,
  opened_by varchar(64) not null,
  opened_on date not null,
  disclosure varchar(40),
  base_version int,
  old_title varchar(800),
  old_body ${text},
  kind varchar(20),
  new_title varchar(800),
  new_body ${text},
  dropped_files ${text},
  changed_on date,
  explanation ${text},
  authors ${text},
  draft int not null,
  screened_digest varchar(64),
  approved_on date,
  ended_on date
);
create index disclosure_change_of on disclosure_change (disclosure);

-- A row as long as a change of the item is under way.
create table disclosure_change_open (
  disclosure varchar(40) not null primary key,
  change_number varchar(40) not null
);
create index disclosure_change_open_change on disclosure_change_open (change_number);
