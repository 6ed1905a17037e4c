-- How far the procedures that open cases by themselves have looked; one row each, locked while they do.
create table case_round (
  process_key varchar(60) not null primary key,
  looks_from date not null,
  looked_on date
);
