package gongkai.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.platform.PhaseTimers;
import gongkai.platform.Refused;
import gongkai.platform.StepGuard;
import gongkai.platform.TestDatabase;
import gongkai.platform.TimerCycle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.JdbcTemplate;

@Tag("database")
class EngineRulesTest {

    private static final Instant NOW = Instant.parse("2026-09-18T01:00:00Z");

    private static ProcessEngine engine;
    private static JdbcTemplate sql;

    /** What diagrams call in these tests. */
    public static class Listeners {
        String heard;

        public void hear(DelegateTask task) {
            heard = task.getVariables().toString();
            if ("refuse-me".equals(task.getVariable("comment"))) {
                throw new Refused("comment", "请写明退回理由");
            }
        }
    }

    private static final Listeners LISTENERS = new Listeners();

    /** Refuses one outcome, and writes down what it is told. */
    private static class Guard implements StepGuard {
        final List<String> told = new ArrayList<>();

        @Override
        public void beforeCompletion(Step step) {
            told.add("before " + words(step) + " " + step.outcome() + " " + step.groups());
            if ("too-early".equals(step.outcome())) {
                throw new Refused("还有1位没有回复");
            }
        }

        @Override
        public void gone(Step step) {
            told.add("gone " + words(step));
        }

        @Override
        public void dueMoved(Step step, Instant due) {
            told.add("due " + step.id() + " " + due);
        }

        private static String words(Step step) {
            return step.process() + " " + step.caseNumber() + " " + step.id() + " " + step.label() + " "
                    + step.assignee();
        }
    }

    private static final Guard GUARD = new Guard();

    /** Every hour on the hour, as far as the argument counts. */
    private static final TimerCycle HOURLY = new TimerCycle() {
        @Override
        public Instant next(String argument, Instant after) {
            assertThat(argument).isEqualTo("K1|review");
            return Instant.ofEpochSecond((after.getEpochSecond() / 3600 + 1) * 3600);
        }
    };

    @BeforeAll
    static void start() {
        ClockUtil.setCurrentTime(Date.from(NOW));
        var configuration = TestDatabase.use(new StandaloneInMemProcessEngineConfiguration());
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setBeans(Map.of("listeners", LISTENERS));
        configuration
                .getProcessEnginePlugins()
                .add(new EngineRules(
                        name -> name.equals("hourly") ? HOURLY : null,
                        Set.of("outcome"),
                        Set.of("plumbing"),
                        () -> List.of(GUARD)));
        engine = configuration.buildProcessEngine();
        sql = new JdbcTemplate(configuration.getDataSource());
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("review.bpmn", review())
                .addModelInstance("plumbing.bpmn", plumbing())
                .addModelInstance(
                        "errand.bpmn",
                        Bpmn.createExecutableProcess("errand")
                                .startEvent()
                                .userTask("fetch")
                                .endEvent()
                                .done())
                .deploy();
    }

    private static BpmnModelInstance review() {
        return Bpmn.createExecutableProcess("review-case")
                .startEvent()
                .subProcess("review")
                .embeddedSubProcess()
                .startEvent()
                .userTask("examine")
                .name("审查")
                .camundaCandidateGroups("office")
                .camundaDueDate("${now()}")
                .camundaTaskListenerExpression("complete", "${listeners.hear(task)}")
                .exclusiveGateway()
                .condition("go on", "${outcome == 'propose'}")
                .userTask("decide")
                .endEvent()
                .moveToLastGateway()
                .condition("end", "${outcome != 'propose'}")
                .endEvent()
                .subProcessDone()
                .boundaryEvent("review-overdue")
                .cancelActivity(false)
                .timerWithCycle("hourly|${execution.processBusinessKey}|review")
                .endEvent()
                .moveToActivity("review")
                .boundaryEvent("review-reminder")
                .cancelActivity(false)
                .timerWithCycle("R3/PT10H")
                .endEvent()
                .moveToActivity("review")
                .userTask("deliver")
                .endEvent()
                .done();
    }

    private static BpmnModelInstance plumbing() {
        return Bpmn.createExecutableProcess("plumbing")
                .startEvent()
                .serviceTask("send")
                .camundaAsyncBefore()
                .camundaExpression("${true}")
                .endEvent()
                .done();
    }

    @AfterAll
    static void stop() {
        ClockUtil.reset();
        engine.close();
    }

    @BeforeEach
    void clock() {
        ClockUtil.setCurrentTime(Date.from(NOW));
        GUARD.told.clear();
        LISTENERS.heard = null;
    }

    @AfterEach
    void empty() {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .list()
                .forEach(instance ->
                        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "end of the test"));
    }

    private static String startReview() {
        return engine.getRuntimeService()
                .startProcessInstanceByKey("review-case", "K1", Map.of("applicant", "张三"))
                .getId();
    }

    private static Task task(String key) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(key)
                .initializeFormKeys()
                .singleResult();
    }

    private static Job timer(String activity) {
        List<Job> jobs = engine.getManagementService()
                .createJobQuery()
                .activityId(activity)
                .list();
        assertThat(jobs).hasSize(1);
        return jobs.get(0);
    }

    private static int rows(String table) {
        return sql.queryForObject("select count(*) from " + table, Integer.class);
    }

    @Test
    void answersReachTheListenerAndLeaveNoTraceButTheOutcome() {
        startReview();
        assertThat(rows("ACT_RU_VARIABLE")).as("answers of the start form").isZero();
        int bytes = rows("ACT_GE_BYTEARRAY");

        engine.getTaskService()
                .complete(
                        task("examine").getId(),
                        Variables.createVariables()
                                .putValue("outcome", "propose")
                                .putValue("name", "李四")
                                .putValue("comment", "同意")
                                .putValue("scan", Variables.byteArrayValue(new byte[] {1}))
                                .putValue("withheld", List.of("第三页")));

        assertThat(LISTENERS.heard).contains("propose", "李四", "同意", "第三页");
        assertThat(task("decide")).as("the gateway read the outcome").isNotNull();
        assertThat(sql.queryForList("select NAME_ from ACT_RU_VARIABLE", String.class))
                .containsExactly("outcome");
        assertThat(rows("ACT_HI_VARINST")).isZero();
        assertThat(rows("ACT_HI_DETAIL")).isZero();
        assertThat(rows("ACT_GE_BYTEARRAY")).isEqualTo(bytes);
    }

    @Test
    void aSubmittedFormLeavesNoTraceEither() {
        startReview();
        engine.getFormService()
                .submitTaskForm(task("examine").getId(), Map.of("outcome", "propose", "reason", "涉及第三方"));

        assertThat(LISTENERS.heard).contains("涉及第三方");
        assertThat(sql.queryForList("select NAME_ from ACT_RU_VARIABLE", String.class))
                .containsExactly("outcome");
        assertThat(rows("ACT_HI_DETAIL")).isZero();
    }

    @Test
    void stepsOfAProcessAreInTheHistoryThoseOfPlumbingAreNot() {
        String instance = startReview();
        engine.getRuntimeService().startProcessInstanceByKey("plumbing");
        engine.getManagementService()
                .executeJob(engine.getManagementService()
                        .createJobQuery()
                        .processDefinitionKey("plumbing")
                        .singleResult()
                        .getId());

        assertThat(engine.getHistoryService()
                        .createHistoricTaskInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isEqualTo(1);
        for (String table : List.of("ACT_HI_PROCINST", "ACT_HI_ACTINST", "ACT_HI_JOB_LOG")) {
            assertThat(sql.queryForObject(
                            "select count(*) from " + table + " where "
                                    + (table.endsWith("JOB_LOG") ? "PROCESS_DEF_KEY_" : "PROC_DEF_KEY_")
                                    + " = 'plumbing'",
                            Integer.class))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void aRefusalIsABadRequestWithTheBareSentenceAndTheTaskStays() {
        startReview();
        String id = task("examine").getId();
        Map<String, Object> answer = Map.of("outcome", "propose", "comment", "refuse-me");

        assertThatThrownBy(() -> engine.getTaskService().complete(id, answer))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessage("请写明退回理由")
                .hasCauseInstanceOf(Refused.class);
        assertThatThrownBy(() -> engine.getFormService().submitTaskForm(id, answer))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessage("请写明退回理由");
        assertThat(task("examine").getId()).isEqualTo(id);
        assertThat(rows("ACT_RU_VARIABLE")).isZero();
    }

    @Test
    void theOutcomeOfTheLastStepIsNoAnswerToTheNext() {
        startReview();
        engine.getTaskService().complete(task("examine").getId(), Map.of("outcome", "propose"));
        String id = task("decide").getId();

        assertThatThrownBy(() -> engine.getTaskService().complete(id))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessage("请选择办理结果");
        assertThatThrownBy(() -> engine.getFormService().submitTaskForm(id, Map.of("comment", "同意")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessage("请选择办理结果");
        assertThat(task("decide").getId()).isEqualTo(id);

        engine.getTaskService().complete(id, Map.of("outcome", "approve"));
    }

    @Test
    void aGuardIsAskedBeforeTheDiagramAndTheTaskStaysWhereItRefuses() {
        startReview();
        String id = task("examine").getId();
        engine.getTaskService().setAssignee(id, "dept");
        Map<String, Object> answer = Map.of("outcome", "too-early");

        assertThatThrownBy(() -> engine.getTaskService().complete(id, answer))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessage("还有1位没有回复");
        assertThatThrownBy(() -> engine.getFormService().submitTaskForm(id, answer))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessage("还有1位没有回复");
        assertThat(LISTENERS.heard).isNull();
        assertThat(task("examine").getId()).isEqualTo(id);

        engine.getTaskService().complete(id, Map.of("outcome", "propose"));
        assertThat(GUARD.told)
                .containsExactly(
                        "before review-case K1 examine 审查 dept too-early [office]",
                        "before review-case K1 examine 审查 dept too-early [office]",
                        "before review-case K1 examine 审查 dept propose [office]");
    }

    @Test
    void aGuardHearsOfWhatIsTakenAwayAndOfNothingThatIsNoCase() {
        String instance = startReview();
        engine.getRuntimeService().deleteProcessInstance(instance, "withdrawn");
        assertThat(GUARD.told).containsExactly("gone review-case K1 examine 审查 null");

        engine.getRuntimeService().startProcessInstanceByKey("errand");
        engine.getTaskService().complete(task("fetch").getId());
        assertThat(GUARD.told).hasSize(1);
    }

    @Test
    void aTimerAsksItsCycleForEachNextDate() {
        startReview();
        Job first = timer("review-overdue");
        assertThat(first.getDuedate()).isEqualTo(Date.from(NOW.plusSeconds(3600)));

        ClockUtil.setCurrentTime(Date.from(NOW.plusSeconds(4000)));
        engine.getManagementService().executeJob(first.getId());
        Job second = timer("review-overdue");
        assertThat(second.getId()).isNotEqualTo(first.getId());
        assertThat(second.getDuedate()).isEqualTo(Date.from(NOW.plusSeconds(7200)));

        ClockUtil.setCurrentTime(Date.from(NOW.plusSeconds(7200)));
        engine.getManagementService().executeJob(second.getId());
        assertThat(timer("review-overdue").getDuedate()).isEqualTo(Date.from(NOW.plusSeconds(10800)));
    }

    @Test
    void otherTimersKeepTheEnginesOwnCycle() {
        startReview();
        assertThat(timer("review-reminder").getDuedate()).isEqualTo(Date.from(NOW.plusSeconds(36000)));
    }

    @Test
    void aPhaseMovesWithItsTasksAndTimersAndNothingElse() {
        startReview();
        PhaseTimers timers = new PhaseTimers(engine);
        Instant due = Instant.parse("2026-09-30T15:59:59Z");

        engine.getIdentityService().setAuthentication("leader", List.of("deputy-leader"));
        try {
            timers.move("K1", "review", due, due.minusSeconds(86400), due.plusSeconds(60));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        assertThat(task("examine").getDueDate()).isEqualTo(Date.from(due));
        assertThat(timer("review-reminder").getDuedate()).isEqualTo(Date.from(due.minusSeconds(86400)));
        assertThat(timer("review-overdue").getDuedate()).isEqualTo(Date.from(due.plusSeconds(60)));

        timers.move("K1", "review", null, null, null);
        assertThat(task("examine").getDueDate()).isNull();
        assertThat(timer("review-overdue").getDuedate()).isEqualTo(Date.from(TimerCycle.PARKED));
        assertThat(GUARD.told).containsExactly("due examine " + due, "due examine null");

        timers.move("K1", "another", due, due, due);
        timers.move("K2", "review", due, due, due);
        assertThat(task("examine").getDueDate()).isNull();
    }

    @Test
    @EnabledIfSystemProperty(named = "gongkai.test.db", matches = "mysql")
    void onMySqlTheEnginesTablesTakeEveryCharacter() {
        assertThat(sql.queryForList(
                        "select table_name from information_schema.tables where table_schema = database()"
                                + " and table_collation <> 'utf8mb4_bin'",
                        String.class))
                .isEmpty();
    }
}
