-- When a period ended: what counts as in time is asked of that day. Of periods that ended before this column was there it isn't known.
alter table deadline add column ended_on date;
create index deadline_ended on deadline (state, ended_on);
