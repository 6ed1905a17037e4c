-- All cases of all procedures, as figures ask for them.
create view case_register as
select number as case_number, 'disclosure-on-application' as process_key, organisation,
  coalesce(department, organisation) as unit, received_on as opened_on, ended_on from disclosure_application
union all
select number, 'proactive-disclosure', organisation, unit, opened_on, ended_on from proactive_disclosure
union all
select number, 'disclosure-change', organisation, unit, opened_on, ended_on from disclosure_change
union all
select o.number, 'catalogue-upkeep', o.organisation, coalesce(u.unit, o.organisation), o.opened_on, o.ended_on
  from obligation o left join obligation_unit u on u.obligation_id = o.id and u.place = 0 where o.number is not null
union all
select number, 'catalogue-revision', organisation, organisation, opened_on, ended_on from catalogue_revision
union all
select number, 'annual-plan', organisation, unit, opened_on, approved_on from annual_plan;

-- The periods that an office answers for: not those that the applicant or a third party has.
create view office_deadline as
select case_number, phase, rule_id, state, due_on, ended_on, paused_since from deadline
  where rule_id not in ('application.correction', 'application.third-party');
