package gongkai.proactivedisclosure;

import gongkai.platform.OnOwnBehalf;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What we tell the engine. Every name of {@code bpmn/proactive-disclosure.bpmn} and its tables that code needs stands here once. */
@Component
class ProactiveDisclosureProcess {

    static final String KEY = "proactive-disclosure";

    static final String OBJECTION_RECEIVED = "objection-received";

    static final String PUBLISH = "publish";
    static final String NOTICE = "notice";

    static final String PROPOSE = "propose";
    static final String REVISE = "revise";
    static final String RESOLVE_FINDINGS = "resolve-findings";

    private static final String REQUIRED_APPROVALS = "required-approvals";
    private static final String COLLECTIVE_DECISION = "collective-decision";

    private final RuntimeService runtime;
    private final DecisionService decisions;
    private final OnOwnBehalf ownBehalf;

    ProactiveDisclosureProcess(RuntimeService runtime, DecisionService decisions, OnOwnBehalf ownBehalf) {
        this.runtime = runtime;
        this.decisions = decisions;
        this.ownBehalf = ownBehalf;
    }

    /** @return the number of the case that the start made */
    String start(String unit) {
        return ownBehalf.call(() ->
                runtime.startProcessInstanceByKey(KEY, Map.of("unit", unit)).getBusinessKey());
    }

    /** Whether the case's public notice is open in the engine, too, so that an objection becomes a task at once. */
    boolean noticeIsOpen(String number) {
        return ownBehalf.call(() -> runtime.createExecutionQuery()
                        .processInstanceBusinessKey(number)
                        .messageEventSubscriptionName(OBJECTION_RECEIVED)
                        .count()
                > 0);
    }

    /** Whoever sits at the browser, staff or not, objects as anybody may. */
    void objectionReceived(String number, int ordinal) {
        ownBehalf.run(() -> runtime.createMessageCorrelation(OBJECTION_RECEIVED)
                .processInstanceBusinessKey(number)
                .setVariableToTriggeredScope("objection", ordinal)
                .correlate());
    }

    /** What {@code bpmn/required-approvals.dmn} asks of a content, in the order of its rows. */
    List<Approval> requiredApprovals(Content content) {
        Map<String, Object> facts = Map.of(
                "offCatalogue", content.offCatalogue(),
                "important", content.isImportant(),
                "needsSuperior", content.mustGoToSuperior(),
                "scope", content.scope().label(),
                "timing", content.timing().label());
        return decide(REQUIRED_APPROVALS, facts).getResultList().stream()
                .map(row -> new Approval(
                        Step.of((String) row.get("step")).orElseThrow(), (String) row.get("reason"), null, null))
                .toList();
    }

    /** Whether {@code bpmn/collective-decision.dmn} lets a meeting decide, and the sentence that says why. */
    Verdict verdict(MeetingRecord meeting) {
        Map<String, Object> row = decide(
                        COLLECTIVE_DECISION,
                        Map.of(
                                "entitled", meeting.entitled().count(),
                                "present", meeting.present().count(),
                                "recused", meeting.recused().count(),
                                "votesFor", meeting.votesFor(),
                                "votesAgainst", meeting.votesAgainst(),
                                "abstained", meeting.abstained()))
                .getSingleResult()
                .getEntryMap();
        return new Verdict((Boolean) row.get("valid"), (String) row.get("field"), (String) row.get("sentence"));
    }

    /** @param field the answer that is the reason; null where the decision is valid */
    record Verdict(boolean valid, String field, String sentence) {}

    private DmnDecisionResult decide(String table, Map<String, Object> facts) {
        return ownBehalf.call(
                () -> decisions.evaluateDecisionByKey(table).variables(facts).evaluate());
    }
}
