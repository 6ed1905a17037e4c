create table number_series (
  name varchar(100) not null primary key,
  last_number bigint not null
);
