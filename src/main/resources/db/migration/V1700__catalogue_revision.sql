create table catalogue_revision (
  number varchar(40) not null primary key,
  version int not null,
  status varchar(20) not null,
  organisation varchar(50) not null,
  opened_by varchar(64) not null,
  opened_on date not null,
  catalogue varchar(60),
  draft bigint,
  spreadsheet bigint,
  items int,
  added_items int,
  changed_items int,
  dropped_items int,
  against int,
  effective_from date,
  reason ${text},
  version_number int,
  ended_on date
);
create index catalogue_revision_status on catalogue_revision (status, organisation);

-- A spreadsheet between its preview and its confirmation; at most one for each revision.
create table catalogue_upload (
  revision varchar(40) not null primary key,
  token varchar(64) not null,
  catalogue varchar(60) not null,
  -- 200 characters; rare Han characters take two places each on H2
  filename varchar(400) not null,
  content ${blob} not null,
  uploaded_by varchar(64) not null,
  uploaded_at datetime(6) not null
);
