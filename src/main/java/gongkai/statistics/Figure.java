package gongkai.statistics;

/**
 * One kind of figure: which cases it counts, said once. The figures are these cases counted in groups, the list behind a
 * figure is the same cases with the group's value; so a list is never longer or shorter than its figure.
 */
enum Figure {
    OVERDUE(
            "逾期",
            "还没有办结，正在计算的期限已经过了最后一天。由申请人补正、第三方答复的期间和暂停的期限不算。按现在承办的单位计。",
            "r.ended_on is null and exists (select 1 from office_deadline d where d.case_number = r.case_number"
                    + " and d.state = 'RUNNING' and d.due_on < :today)"),
    IN_TIME(
            "按时办结",
            "期限结束的那天没有晚于最后一天；结束时正在暂停的算按时。期限在所选时段内结束的才计入，同一件的同一阶段以最后一次为准；"
                    + "一件中有一个阶段逾期，这一件就不算按时。最后一天按《期限规则》逐日计算，每个阶段的依据列在表里。",
            Figure.ENDED_IN_PERIOD + ") and not " + Figure.ENDED_IN_PERIOD + Figure.TOO_LATE + ")"),
    LATE("未按时办结", "期限在所选时段内结束，结束的那天晚于最后一天，结束时没有在暂停。", Figure.ENDED_IN_PERIOD + Figure.TOO_LATE + ")"),
    OPEN("在办", "还没有办结的全部案件，不论何时收到。按现在承办的单位计。", "r.ended_on is null"),
    FINISHED("办结", "在所选时段内办结的案件，撤回、终止的也算。按最后承办的单位计。", "r.ended_on between :from and :until"),
    RECEIVED("新收", "在所选时段内收到或者提出的案件。", "r.opened_on between :from and :until"),
    STANDING(
            "各环节在办",
            "现在停在这一环节的案件；一件同时停在两个环节的，各计一次。",
            "r.ended_on is null and exists (select 1 from " + Figure.WHERE_CASES_STAND
                    + " where p.BUSINESS_KEY_ = r.case_number and p.KEY_ = r.process_key and p.ACT_ID_ = :step)");

    /** What the engine is waiting for, with the case's number. */
    static final String WHERE_CASES_STAND = "(select i.BUSINESS_KEY_, d.KEY_, e.ACT_ID_ from ACT_RU_EXECUTION e"
            + " join ACT_RU_EXECUTION i on i.ID_ = e.PROC_INST_ID_ join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_"
            + " where e.IS_ACTIVE_ = true and e.ACT_ID_ is not null and i.BUSINESS_KEY_ is not null) p";

    private static final String ENDED_IN_PERIOD =
            "exists (select 1 from office_deadline d where d.case_number = r.case_number"
                    + " and d.state = 'ENDED' and d.ended_on between :from and :until"
                    + " and (:phase is null or d.phase = :phase)";

    private static final String TOO_LATE = " and d.ended_on > d.due_on and d.paused_since is null";

    private final String label;
    private final String definition;
    private final String condition;

    Figure(String label, String definition, String condition) {
        this.label = label;
        this.definition = definition;
        this.condition = condition;
    }

    String label() {
        return label;
    }

    String definition() {
        return definition;
    }

    String condition() {
        return condition;
    }
}
