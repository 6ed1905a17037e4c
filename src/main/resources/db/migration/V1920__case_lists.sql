-- Lists of cases: newest first, in all organisations or in one, and those in which somebody has acted.
create index case_history_actor on case_history (actor, case_number, id);
create index disclosure_application_list on disclosure_application (received_on, number);
create index disclosure_application_house on disclosure_application (organisation, received_on, number);
create index proactive_disclosure_list on proactive_disclosure (opened_on, number);
create index proactive_disclosure_house on proactive_disclosure (organisation, opened_on, number);
create index disclosure_change_list on disclosure_change (opened_on, number);
create index obligation_list on obligation (opened_on, number);
create index obligation_house on obligation (organisation, opened_on, number);
