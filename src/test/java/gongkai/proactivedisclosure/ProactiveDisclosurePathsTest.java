package gongkai.proactivedisclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.historyService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskService;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import gongkai.organisation.Role;
import gongkai.platform.Refused;
import gongkai.platform.engine.EngineRules;
import gongkai.testing.DiagramPaths;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.Deployment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of the diagram on an engine with the product's rules, with the real tasks above desks that answer as told. */
@Deployment(resources = "bpmn/proactive-disclosure.bpmn")
class ProactiveDisclosurePathsTest {

    private static final String NUMBER = "GK-2026-000001";
    private static final DraftingDesk DRAFTING = mock(DraftingDesk.class);
    private static final ApprovalDesk APPROVAL = mock(ApprovalDesk.class);
    private static final PublicationDesk PUBLICATION = mock(PublicationDesk.class);
    private static final NoticeDesk NOTICE = mock(NoticeDesk.class);
    private static final Map<String, Object> REMARK = Map.of("comment", "见批注");

    private final Set<String> needed = new LinkedHashSet<>();
    private String status;
    private String returnTo;

    @RegisterExtension
    static final DiagramPaths PATHS = DiagramPaths.of(
            "proactiveDisclosureTasks",
            new ProactiveDisclosureTasks(DRAFTING, APPROVAL, PUBLICATION, NOTICE, Clock.systemDefaultZone()),
            new EngineRules(cycle -> null, Set.of("outcome"), Set.of(), List::of));

    @BeforeEach
    void answers() {
        reset(DRAFTING, APPROVAL, PUBLICATION, NOTICE);
        needed.clear();
        needed.addAll(Set.of("secrecy-review", "deputy-review", "principal-review"));
        status = "drafting";
        returnTo = "revise";
        when(DRAFTING.open(any())).thenReturn(NUMBER);
        doAnswer(call -> become("under-review")).when(DRAFTING).submit(any(), any(), any(), any());
        doAnswer(call -> become("withdrawn")).when(DRAFTING).withdraw(any(), any());
        doAnswer(call -> become("under-review")).when(DRAFTING).mask(any(), any(), any(), any());
        doAnswer(call -> become("publishing")).when(DRAFTING).override(any(), any());
        doAnswer(call -> become("revising")).when(DRAFTING).sendBackForFindings(any(), any());
        when(APPROVAL.group(any(), any()))
                .thenAnswer(call -> call.<Role>getArgument(1).id());
        when(APPROVAL.resolvers(any())).thenReturn(new LinkedHashSet<>(List.of("department", "secrecy")));
        when(APPROVAL.at(anyString(), anyString()))
                .thenAnswer(call -> call.getArgument(1).equals(status));
        when(APPROVAL.needs(anyString(), anyString())).thenAnswer(call -> needed.contains(call.<String>getArgument(1)));
        when(APPROVAL.returnsTo(anyString(), anyString()))
                .thenAnswer(call -> call.getArgument(1).equals(returnTo));
        doAnswer(call -> {
                    String to = call.getArgument(2);
                    returnTo = to == null ? "revise" : to;
                    return null;
                })
                .when(APPROVAL)
                .sendBack(any(), any(), any(), any());
        doAnswer(call -> become("held")).when(APPROVAL).hold(any(), any(), any(), any());
        doAnswer(call -> become("revising")).when(APPROVAL).lookAgain(any());
        when(APPROVAL.reviewDate(any())).thenReturn(new Date());
        doAnswer(call -> become("publishing")).when(PUBLICATION).screen(any());
        when(PUBLICATION.publicationTime(any())).thenReturn(new Date());
        when(PUBLICATION.online(any())).thenReturn(true);
        when(PUBLICATION.offlineChannels(any())).thenReturn(List.of());
        doAnswer(call -> become("published")).when(PUBLICATION).publishOnline(any());
        doAnswer(call -> become("published")).when(NOTICE).conclude(any(), any());
        doAnswer(call -> become("revising")).when(NOTICE).republish(any(), any(), any());
    }

    private Object become(String next) {
        status = next;
        return null;
    }

    private void screenFinds() {
        doAnswer(call -> become("checking")).when(PUBLICATION).screen(any());
    }

    private void isImportant() {
        doAnswer(call -> become("in-notice")).when(PUBLICATION).publishOnline(any());
    }

    private static ProcessInstance opened() {
        return runtimeService().startProcessInstanceByKey("proactive-disclosure");
    }

    private static ProcessInstance submitted() {
        ProcessInstance instance = opened();
        PATHS.answer(instance, "propose", "submit", Map.of("title", "党员发展情况"));
        return instance;
    }

    private ProcessInstance approved() {
        ProcessInstance instance = submitted();
        approve(instance, "secrecy-review", "deputy-review", "principal-review");
        return instance;
    }

    private static void approve(ProcessInstance instance, String... steps) {
        for (String step : steps) {
            PATHS.answer(instance, step, "approve", Map.of());
        }
    }

    private ProcessInstance inNotice() {
        isImportant();
        ProcessInstance instance = approved();
        execute(job("publish-online"));
        assertThat(instance).isWaitingAt("conclude-notice");
        execute(job("hand-over-objections"));
        return instance;
    }

    private static void complete(Task task, String outcome, Map<String, Object> fields) {
        Map<String, Object> variables = new HashMap<>(fields);
        variables.put("outcome", outcome);
        taskService().complete(task.getId(), variables);
    }

    // ---- drafting and reviews

    @Test
    void opensUnderTheNumberItWasGiven() {
        runtimeService().startProcessInstanceByKey("proactive-disclosure", Map.of("unit", "ZGS"));
        verify(DRAFTING).open("ZGS");
        assertThat(runtimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(NUMBER)
                        .count())
                .isEqualTo(1);
        assertThat(runtimeService().createVariableInstanceQuery().count()).isZero();
    }

    @Test
    void withdrawnBeforeItWasSubmitted() {
        ProcessInstance instance = opened();
        PATHS.answer(instance, "propose", "withdraw", REMARK);
        assertThat(instance)
                .isEnded()
                .hasPassed("archive-withdrawn", "withdrawn")
                .hasNotPassed("publish");
        verify(NOTICE).archive(NUMBER);
    }

    @Test
    void ordinaryContentPassesThreeReviewsAndIsOnline() {
        ProcessInstance instance = approved();
        assertThat(instance).isWaitingAt("publish-online");
        execute(job("publish-online"));
        assertThat(instance)
                .isEnded()
                .hasPassed("file-with-superior", "archive", "closed")
                .hasNotPassed("approve-off-catalogue", "committee-decision", "superior-review", "notice");
        verify(NOTICE).archive(NUMBER);
    }

    @Test
    void everyReviewThatTheTableAsksForIsPassedInItsOrder() {
        needed.addAll(Set.of("approve-off-catalogue", "committee-decision", "superior-review"));
        ProcessInstance instance = submitted();
        approve(instance, "approve-off-catalogue", "secrecy-review", "deputy-review", "principal-review");
        PATHS.answer(instance, "committee-decision", "approve", meeting());
        verify(APPROVAL).decideTogether(eq(NUMBER), any(MeetingRecord.class), any());
        approve(instance, "superior-review");
        assertThat(instance).isWaitingAt("publish-online");
    }

    @Test
    void theTableMayLeaveLeadersOut() {
        needed.clear();
        needed.add("secrecy-review");
        ProcessInstance instance = submitted();
        approve(instance, "secrecy-review");
        assertThat(instance).isWaitingAt("publish-online").hasNotPassed("deputy-review", "principal-review");
    }

    @ParameterizedTest
    @CsvSource({
        "secrecy-review,approve-off-catalogue",
        "deputy-review,secrecy-review",
        "principal-review,deputy-review",
        "committee-decision,principal-review",
        "superior-review,committee-decision",
        "superior-review,secrecy-review"
    })
    void reviewersSendBackToAnyEarlierReview(String from, String to) {
        ProcessInstance instance = upTo(from);
        PATHS.answer(instance, from, "return", Map.of("step", to, "comment", "再看看"));
        assertThat(instance).isWaitingAt(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "approve-off-catalogue",
                "secrecy-review",
                "deputy-review",
                "principal-review",
                "committee-decision",
                "superior-review"
            })
    void reviewersSendBackToTheDepartment(String from) {
        ProcessInstance instance = upTo(from);
        PATHS.answer(instance, from, "return", REMARK);
        assertThat(instance).isWaitingAt("revise");
        verify(APPROVAL).sendBack(NUMBER, Step.of(from).orElseThrow(), null, "见批注");
        PATHS.answer(instance, "revise", "submit", Map.of());
        assertThat(instance).isWaitingAt("approve-off-catalogue");
    }

    private ProcessInstance upTo(String step) {
        needed.addAll(Set.of("approve-off-catalogue", "committee-decision", "superior-review"));
        ProcessInstance instance = submitted();
        for (Step before : Step.values()) {
            if (before.id().equals(step)) {
                break;
            }
            PATHS.answer(instance, before.id(), "approve", before == Step.COMMITTEE ? meeting() : Map.of());
        }
        return instance;
    }

    private static Map<String, Object> meeting() {
        return Map.of(
                "heldOn",
                LocalDate.now().toString(),
                "place",
                "三楼会议室",
                "entitled",
                9,
                "present",
                7,
                "votesFor",
                6,
                "votesAgainst",
                1,
                "abstained",
                0);
    }

    @Test
    void withdrawnWhileRevised() {
        ProcessInstance instance = upTo("secrecy-review");
        PATHS.answer(instance, "secrecy-review", "return", REMARK);
        PATHS.answer(instance, "revise", "withdraw", REMARK);
        assertThat(instance)
                .isEnded()
                .hasPassed("given-up", "archive-withdrawn")
                .hasNotPassed("archive");
    }

    @Test
    void heldAndBackOnItsDay() {
        ProcessInstance instance = upTo("deputy-review");
        PATHS.answer(instance, "deputy-review", "hold", Map.of("reviewOn", "2027-01-04", "comment", "时机不成熟"));
        verify(APPROVAL).hold(NUMBER, Step.DEPUTY, LocalDate.of(2027, 1, 4), "时机不成熟");
        PATHS.answer(instance, "file-non-disclosure", "filed", Map.of());
        assertThat(instance).isWaitingAt("review-date");
        execute(job("review-date"));
        execute(job("look-again"));
        verify(APPROVAL).lookAgain(NUMBER);
        assertThat(instance).isWaitingAt("revise");
        PATHS.answer(instance, "revise", "submit", Map.of());
        assertThat(instance).isWaitingAt("approve-off-catalogue");
    }

    // ---- the gate

    @Test
    void maskedContentIsScreenedAgain() {
        screenFinds();
        ProcessInstance instance = approved();
        PATHS.answer(instance, "resolve-findings", "mask", Map.of());
        assertThat(instance).isWaitingAt("resolve-findings");
        doAnswer(call -> become("publishing")).when(PUBLICATION).screen(any());
        PATHS.answer(instance, "resolve-findings", "mask", Map.of());
        assertThat(instance).isWaitingAt("publish-online");
    }

    @Test
    void overriddenContentGoesOn() {
        screenFinds();
        ProcessInstance instance = approved();
        PATHS.answer(instance, "resolve-findings", "override", Map.of("reason", "公务号码"));
        verify(DRAFTING).override(NUMBER, "公务号码");
        assertThat(instance).isWaitingAt("publish-online");
    }

    @Test
    void findingsSendItBackToTheDepartment() {
        screenFinds();
        ProcessInstance instance = approved();
        assertThat(taskService()
                        .createTaskQuery()
                        .taskDefinitionKey("resolve-findings")
                        .taskCandidateGroup("secrecy")
                        .count())
                .isEqualTo(1);
        PATHS.answer(instance, "resolve-findings", "return", REMARK);
        assertThat(instance).isWaitingAt("revise");
    }

    // ---- publication

    @Test
    void scheduledContentWaitsForItsTime() {
        doAnswer(call -> become("scheduled")).when(PUBLICATION).screen(any());
        ProcessInstance instance = approved();
        assertThat(instance).isWaitingAt("publication-time");
        execute(job("publication-time"));
        execute(job("publication-due"));
        verify(PUBLICATION).publicationDue(NUMBER);
        assertThat(instance).isWaitingAt("publish-online");
    }

    @Test
    void oneTaskForEachOfflineChannelKnowsWhichItIs() {
        when(PUBLICATION.offlineChannels(any())).thenReturn(List.of("公开栏", "会议"));
        ProcessInstance instance = approved();
        List<Task> tasks = taskService()
                .createTaskQuery()
                .taskDefinitionKey("publish-offline")
                .list();
        assertThat(tasks).extracting(Task::getDescription).containsExactlyInAnyOrder("公开栏", "会议");
        assertThat(tasks).extracting(Task::getName).containsExactlyInAnyOrder("线下公开：公开栏", "线下公开：会议");
        Map<String, Object> done = Map.of("doneOn", "2026-09-28", "place", "一楼大厅", "proof", "照片", "channel", "会议");
        Task first = tasks.stream()
                .filter(one -> one.getDescription().equals("公开栏"))
                .findFirst()
                .orElseThrow();
        complete(first, "done", done);
        // What the answer says of the channel doesn't count.
        verify(PUBLICATION).publishOffline(NUMBER, "公开栏", LocalDate.of(2026, 9, 28), "一楼大厅", "照片", null);
        assertThat(instance).isWaitingAt("publish-offline", "publish-online");
        execute(job("publish-online"));
        assertThat(instance).isWaitingAt("publish-offline");
        PATHS.answer(instance, "publish-offline", "done", done);
        assertThat(instance).isEnded().hasPassed("closed");
    }

    @Test
    void nothingOnlineMeansNoOnlineStep() {
        when(PUBLICATION.online(any())).thenReturn(false);
        when(PUBLICATION.offlineChannels(any())).thenReturn(List.of("会议"));
        ProcessInstance instance = approved();
        assertThat(instance).isWaitingAt("publish-offline").isNotWaitingAt("publish-online");
        become("published");
        PATHS.answer(
                instance, "publish-offline", "done", Map.of("doneOn", "2026-09-28", "place", "会议室", "proof", "纪要3号"));
        assertThat(instance).isEnded().hasNotPassed("publish-online");
    }

    // ---- public notice

    @Test
    void noticeStands() {
        ProcessInstance instance = inNotice();
        PATHS.answer(instance, "conclude-notice", "stands", Map.of());
        assertThat(instance).isEnded().hasPassed("notice-concluded", "closed");
    }

    @Test
    void eachObjectionIsATaskOfItsOwn() {
        ProcessInstance instance = inNotice();
        object(1);
        object(2);
        List<Task> tasks = taskService()
                .createTaskQuery()
                .taskDefinitionKey("handle-objection")
                .list();
        assertThat(tasks).extracting(Task::getDescription).containsExactlyInAnyOrder("第1号异议", "第2号异议");
        assertThat(tasks).extracting(Task::getName).containsExactlyInAnyOrder("处理第1号异议", "处理第2号异议");
        Task second = tasks.stream()
                .filter(one -> one.getDescription().startsWith("第2号"))
                .findFirst()
                .orElseThrow();
        complete(second, "not-adopted", Map.of("reply", "已经核实", "objection", 1));
        verify(NOTICE).answerObjection(NUMBER, 2, Objection.State.NOT_ADOPTED, "已经核实", null);
        PATHS.answer(instance, "handle-objection", "adopted", Map.of("reply", "已经改正"));
        verify(NOTICE).answerObjection(NUMBER, 1, Objection.State.ADOPTED, "已经改正", null);
        assertThat(instance).isWaitingAt("conclude-notice").isNotWaitingAt("handle-objection");
        PATHS.answer(instance, "conclude-notice", "stands", Map.of());
        assertThat(instance).isEnded().hasPassed("objection-answered");
    }

    private static void object(int ordinal) {
        runtimeService()
                .createMessageCorrelation("objection-received")
                .processInstanceBusinessKey(NUMBER)
                .setVariableToTriggeredScope("objection", ordinal)
                .correlate();
    }

    @Test
    void objectionsThatCameBeforeTheNoticeOpenedAreHandedOver() {
        isImportant();
        doAnswer(call -> {
                    object(1);
                    object(2);
                    return null;
                })
                .when(NOTICE)
                .handOverObjections(any());
        ProcessInstance instance = approved();
        execute(job("publish-online"));
        execute(job("hand-over-objections"));
        assertThat(taskService()
                        .createTaskQuery()
                        .taskDefinitionKey("handle-objection")
                        .count())
                .isEqualTo(2);
        assertThat(instance).isWaitingAt("conclude-notice");
    }

    @Test
    void publishedAgainWithChangesEndsOpenObjections() {
        ProcessInstance instance = inNotice();
        object(1);
        PATHS.answer(instance, "conclude-notice", "republish", Map.of("changes", "补充票数"));
        verify(NOTICE).republish(NUMBER, "补充票数", null);
        assertThat(instance).isWaitingAt("revise").isNotWaitingAt("handle-objection", "conclude-notice");
        PATHS.answer(instance, "revise", "submit", Map.of());
        approve(instance, "secrecy-review", "deputy-review", "principal-review");
        execute(job("publish-online"));
        execute(job("hand-over-objections"));
        PATHS.answer(instance, "conclude-notice", "stands", Map.of());
        assertThat(instance).isEnded().hasPassed("closed");
    }

    // ---- all the time

    @Test
    void timersRemindAndAlertAndDecideNothing() {
        isImportant();
        ProcessInstance instance = submitted();
        fires(instance, "publish", "secrecy-review");
        approve(instance, "secrecy-review", "deputy-review", "principal-review");
        execute(job("publish-online"));
        fires(instance, "notice", "conclude-notice");
    }

    private static void fires(ProcessInstance instance, String phase, String task) {
        assertThat(instance).isWaitingAt(task);
        execute(job(phase + "-reminder"));
        execute(job("remind-" + phase));
        execute(job(phase + "-overdue"));
        execute(job("alert-" + phase));
        verify(NOTICE).remind(NUMBER, phase);
        verify(NOTICE).alert(NUMBER, phase);
        assertThat(instance).isWaitingAt(task);
    }

    @Test
    void answersLeaveNoVariablesBehind() {
        when(PUBLICATION.offlineChannels(any())).thenReturn(List.of("公开栏"));
        ProcessInstance instance = opened();
        PATHS.answer(instance, "propose", "submit", Map.of("title", "党员发展情况", "body", "全文"));
        approve(instance, "secrecy-review", "deputy-review", "principal-review");
        assertThat(instance).isWaitingAt("publish-offline");
        assertThat(runtimeService().createVariableInstanceQuery().list())
                .extracting(one -> one.getName())
                .containsOnly(
                        "outcome",
                        "channel",
                        "loopCounter",
                        "nrOfInstances",
                        "nrOfActiveInstances",
                        "nrOfCompletedInstances");
        assertThat(historyService().createHistoricVariableInstanceQuery().count())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"propose,agree", "secrecy-review,publish", "secrecy-review,''"})
    void unknownOutcomeLeavesTheTaskOpen(String task, String outcome) {
        ProcessInstance instance = task.equals("propose") ? opened() : submitted();
        assertThatThrownBy(() -> PATHS.answer(instance, task, outcome, Map.of()))
                .hasStackTraceContaining("办理结果");
        assertThat(instance).isWaitingAt(task);
    }

    @ParameterizedTest
    @CsvSource({"return,退回的理由", "hold,暂不公开的理由"})
    void sendingBackAndHoldingNeedAReason(String outcome, String sentence) {
        ProcessInstance instance = submitted();
        assertThatThrownBy(() -> PATHS.answer(instance, "secrecy-review", outcome, Map.of()))
                .hasStackTraceContaining("请填写" + sentence);
        assertThat(instance).isWaitingAt("secrecy-review");
    }

    @Test
    void refusedAnswerLeavesTheTaskOpen() {
        doThrow(new Refused("title", "请填写标题")).when(DRAFTING).submit(any(), any(), any(), any());
        ProcessInstance instance = opened();
        assertThatThrownBy(() -> PATHS.answer(instance, "propose", "submit", Map.of()))
                .hasStackTraceContaining("请填写标题");
        assertThat(instance).isWaitingAt("propose");
    }
}
