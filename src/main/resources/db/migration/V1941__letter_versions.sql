-- Texts that administrators put in force instead of the one that comes with the product, which is version 0. Only ever added.
create table letter_text (
  kind varchar(30) not null,
  version int not null,
  content ${text} not null,
  sha256 varchar(64) not null,
  -- the version whose text was taken again; null where it was written anew
  taken_from int,
  added_by varchar(64) not null,
  added_by_name varchar(200) not null,
  added_at datetime(6) not null,
  reason varchar(600) not null,
  primary key (kind, version)
);

-- A letter is printed from the text that was in force when it was issued, however late somebody first asks for it.
alter table letter add column text_version int default 0 not null;
