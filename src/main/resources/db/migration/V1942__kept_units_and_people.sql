-- How often an administrator has changed the row: who looked at an older one is told.
alter table unit add column version int default 0 not null;
alter table unit add column closed_on date;
alter table person add column version int default 0 not null;
