package gongkai.statistics;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures' SQL: each counts and groups in the database, and costs one statement however many cases there are. */
@Component
class CaseCounts {

    private static final String IN_SCOPE = " and r.organisation in (:scope)";

    private final JdbcClient jdbc;

    CaseCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is asked for.
     *
     * @param scope the organisations' codes; not empty
     * @param phase only this phase's periods, or null; @param step the diagram's id, where the figure asks for one
     * @param process, unit only theirs, or null
     */
    record Question(
            Figure figure,
            Collection<String> scope,
            LocalDate today,
            LocalDate from,
            LocalDate until,
            String process,
            String unit,
            String phase,
            String step) {

        Question of(Figure other) {
            return new Question(other, scope, today, from, until, process, unit, phase, step);
        }

        Question within(LocalDate first, LocalDate last) {
            return new Question(figure, scope, today, first, last, process, unit, phase, step);
        }

        private String condition() {
            return " where " + figure.condition() + IN_SCOPE + (process == null ? "" : " and r.process_key = :process")
                    + (unit == null ? "" : " and r.unit = :unit");
        }

        private Map<String, Object> values() {
            Map<String, Object> values = new HashMap<>();
            values.put("scope", scope);
            values.put("today", today);
            values.put("from", from);
            values.put("until", until);
            values.put("process", process);
            values.put("unit", unit);
            values.put("phase", phase);
            values.put("step", step);
            return values;
        }
    }

    /** @param key a unit's code, a process's key or a month such as 202609 */
    record Count(String key, long cases) {}

    record PhaseCount(String process, String phase, String rule, long cases, long late) {}

    record StepCount(String process, String step, long cases) {}

    /** How often a step took from one day to another. */
    record Passes(String process, String step, String name, LocalDate from, LocalDate until, long times) {}

    /** One time that a case went through a step. */
    record Pass(String caseNumber, LocalDate from, LocalDate until) {}

    List<Count> byUnit(Question question) {
        return by("r.unit", question);
    }

    List<Count> byProcess(Question question) {
        return by("r.process_key", question);
    }

    List<Count> byMonthReceived(Question question) {
        return by("extract(year from r.opened_on) * 100 + extract(month from r.opened_on)", question);
    }

    List<Count> byMonthFinished(Question question) {
        return by("extract(year from r.ended_on) * 100 + extract(month from r.ended_on)", question);
    }

    private List<Count> by(String group, Question question) {
        return jdbc.sql("select " + group + " as k, count(*) as n from case_register r" + question.condition()
                        + " group by " + group)
                .params(question.values())
                .query((row, number) -> new Count(row.getString("k"), row.getLong("n")))
                .list();
    }

    long total(Question question) {
        return jdbc.sql("select count(*) from case_register r" + question.condition())
                .params(question.values())
                .query(Long.class)
                .single();
    }

    /** The oldest first. */
    List<String> numbers(Question question, int first, int size) {
        return jdbc.sql("select r.case_number from case_register r" + question.condition()
                        + " order by r.opened_on, r.case_number limit :size offset :first")
                .params(question.values())
                .param("first", first)
                .param("size", size)
                .query(String.class)
                .list();
    }

    /** Periods that ended, by phase; a case has a phase once. */
    List<PhaseCount> byPhase(Question question) {
        return jdbc.sql("select r.process_key, d.phase, max(d.rule_id) as rule_id, count(*) as n,"
                        + " sum(case when d.ended_on > d.due_on and d.paused_since is null then 1 else 0 end) as late"
                        + " from case_register r join office_deadline d on d.case_number = r.case_number"
                        + " where d.state = 'ENDED' and d.ended_on between :from and :until" + IN_SCOPE
                        + " group by r.process_key, d.phase order by r.process_key, d.phase")
                .params(question.values())
                .query((row, number) -> new PhaseCount(
                        row.getString("process_key"),
                        row.getString("phase"),
                        row.getString("rule_id"),
                        row.getLong("n"),
                        row.getLong("late")))
                .list();
    }

    /** Where the open cases stand, as the engine has it. */
    List<StepCount> byStep(Question question) {
        return jdbc.sql("select r.process_key, p.ACT_ID_ as step, count(distinct r.case_number) as n"
                        + " from case_register r join " + Figure.WHERE_CASES_STAND
                        + " on p.BUSINESS_KEY_ = r.case_number and p.KEY_ = r.process_key"
                        + " where r.ended_on is null" + IN_SCOPE + " group by r.process_key, p.ACT_ID_")
                .params(question.values())
                .query((row, number) ->
                        new StepCount(row.getString("process_key"), row.getString("step"), row.getLong("n")))
                .list();
    }

    /** The engine's times are China's, the product's one zone: a cast makes them days. */
    private static final String PASSES = " from ACT_HI_TASKINST t"
            + " join ACT_HI_PROCINST i on i.PROC_INST_ID_ = t.PROC_INST_ID_"
            + " join case_register r on r.case_number = i.BUSINESS_KEY_ and r.process_key = t.PROC_DEF_KEY_"
            + " where t.DELETE_REASON_ = 'completed' and t.END_TIME_ >= :from and t.END_TIME_ < :after" + IN_SCOPE
            + " and (:process is null or r.process_key = :process) and (:step is null or t.TASK_DEF_KEY_ = :step)";

    /** As many rows as there are pairs of days, not of tasks. */
    List<Passes> passes(Question question) {
        return jdbc.sql("select t.PROC_DEF_KEY_, t.TASK_DEF_KEY_, max(t.NAME_) as name,"
                        + " cast(t.START_TIME_ as date) as began, cast(t.END_TIME_ as date) as done, count(*) as n"
                        + PASSES
                        + " group by t.PROC_DEF_KEY_, t.TASK_DEF_KEY_, cast(t.START_TIME_ as date),"
                        + " cast(t.END_TIME_ as date)")
                .params(question.values())
                .param("after", question.until().plusDays(1))
                .query((row, number) -> new Passes(
                        row.getString("PROC_DEF_KEY_"),
                        row.getString("TASK_DEF_KEY_"),
                        row.getString("name"),
                        row.getObject("began", LocalDate.class),
                        row.getObject("done", LocalDate.class),
                        row.getLong("n")))
                .list();
    }

    long countPasses(Question question) {
        return jdbc.sql("select count(*)" + PASSES)
                .params(question.values())
                .param("after", question.until().plusDays(1))
                .query(Long.class)
                .single();
    }

    List<Pass> passes(Question question, int first, int size) {
        return jdbc.sql("select r.case_number, cast(t.START_TIME_ as date) as began, cast(t.END_TIME_ as date) as done"
                        + PASSES + " order by t.END_TIME_ desc, t.ID_ limit :size offset :first")
                .params(question.values())
                .param("after", question.until().plusDays(1))
                .param("first", first)
                .param("size", size)
                .query((row, number) -> new Pass(
                        row.getString("case_number"),
                        row.getObject("began", LocalDate.class),
                        row.getObject("done", LocalDate.class)))
                .list();
    }
}
