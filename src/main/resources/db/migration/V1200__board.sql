-- What stands at each address now, as lists show it. Widths are twice what a field takes: H2 counts a rare character as two.
create table board_item (
  number varchar(40) not null primary key,
  version int not null,
  index_number varchar(100) not null,
  title varchar(800) not null,
  excerpt varchar(400) not null,
  first_category varchar(200),
  second_category varchar(200),
  period varchar(20),
  unit varchar(30) not null,
  organisation varchar(30) not null,
  scope varchar(20) not null,
  -- scope, unit and organisation in one word, see Audience
  audience varchar(40) not null,
  timing varchar(20) not null,
  published_at datetime(6) not null,
  published_year int not null,
  updated_at datetime(6) not null,
  notice_ends_on date,
  notice_open boolean not null,
  visible_until date,
  files int not null,
  ended varchar(20),
  ended_at datetime(6),
  ended_why ${text}
);
create index board_item_published on board_item (published_at);
create index board_item_notice on board_item (notice_open, notice_ends_on);

-- Each version as it was published.
create table board_version (
  number varchar(40) not null,
  version int not null,
  index_number varchar(100) not null,
  title varchar(800) not null,
  body ${text} not null,
  catalogue varchar(60),
  item_code varchar(60),
  first_category varchar(200),
  second_category varchar(200),
  period varchar(20),
  unit varchar(30) not null,
  organisation varchar(30) not null,
  scope varchar(20) not null,
  audience varchar(40) not null,
  timing varchar(20) not null,
  channels varchar(1000) not null,
  formed_on date,
  due_on date,
  published_at datetime(6) not null,
  notice_ends_on date,
  visible_until date,
  source varchar(400) not null,
  explanation ${text},
  primary key (number, version),
  constraint board_version_of foreign key (number) references board_item (number)
);

create table board_file (
  number varchar(40) not null,
  version int not null,
  ordinal int not null,
  document_id bigint not null,
  name varchar(400) not null,
  media_type varchar(100) not null,
  size_bytes bigint not null,
  content ${text},
  primary key (number, version, ordinal),
  constraint board_file_of foreign key (number, version) references board_version (number, version)
);

-- What search compares, folded; only of what lists may show. Compared byte by byte, whatever the server's habit is.
create table board_text (
  number varchar(40) not null primary key,
  title varchar(800) ${exact} not null,
  content ${text} ${exact} not null,
  constraint board_text_of foreign key (number) references board_item (number)
);

-- Every change in the order of its commit: each node's index follows it. The stamp tells one history from another.
create table board_change (
  sequence_no bigint not null primary key,
  number varchar(40) not null,
  stamp varchar(40) not null
);
insert into number_series (name, last_number) values ('board-change', 0);
