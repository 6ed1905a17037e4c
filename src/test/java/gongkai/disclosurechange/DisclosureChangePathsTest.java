package gongkai.disclosurechange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
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
import gongkai.organisation.Role;
import gongkai.platform.Refused;
import gongkai.testing.DiagramPaths;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
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
    private static final ChangeDesk DESK = mock(ChangeDesk.class);
    private static final PhaseNotices NOTICES = mock(PhaseNotices.class);

    @RegisterExtension
    static final DiagramPaths PATHS =
            DiagramPaths.of("disclosureChangeTasks", new DisclosureChangeTasks(DESK, NOTICES));

    @BeforeEach
    void answers() {
        reset(DESK, NOTICES);
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
        PATHS.answer(instance, "request-change", outcome, Map.of("explanation", "原文有误"));
        return instance;
    }

    private static ProcessInstance stopped() {
        var instance = asked("change");
        PATHS.answer(instance, "secrecy-review", "approve", Map.of());
        when(DESK.mustResolve(NUMBER)).thenReturn(true);
        PATHS.answer(instance, "approve-change", "approve", Map.of());
        return instance;
    }

    @Test
    void changeThatIsCleanIsPublishedAtOnce() {
        var instance = asked("change");
        assertThat(instance).hasBusinessKey(NUMBER);
        PATHS.answer(instance, "secrecy-review", "approve", Map.of());
        PATHS.answer(instance, "approve-change", "approve", Map.of("comment", "同意"));
        assertThat(instance).isEnded().hasPassed("screen", "file-with-superior", "carry-out", "archive", "closed");
        verify(DESK).open(ITEM);
        verify(DESK).approve(NUMBER, "同意");
        verify(DESK).archive(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdraw", "terminate"})
    void whatEndsNeedsNoSecrecyReviewAndNoGate(String outcome) {
        var instance = asked(outcome);
        PATHS.answer(instance, "approve-change", "approve", Map.of());
        assertThat(instance)
                .isEnded()
                .hasPassed("file-with-superior", "carry-out", "closed")
                .hasNotPassed("secrecy-review", "screen");
    }

    @Test
    void cancelledWhereItWasBegunByMistake() {
        var instance = opened();
        PATHS.answer(instance, "request-change", "cancel", Map.of("comment", "选错了"));
        verify(DESK).cancel(NUMBER, "选错了");
        verify(DESK, never()).carryOut(any());
        assertThat(instance).isEnded().hasPassed("request-cancelled", "archive", "closed");
    }

    @Test
    void sentBackBySecrecyAndByTheLeadingGroup() {
        var instance = asked("change");
        PATHS.answer(instance, "secrecy-review", "return", Map.of("comment", "第三段涉密"));
        verify(DESK).sentBackForSecrecy(NUMBER, "第三段涉密");
        PATHS.answer(instance, "request-change", "change", Map.of("explanation", "原文有误"));
        PATHS.answer(instance, "secrecy-review", "approve", Map.of());
        PATHS.answer(instance, "approve-change", "return", Map.of("comment", "理由不充分"));
        verify(DESK).sentBack(NUMBER, "理由不充分");
        assertThat(instance).isWaitingAt("request-change");
    }

    @Test
    void maskedIsScreenedAgain() {
        var instance = stopped();
        when(DESK.mustResolve(NUMBER)).thenReturn(false);
        PATHS.answer(instance, "resolve-findings", "mask", Map.of("body", "联系人：***"));
        verify(DESK).mask(NUMBER, null, "联系人：***", null);
        assertThat(instance).isEnded().hasPassed("carry-out");
    }

    @Test
    void overriddenIsPublished() {
        var instance = stopped();
        assertThat(task()).hasCandidateGroup("department").hasCandidateGroup("secrecy");
        assertThatThrownBy(() -> PATHS.answer(instance, "resolve-findings", "override", Map.of()))
                .rootCause()
                .isInstanceOf(Refused.class)
                .hasMessage("请填写放行的理由");
        PATHS.answer(instance, "resolve-findings", "override", Map.of("reason", "是公开的办公电话"));
        verify(DESK).override(NUMBER, "是公开的办公电话", null);
        assertThat(instance).isEnded().hasPassed("carry-out");
    }

    @Test
    void findingsSentBackToTheDepartment() {
        var instance = stopped();
        PATHS.answer(instance, "resolve-findings", "return", Map.of("comment", "请改写"));
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
        PATHS.answer(
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
        assertThatThrownBy(() ->
                        PATHS.answer(instance, "request-change", outcome, Map.of("title", title, "explanation", "说明")))
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
        assertThatThrownBy(() -> PATHS.answer(instance, step, "return", Map.of()))
                .rootCause()
                .isInstanceOf(Refused.class)
                .hasMessage("请填写退回的理由");
        assertThatThrownBy(() -> PATHS.answer(instance, step, "publish", Map.of()))
                .rootCause()
                .isInstanceOf(Refused.class)
                .hasMessageContaining("没有“publish”这个办理结果");
    }
}
