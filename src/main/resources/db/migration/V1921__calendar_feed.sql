-- Whose due dates a secret address gives away; the address itself is known to nobody but its owner.
create table calendar_feed (
  person varchar(64) not null primary key,
  token_sha256 varchar(64) not null,
  made_at datetime(6) not null,
  constraint calendar_feed_token unique (token_sha256)
);
