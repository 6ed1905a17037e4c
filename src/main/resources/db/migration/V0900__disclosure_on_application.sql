-- Widths are twice what a field takes: H2 counts a rare character or an emoji as two.
create table disclosure_application (
  number varchar(40) not null primary key,
  version int not null,
  status varchar(30) not null,
  organisation varchar(50) not null,
  asked_unit varchar(50),
  department varchar(50),
  applicant_kind varchar(30) not null,
  name varchar(200) not null,
  address varchar(600) not null,
  identity_document varchar(400) not null,
  identity_digest varchar(64) not null,
  phone varchar(40),
  email varchar(200),
  content ${text} not null,
  delivery_method varchar(20) not null,
  channel varchar(20) not null,
  received_at datetime(6) not null,
  received_on date not null,
  receipt_proof varchar(600),
  query_nonce varchar(40) not null,
  idempotency_key varchar(100),
  missing ${text},
  correction ${text},
  accepted_on date,
  extension_reason ${text},
  extension_state varchar(20),
  third_party varchar(400),
  consultation_reason ${text},
  third_party_consents boolean,
  third_party_answer ${text},
  decision varchar(20),
  grounds varchar(40),
  explanation ${text},
  summary ${text},
  withheld ${text},
  decided_on date,
  reported_on date,
  superior_opinion ${text},
  delivered_on date,
  delivered_by varchar(20),
  delivery_proof varchar(600),
  withdrawal_reason ${text},
  ended_on date,
  outcome_code varchar(40),
  constraint disclosure_application_once unique (idempotency_key)
);
create index disclosure_application_identity on disclosure_application (identity_digest, received_on);
create index disclosure_application_status on disclosure_application (status, received_on);
-- wrong query codes, so that they can be locked out per case and per address
create table query_attempt (
  id bigint not null auto_increment primary key,
  case_number varchar(40) not null,
  address varchar(64) not null,
  tried_at datetime(6) not null
);
create index query_attempt_case on query_attempt (case_number, tried_at);
create index query_attempt_address on query_attempt (address, tried_at);
