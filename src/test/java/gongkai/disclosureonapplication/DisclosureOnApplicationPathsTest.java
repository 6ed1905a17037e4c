package gongkai.disclosureonapplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.withVariables;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import gongkai.cases.PhaseNotices;
import gongkai.organisation.Role;
import gongkai.platform.Refused;
import gongkai.testing.DiagramPaths;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of the diagram on a bare engine, with the real tasks above a desk that answers as told. */
@Deployment(resources = "bpmn/disclosure-on-application.bpmn")
class DisclosureOnApplicationPathsTest {

    private static final String NUMBER = "YSQ-2026-000001";
    private static final ApplicationDesk DESK = mock(ApplicationDesk.class);
    private static final ReviewDesk REVIEW = mock(ReviewDesk.class);
    private static final PhaseNotices NOTICES = mock(PhaseNotices.class);

    @RegisterExtension
    static final DiagramPaths PATHS =
            DiagramPaths.of("disclosureOnApplicationTasks", new DisclosureOnApplicationTasks(DESK, REVIEW, NOTICES));

    @BeforeEach
    void answers() {
        reset(DESK, REVIEW, NOTICES);
        when(REVIEW.group(any(), any()))
                .thenAnswer(call -> call.<Role>getArgument(1).id());
        decisionIs(Decision.GRANT);
    }

    private static void decisionIs(Decision decision) {
        when(REVIEW.decisionOf(anyString())).thenReturn(decision);
    }

    private static ProcessInstance applied() {
        return runtimeService().startProcessInstanceByMessage("application-received", NUMBER);
    }

    private static ProcessInstance accepted() {
        ProcessInstance instance = applied();
        PATHS.answer(instance, "register", "accept", Map.of("department", "ZGS"));
        return instance;
    }

    private static ProcessInstance decided(Decision decision) {
        decisionIs(decision);
        ProcessInstance instance = accepted();
        PATHS.answer(instance, "examine", "propose", Map.of("decision", decision.name()));
        PATHS.answer(instance, "secrecy-check", "clear", Map.of());
        PATHS.answer(instance, "decide", "approve", Map.of());
        return instance;
    }

    @Test
    void grantedAndMailed() {
        var instance = decided(Decision.GRANT);
        PATHS.answer(instance, "report-to-superior", "sent", Map.of("reportedOn", "2026-09-28"));
        PATHS.answer(instance, "superior-review", "agree", Map.of());
        assertThat(instance).isWaitingAt("deliver");
        runtimeService()
                .createMessageCorrelation("reply-mailed")
                .processInstanceBusinessKey(NUMBER)
                .correlate();
        assertThat(instance).isEnded().hasPassed("delivered-by-mail", "archive", "closed");
        verify(REVIEW).archive(NUMBER);
    }

    @Test
    void partlyGrantedAndHandedOver() {
        var instance = decided(Decision.PARTIAL);
        PATHS.answer(instance, "report-to-superior", "sent", Map.of("reportedOn", "2026-09-28"));
        PATHS.answer(
                instance,
                "superior-review",
                "agree-in-part",
                Map.of("withheld", "[{\"part\":\"附件\",\"ground\":\"PARTY_SECRET\"}]", "comment", "附件不宜公开"));
        PATHS.answer(
                instance,
                "deliver",
                "delivered",
                Map.of("deliveredOn", "2026-09-30", "method", "POST", "proof", "XA123"));
        assertThat(instance).isEnded().hasPassed("delivery-ended", "closed");
    }

    @Test
    void superiorDisagreesWithDisclosing() {
        var instance = decided(Decision.GRANT);
        PATHS.answer(instance, "report-to-superior", "sent", Map.of("reportedOn", "2026-09-28"));
        PATHS.answer(instance, "superior-review", "disagree", Map.of("comment", "正在研究"));
        verify(REVIEW).superiorForbade(NUMBER, "正在研究");
        assertThat(instance).isWaitingAt("deliver");
    }

    @Test
    void refusedWithTheSuperiorsConsent() {
        var instance = decided(Decision.REFUSE);
        PATHS.answer(instance, "superior-consent", "agree", Map.of());
        assertThat(instance).isWaitingAt("deliver");
    }

    @Test
    void refusalRejectedByTheSuperiorIsExaminedAgain() {
        var instance = decided(Decision.REFUSE);
        PATHS.answer(instance, "superior-consent", "disagree", Map.of("comment", "可以公开"));
        assertThat(instance).isWaitingAt("examine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_EXIST", "NOT_HELD"})
    void whatIsNotThereIsAnsweredWithoutTheSuperior(Decision decision) {
        assertThat(decided(decision)).isWaitingAt("deliver");
    }

    @Test
    void restrictedBySecrecyGoesBackToTheDepartment() {
        var instance = accepted();
        PATHS.answer(instance, "examine", "propose", Map.of("decision", "GRANT"));
        PATHS.answer(instance, "secrecy-check", "restrict", Map.of("comment", "第三章涉密"));
        assertThat(instance).isWaitingAt("examine");
    }

    @Test
    void sentBackByTheLeaderGoesBackToTheDepartment() {
        var instance = accepted();
        PATHS.answer(instance, "examine", "propose", Map.of("decision", "GRANT"));
        PATHS.answer(instance, "secrecy-check", "clear", Map.of());
        PATHS.answer(instance, "decide", "return", Map.of("comment", "理由不充分"));
        assertThat(instance).isWaitingAt("examine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject"})
    void extensionIsAnsweredAndExaminationGoesOn(String outcome) {
        var instance = accepted();
        PATHS.answer(instance, "examine", "extend", Map.of("reason", "需要查阅档案"));
        PATHS.answer(instance, "approve-extension", outcome, Map.of("comment", "可以"));
        assertThat(instance).isWaitingAt("examine");
    }

    @Test
    void thirdPartyAnswers() {
        var instance = accepted();
        PATHS.answer(instance, "examine", "consult", Map.of("party", "某公司", "reason", "涉及其利益"));
        PATHS.answer(instance, "consult-third-party", "answered", Map.of("consents", "false", "answer", "不同意"));
        verify(REVIEW).thirdPartyAnswered(NUMBER, false, "不同意", null);
        assertThat(instance).isWaitingAt("examine");
    }

    @Test
    void silentThirdPartyLetsTheClockRunOn() {
        var instance = accepted();
        PATHS.answer(instance, "examine", "consult", Map.of("party", "某公司", "reason", "涉及其利益"));
        assertThat(instance).isWaitingAt("consult-third-party");
        execute(job("third-party-expired"));
        execute(job("resume-without-answer"));
        verify(REVIEW).resumeWithoutAnswer(NUMBER);
        assertThat(instance).isWaitingAt("examine");
    }

    @Test
    void correctedApplicationIsRegisteredAgain() {
        var instance = applied();
        PATHS.answer(instance, "register", "correct", Map.of("missing", "身份证明"));
        assertThat(instance).isWaitingAt("await-correction");
        runtimeService()
                .createMessageCorrelation("correction-received")
                .processInstanceBusinessKey(NUMBER)
                .correlate();
        assertThat(instance).isWaitingAt("register");
    }

    @Test
    void missedCorrectionEndsTheCase() {
        var instance = applied();
        PATHS.answer(instance, "register", "correct", Map.of("missing", "身份证明"));
        assertThat(instance).isWaitingAt("await-correction");
        execute(job("correction-expired"));
        execute(job("lapse"));
        assertThat(instance).isEnded().hasPassed("lapsed");
    }

    @Test
    void notForUs() {
        var instance = applied();
        PATHS.answer(instance, "register", "decline", Map.of("grounds", "PETITION"));
        assertThat(instance).isEnded().hasPassed("declined");
    }

    @Test
    void applicantWithdraws() {
        var instance = accepted();
        runtimeService()
                .createMessageCorrelation("applicant-withdrew")
                .processInstanceBusinessKey(NUMBER)
                .correlate();
        assertThat(instance).isEnded().hasPassed("withdrawn").hasNotPassed("closed");
        verify(REVIEW).archive(NUMBER);
    }

    @Test
    void recordedByTheOfficeUnderTheNumberItWasGiven() {
        when(DESK.record(any(), eq(Channel.ORAL), any(), any())).thenReturn("YSQ-2026-000007");
        var instance = runtimeService()
                .startProcessInstanceByKey("disclosure-on-application", withVariables("channel", "ORAL", "name", "林一"));
        assertThat(instance).isWaitingAt("register");
        assertThat(runtimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey("YSQ-2026-000007")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void timersRemindAndAlertInEveryPhaseAndDecideNothing() {
        var instance = applied();
        fires(instance, "acceptance", "register");
        PATHS.answer(instance, "register", "accept", Map.of("department", "ZGS"));
        fires(instance, "review", "examine");
        PATHS.answer(instance, "examine", "propose", Map.of("decision", "GRANT"));
        PATHS.answer(instance, "secrecy-check", "clear", Map.of());
        PATHS.answer(instance, "decide", "approve", Map.of());
        fires(instance, "filing", "report-to-superior");
        PATHS.answer(instance, "report-to-superior", "sent", Map.of("reportedOn", "2026-09-28"));
        PATHS.answer(instance, "superior-review", "agree", Map.of());
        fires(instance, "delivery", "deliver");
    }

    private static void fires(ProcessInstance instance, String phase, String task) {
        assertThat(instance).isWaitingAt(task);
        execute(job(phase + "-reminder"));
        execute(job("remind-" + phase));
        execute(job(phase + "-overdue"));
        execute(job("alert-" + phase));
        verify(NOTICES).remind(NUMBER, phase);
        verify(NOTICES).alert(NUMBER, phase);
        assertThat(instance).isWaitingAt(task);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "maybe", "approve"})
    void unknownOutcomeLeavesTheTaskOpen(String outcome) {
        var instance = applied();
        assertThat(instance).isWaitingAt("register");
        var register = task();
        assertThatThrownBy(() -> complete(register, withVariables("outcome", outcome)))
                .hasStackTraceContaining("办理结果");
        assertThat(instance).isWaitingAt("register");
    }

    @Test
    void refusedAnswerLeavesTheTaskOpen() {
        doThrow(new Refused("department", "没有这个承办部门")).when(REVIEW).accept(any(), any(), any());
        var instance = applied();
        assertThat(instance).isWaitingAt("register");
        var register = task();
        assertThatThrownBy(() -> complete(register, withVariables("outcome", "accept", "department", "XX")))
                .hasStackTraceContaining("没有这个承办部门");
        assertThat(instance).isWaitingAt("register");
    }
}
