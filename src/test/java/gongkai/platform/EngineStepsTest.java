package gongkai.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.platform.engine.EngineRules;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A phase with two timers, in which a case goes back: the timers notice nothing. */
@Tag("database")
class EngineStepsTest {

    private static final String KEY = "phased";
    private static final String NUMBER = "X-2026-000001";

    private ProcessEngine engine;
    private TaskService tasks;
    private EngineSteps steps;

    @BeforeEach
    void start() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-09-18T02:24:00Z")));
        var configuration = TestDatabase.use(new StandaloneInMemProcessEngineConfiguration());
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration
                .getProcessEnginePlugins()
                .add(new EngineRules(name -> null, Set.of("outcome"), Set.of(), List::of));
        engine = configuration.buildProcessEngine();
        tasks = engine.getTaskService();
        var own = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        steps = new EngineSteps(own, new OnOwnBehalf(own));
        var diagram = Bpmn.createExecutableProcess(KEY)
                .startEvent()
                .userTask("propose")
                .subProcess("review")
                .embeddedSubProcess()
                .startEvent()
                .userTask("examine")
                .camundaDueDate("2026-09-24T23:59:59")
                .userTask("check")
                .camundaDueDate("2026-09-24T23:59:59")
                .userTask("decide")
                .camundaDueDate("2026-09-24T23:59:59")
                .endEvent()
                .subProcessDone()
                .boundaryEvent("review-reminder")
                .cancelActivity(false)
                .timerWithCycle("R5/2026-09-22T08:30:00/P1D")
                .endEvent()
                .moveToActivity("review")
                .boundaryEvent("review-overdue")
                .cancelActivity(false)
                .timerWithDate("2026-09-24T23:59:59")
                .endEvent()
                .moveToActivity("review")
                .userTask("deliver")
                .endEvent()
                .done();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(KEY + ".bpmn", diagram)
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey(KEY, NUMBER);
    }

    @AfterEach
    void stop() {
        engine.getIdentityService().clearAuthentication();
        engine.getRepositoryService()
                .createDeploymentQuery()
                .list()
                .forEach(one -> engine.getRepositoryService().deleteDeployment(one.getId(), true));
        engine.close();
        ClockUtil.reset();
    }

    private void complete(String user, String step) {
        engine.getIdentityService().setAuthentication(user, List.of());
        tasks.complete(open(step).taskId(), Map.of("outcome", "on"));
        engine.getIdentityService().clearAuthentication();
    }

    private EngineSteps.Open open(String step) {
        return steps.open(KEY, NUMBER).stream()
                .filter(one -> one.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private EngineSteps.Left left() {
        return steps.left(KEY, NUMBER).orElseThrow();
    }

    private List<String> timers() {
        return engine.getManagementService().createJobQuery().timers().orderByJobId().asc().list().stream()
                .map(EngineStepsTest::text)
                .toList();
    }

    private static String text(Job timer) {
        return timer.getId() + " " + timer.getDuedate() + " " + timer.getExecutionId();
    }

    @Test
    void timersAndDueDatesStayWhatTheyAreWhenAStepIsBegunAnew() {
        complete("dept", "propose");
        complete("dept", "examine");
        complete("secrecy", "check");
        List<String> before = timers();
        Date due = tasks.createTaskQuery().singleResult().getDueDate();
        assertThat(before).hasSize(2);

        var again = steps.begin(open("decide"), "examine");
        assertThat(again.step()).isEqualTo("examine");
        assertThat(again.assignee()).isNull();
        assertThat(steps.open(KEY, NUMBER)).containsExactly(again);
        assertThat(timers()).isEqualTo(before);
        assertThat(tasks.createTaskQuery().singleResult().getDueDate()).isEqualTo(due);

        steps.begin(again, "check");
        steps.begin(open("check"), "examine");
        assertThat(timers()).isEqualTo(before);
        complete("dept", "examine");
        complete("secrecy", "check");
        complete("principal", "decide");
        assertThat(timers()).as("the phase ends as it would have").isEmpty();
        assertThat(steps.open(KEY, NUMBER)).extracting(EngineSteps.Open::step).containsExactly("deliver");
    }

    @Test
    void theStepThatWasLeftLastIsKnownWithWhoCompletedIt() {
        assertThat(steps.left(KEY, NUMBER)).isEmpty();
        complete("dept", "propose");
        assertThat(left().step()).isEqualTo("propose");
        assertThat(left().by()).isEqualTo("dept");
        complete("dept2", "examine");
        assertThat(left().by()).isEqualTo("dept2");
        complete("secrecy", "check");
        assertThat(left().step()).isEqualTo("check");

        steps.begin(open("decide"), "examine");
        assertThat(left().step()).as("sent back, all in the same second").isEqualTo("decide");
        assertThat(left().by()).isNull();
        complete("dept", "examine");
        assertThat(left().step()).isEqualTo("examine");
        assertThat(left().by()).isEqualTo("dept");
        assertThat(steps.left(KEY, "X-2026-000002")).isEmpty();
    }

    @Test
    void whatIsGoneIsToldAndNothingIsBegunInAnotherPhase() {
        var first = open("propose");
        complete("dept", "propose");
        assertThatThrownBy(() -> steps.lock(first.taskId())).isInstanceOf(OptimisticLockingException.class);
        assertThat(steps.lock(open("examine").taskId())).isEqualTo(open("examine"));
        complete("dept", "examine");
        complete("secrecy", "check");
        complete("principal", "decide");
        assertThatThrownBy(() -> steps.begin(open("deliver"), "decide")).hasMessageContaining("isn't in the phase");
        assertThat(steps.open(KEY, NUMBER)).extracting(EngineSteps.Open::step).containsExactly("deliver");
    }
}
