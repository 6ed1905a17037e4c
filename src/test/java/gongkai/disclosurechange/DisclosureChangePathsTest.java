package gongkai.disclosurechange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.withVariables;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import gongkai.cases.PhaseNotices;
import gongkai.deadlines.Deadlines;
import gongkai.organisation.Role;
import gongkai.platform.Refused;
import gongkai.testing.PathCoverage;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of the diagram on a bare engine, with the real tasks above a desk that answers as told. */
@Deployment(resources = "bpmn/disclosure-change.bpmn")
class DisclosureChangePathsTest {

    private static final String NUMBER = "BG-2026-000001";
    private static final String ITEM = "GK-2026-000012";
    private static final PathCoverage PATHS = new PathCoverage();
    private static final ChangeDesk DESK = mock(ChangeDesk.class);
    private static final PhaseNotices NOTICES = mock(PhaseNotices.class);
    private static final Deadlines DEADLINES = mock(Deadlines.class);

    @RegisterExtension
    static final ProcessEngineExtension ENGINE =
            ProcessEngineExtension.builder().useProcessEngine(engine()).build();

    static ProcessEngine engine() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:disclosure-change-paths");
        configuration.setJobExecutorActivate(false);
        configuration.setCustomPreBPMNParseListeners(List.of(PATHS));
        configuration.setBeans(new HashMap<>(
                Map.of("disclosureChangeTasks", new DisclosureChangeTasks(DESK, NOTICES), "deadlines", DEADLINES)));
        return configuration.buildProcessEngine();
    }

    /** The assertions ask the engine that they have met first, which may be another test's. */
    @BeforeAll
    static void askThisEngine() {
        init(ENGINE.getProcessEngine());
    }

    @AfterAll
    static void everySequenceFlowWasTaken() {
        assertThat(PATHS.untried()).isEmpty();
    }

    @BeforeEach
    void answers() {
        reset(DESK, NOTICES, DEADLINES);
        when(DEADLINES.due(any(), any())).thenReturn(new Date());
        when(DEADLINES.reminders(any(), any())).thenReturn("R/PT24H");
        when(DEADLINES.alerts(any(), any())).thenReturn("R/PT24H");
        when(DESK.open(any())).thenReturn(NUMBER);
        when(DESK.group(any(), any()))
                .thenAnswer(call -> call.<Role>getArgument(1).id());
        when(DESK.resolvers(any())).thenReturn("department,secrecy");
    }

    private static ProcessInstance opened() {
        return runtimeService().startProcessInstanceByKey("disclosure-change", withVariables("disclosure", ITEM));
    }

    /** @param outcome as the department asks */
    private static ProcessInstance asked(String outcome) {
        when(DESK.changesContent(NUMBER)).thenReturn(outcome.equals("change"));
        var instance = opened();
        answer(instance, "request-change", outcome, Map.of("explanation", "原文有误"));
        return instance;
    }

    private static ProcessInstance stopped() {
        var instance = asked("change");
        answer(instance, "secrecy-review", "approve", Map.of());
        when(DESK.mustResolve(NUMBER)).thenReturn(true);
        answer(instance, "approve-change", "approve", Map.of());
        return instance;
    }

    private static void answer(ProcessInstance instance, String task, String outcome, Map<String, Object> fields) {
        assertThat(instance).isWaitingAt(task);
        complete(
                task(),
                withVariables(
                        "outcome",
                        outcome,
                        fields.entrySet().stream()
                                .flatMap(field -> List.of((Object) field.getKey(), field.getValue()).stream())
                                .toArray()));
    }

    @Test
    void changeThatIsCleanIsPublishedAtOnce() {
        var instance = asked("change");
        assertThat(instance).hasBusinessKey(NUMBER);
        answer(instance, "secrecy-review", "approve", Map.of());
        answer(instance, "approve-change", "approve", Map.of("comment", "同意"));
        assertThat(instance).isEnded().hasPassed("screen", "file-with-superior", "carry-out", "archive", "closed");
        verify(DESK).open(ITEM);
        verify(DESK).approve(NUMBER, "同意");
        verify(DESK).archive(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdraw", "terminate"})
    void whatEndsNeedsNoSecrecyReviewAndNoGate(String outcome) {
        var instance = asked(outcome);
        answer(instance, "approve-change", "approve", Map.of());
        assertThat(instance)
                .isEnded()
                .hasPassed("file-with-superior", "carry-out", "closed")
                .hasNotPassed("secrecy-review", "screen");
    }

    @Test
    void cancelledWhereItWasBegunByMistake() {
        var instance = opened();
        answer(instance, "request-change", "cancel", Map.of("comment", "选错了"));
        verify(DESK).cancel(NUMBER, "选错了");
        verify(DESK, never()).carryOut(any());
        assertThat(instance).isEnded().hasPassed("request-cancelled", "archive", "closed");
    }

    @Test
    void sentBackBySecrecyAndByTheLeadingGroup() {
        var instance = asked("change");
        answer(instance, "secrecy-review", "return", Map.of("comment", "第三段涉密"));
        verify(DESK).sentBackForSecrecy(NUMBER, "第三段涉密");
        answer(instance, "request-change", "change", Map.of("explanation", "原文有误"));
        answer(instance, "secrecy-review", "approve", Map.of());
        answer(instance, "approve-change", "return", Map.of("comment", "理由不充分"));
        verify(DESK).sentBack(NUMBER, "理由不充分");
        assertThat(instance).isWaitingAt("request-change");
    }

    @Test
    void maskedIsScreenedAgain() {
        var instance = stopped();
        when(DESK.mustResolve(NUMBER)).thenReturn(false);
        answer(instance, "resolve-findings", "mask", Map.of("body", "联系人：***", "dropFiles", "[\"7\", 8]"));
        verify(DESK).mask(NUMBER, null, "联系人：***", Set.of(7L, 8L), null);
        assertThat(instance).isEnded().hasPassed("carry-out");
    }

    @Test
    void overriddenIsPublished() {
        var instance = stopped();
        assertThat(task()).hasCandidateGroup("department").hasCandidateGroup("secrecy");
        assertThatThrownBy(() -> answer(instance, "resolve-findings", "override", Map.of()))
                .rootCause()
                .isInstanceOf(Refused.class)
                .hasMessage("请填写放行的理由");
        answer(instance, "resolve-findings", "override", Map.of("reason", "是公开的办公电话"));
        verify(DESK).override(NUMBER, "是公开的办公电话", null);
        assertThat(instance).isEnded().hasPassed("carry-out");
    }

    @Test
    void findingsSentBackToTheDepartment() {
        var instance = stopped();
        answer(instance, "resolve-findings", "return", Map.of("comment", "请改写"));
        verify(DESK).sentBackForFindings(NUMBER, "请改写");
        assertThat(instance).isWaitingAt("request-change");
    }

    @Test
    void remindsAndAlerts() {
        var instance = opened();
        assertThat(instance).isWaitingAt("request-change");
        execute(job("publish-reminder"));
        execute(job("remind-publish"));
        verify(NOTICES).remind(NUMBER, "publish");
        execute(job("publish-overdue"));
        execute(job("alert-publish"));
        verify(NOTICES).alert(NUMBER, "publish");
        assertThat(instance).isWaitingAt("request-change");
    }

    @Test
    void passesTheWholeAnswerOn() {
        var instance = opened();
        answer(
                instance,
                "request-change",
                "change",
                Map.of(
                        "disclosure", ITEM,
                        "title", "新标题",
                        "body", "新正文",
                        "dropFiles", "7,8",
                        "changedOn", "2026-09-17",
                        "explanation", "数字有误",
                        "comment", "请尽快"));
        verify(DESK)
                .request(
                        NUMBER,
                        new ChangeRequest(
                                ChangeKind.CHANGE,
                                ITEM,
                                "新标题",
                                "新正文",
                                Set.of(7L, 8L),
                                LocalDate.parse("2026-09-17"),
                                "数字有误"),
                        "请尽快");
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, x, 这一步没有“nothing”这个办理结果",
        "change, 'x\ty', 新的标题含有看不见的控制字符",
    })
    void refusesWhatIsMalformed(String outcome, String title, String sentence) {
        var instance = opened();
        assertThatThrownBy(
                        () -> answer(instance, "request-change", outcome, Map.of("title", title, "explanation", "说明")))
                .rootCause()
                .isInstanceOf(Refused.class)
                .hasMessageContaining(sentence);
        assertThat(instance).isWaitingAt("request-change");
        verify(DESK, never()).request(eq(NUMBER), any(), any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrecy-review", "approve-change", "resolve-findings"})
    void sendingBackNeedsAReason(String step) {
        var instance = switch (step) {
            case "secrecy-review" -> asked("change");
            case "approve-change" -> asked("withdraw");
            default -> stopped();
        };
        assertThatThrownBy(() -> answer(instance, step, "return", Map.of()))
                .rootCause()
                .isInstanceOf(Refused.class)
                .hasMessage("请填写退回的理由");
        assertThatThrownBy(() -> answer(instance, step, "publish", Map.of()))
                .rootCause()
                .isInstanceOf(Refused.class)
                .hasMessageContaining("没有“publish”这个办理结果");
    }
}
