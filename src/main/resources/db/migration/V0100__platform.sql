create table number_series (
  name varchar(100) not null primary key,
  last_number bigint not null
);

-- Locked while a series gets its first number.
insert into number_series (name, last_number) values ('*', 0);
