-- The archive's own record: it stays complete and checkable whatever happens to other tables.
create table archive_chain (
  organisation varchar(200) not null primary key,
  last_position bigint not null,
  last_sha256 varchar(64) not null
);

-- One row per link, files and tombstones alike. The manifest of a destroyed file is gone, its hash stays.
create table archive_entry (
  organisation varchar(200) not null,
  chain_position bigint not null,
  kind varchar(20) not null,
  archive_number varchar(60) not null,
  recorded_at datetime(6) not null,
  previous_sha256 varchar(64) not null,
  sha256 varchar(64) not null,
  manifest ${text},
  primary key (organisation, chain_position)
);
create index archive_entry_number on archive_entry (archive_number);

create table archive_file (
  case_number varchar(60) not null primary key,
  archive_number varchar(60) not null,
  organisation varchar(200) not null,
  chain_position bigint not null,
  title varchar(400),
  process varchar(100) not null,
  archive_class varchar(20) not null,
  opened_on date not null,
  ended_on date not null,
  outcome varchar(400),
  filed_at datetime(6) not null,
  retain_until date,
  history ${text},
  page ${text},
  destroyed_at datetime(6),
  constraint archive_file_number unique (archive_number)
);
create index archive_file_filed on archive_file (filed_at);

-- Where the content of each document lies; its hash stands in the manifest, in the same order.
create table archive_piece (
  case_number varchar(60) not null,
  ordinal int not null,
  document_id bigint not null,
  primary key (case_number, ordinal)
);
