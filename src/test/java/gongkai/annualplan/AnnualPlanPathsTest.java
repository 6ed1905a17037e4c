package gongkai.annualplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.historyService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.withVariables;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import gongkai.cases.PhaseNotices;
import gongkai.organisation.Role;
import gongkai.platform.Refused;
import gongkai.testing.DiagramPaths;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of the diagram on a bare engine, with the real tasks above a desk that answers as told. */
@Deployment(resources = "bpmn/annual-plan.bpmn")
class AnnualPlanPathsTest {

    private static final String NUMBER = "JH-2027-000001";
    private static final PlanDesk DESK = mock(PlanDesk.class);
    private static final PhaseNotices NOTICES = mock(PhaseNotices.class);

    @RegisterExtension
    static final DiagramPaths PATHS = DiagramPaths.of("annualPlanTasks", new AnnualPlanTasks(DESK, NOTICES));

    @BeforeEach
    void answers() {
        reset(DESK, NOTICES);
        when(DESK.groups(anyString(), any()))
                .thenAnswer(call -> List.of(call.<Role>getArgument(1).id()));
    }

    private static ProcessInstance owed() {
        return runtimeService().startProcessInstanceByMessage("annual-plan-due", NUMBER);
    }

    private static ProcessInstance filed() {
        ProcessInstance instance = owed();
        file(instance, Map.of("plan", "全年公开安排", "items", "党费收缴\n\n换届结果"));
        return instance;
    }

    private static void file(ProcessInstance instance, Map<String, Object> fields) {
        assertThat(instance).isWaitingAt("file-plan");
        Map<String, Object> answers = new HashMap<>(fields);
        answers.putIfAbsent("outcome", "submit");
        complete(task(), answers);
    }

    private static void review(ProcessInstance instance, String outcome, String comment) {
        assertThat(instance).isWaitingAt("review-plan");
        complete(task(), withVariables("outcome", outcome, "comment", comment));
    }

    @Test
    void filedAndApproved() {
        var instance = filed();
        verify(DESK).file(NUMBER, "全年公开安排", List.of("党费收缴", "换届结果"), null);
        review(instance, "approve", null);
        assertThat(instance).isEnded().hasPassed("archive", "closed");
        verify(DESK).approve(NUMBER, null);
        verify(DESK).archive(NUMBER);
    }

    @Test
    void returnedIsFiledAgain() {
        var instance = filed();
        review(instance, "return", "请补充党务公开栏的安排");
        verify(DESK).sendBack(NUMBER, "请补充党务公开栏的安排");
        file(instance, Map.of("plan", "改过的安排", "items", "党费收缴"));
        assertThat(instance).isWaitingAt("review-plan");
    }

    @Test
    void lateOnesAreRemindedAndAlerted() {
        var instance = owed();
        assertThat(instance).isWaitingAt("file-plan");
        execute(job("plan-reminder"));
        execute(job("remind-plan"));
        execute(job("plan-overdue"));
        execute(job("alert-plan"));
        verify(NOTICES).remind(NUMBER, "plan");
        verify(NOTICES).alert(NUMBER, "plan");
        assertThat(instance).isWaitingAt("file-plan");
    }

    @Test
    void eachDayWhatIsOwedIsOpenedUntilNothingIsLeft() {
        when(DESK.moreDue()).thenReturn(true, false);
        var timer = managementService().createJobQuery().timers().singleResult();
        managementService().executeJob(timer.getId());
        for (int part = 0; part < 2; part++) {
            managementService()
                    .executeJob(managementService()
                            .createJobQuery()
                            .messages()
                            .singleResult()
                            .getId());
        }
        verify(DESK, times(2)).openDue();
        assertThat(runtimeService().createProcessInstanceQuery().count()).isZero();
        assertThat(historyService()
                        .createHistoricActivityInstanceQuery()
                        .activityId("looked")
                        .count())
                .isEqualTo(1);
        assertThat(managementService().createJobQuery().timers().count())
                .as("and again tomorrow")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "outcome,' ',请选择办理结果",
        "outcome,approve,没有“approve”这个办理结果",
        "plan,,请填写计划内容",
        "items,,请填写拟公开的事项",
        "items,'党费\n党费',第2项与前面的重复",
    })
    void whatIsNotRightIsRefused(String field, String value, String sentence) {
        var instance = owed();
        Map<String, Object> fields = new HashMap<>(Map.of("outcome", "submit", "plan", "安排", "items", "党费"));
        fields.put(field, value);
        assertThatThrownBy(() -> file(instance, fields))
                .hasRootCauseInstanceOf(Refused.class)
                .hasStackTraceContaining(sentence);
        assertThat(instance).isWaitingAt("file-plan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "submit"})
    void aReviewSaysWhatAndWhy(String outcome) {
        var instance = filed();
        assertThatThrownBy(() -> review(instance, outcome, " ")).hasRootCauseInstanceOf(Refused.class);
        assertThat(instance).isWaitingAt("review-plan");
    }

    @Test
    void tooManyOrTooLongItemsAreRefused() {
        var instance = owed();
        assertThatThrownBy(() -> file(instance, Map.of("plan", "安排", "items", "𠮷".repeat(201))))
                .hasStackTraceContaining("第1项最多200字，现在是201字");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 101; i++) {
            many.append("事项").append(i).append('\n');
        }
        assertThatThrownBy(() -> file(instance, Map.of("plan", "安排", "items", many.toString())))
                .hasStackTraceContaining("最多100项，现在是101项");
    }
}
