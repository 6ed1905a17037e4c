-- What administrators changed, by whom and why. Rows are only ever added.
create table administration_change (
  id bigint not null auto_increment primary key,
  made_at datetime(6) not null,
  made_by varchar(64) not null,
  made_by_name varchar(200) not null,
  area varchar(20) not null,
  -- what it is about, as people say it; the key is for finding all changes of one thing
  subject varchar(300) not null,
  subject_key varchar(100) not null,
  before_text ${text},
  after_text ${text},
  -- 300 characters; rare Han characters take two places each on H2
  reason varchar(600) not null
);
create index administration_change_area on administration_change (area, id);
create index administration_change_by on administration_change (made_by, id);
create index administration_change_subject on administration_change (area, subject_key, id);
create index administration_change_at on administration_change (made_at);
