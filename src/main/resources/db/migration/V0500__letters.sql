create table letter (
  id bigint not null auto_increment primary key,
  kind varchar(30) not null,
  letter_number varchar(100) not null,
  case_number varchar(40) not null,
  organisation_code varchar(50) not null,
  organisation_name varchar(200) not null,
  addressee varchar(400) not null,
  facts ${text} not null,
  template_name varchar(100) not null,
  template_sha256 varchar(64) not null,
  dated_on date not null,
  issued_at datetime(6) not null,
  -- null until somebody first asks for the PDF
  document_id bigint,
  constraint letter_numbered_once unique (organisation_code, letter_number),
  constraint letter_rendered_as foreign key (document_id) references document (id)
);
create index letter_of_case on letter (case_number, id);
