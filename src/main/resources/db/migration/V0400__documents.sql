create table document (
  id bigint not null auto_increment primary key,
  case_number varchar(40) not null,
  source varchar(20) not null,
  -- 200 characters; rare Han characters take two places each on H2
  filename varchar(400) not null,
  media_type varchar(100) not null,
  size_bytes bigint not null,
  sha256 varchar(64) not null,
  stored_at datetime(6) not null,
  stored_by varchar(64) not null
);
create index document_of_case on document (case_number, id);

-- Apart from its description, so that no list ever reads it.
create table document_content (
  document_id bigint not null primary key,
  content ${blob} not null,
  constraint document_content_of foreign key (document_id) references document (id)
);
