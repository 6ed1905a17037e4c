alter table disclosure_application add column restricted varchar(20);
