package gongkai.disclosureonapplication;

import gongkai.platform.OnOwnBehalf;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What we tell the engine. Every name of {@code bpmn/disclosure-on-application.bpmn} that code needs stands here once. */
@Component
class DisclosureOnApplicationProcess {

    static final String KEY = "disclosure-on-application";

    static final String APPLICATION_RECEIVED = "application-received";
    static final String CORRECTION_RECEIVED = "correction-received";
    static final String APPLICANT_WITHDREW = "applicant-withdrew";
    static final String REPLY_MAILED = "reply-mailed";

    static final String ACCEPTANCE = "acceptance";
    static final String CORRECTION = "correction";
    static final String REVIEW = "review";
    static final String THIRD_PARTY = "third-party";
    static final String FILING = "filing";
    static final String DELIVERY = "delivery";

    private final RuntimeService runtime;
    private final OnOwnBehalf ownBehalf;

    DisclosureOnApplicationProcess(RuntimeService runtime, OnOwnBehalf ownBehalf) {
        this.runtime = runtime;
        this.ownBehalf = ownBehalf;
    }

    void applicationReceived(String number) {
        // The applicant's doing, also where somebody of the staff sits at the browser.
        ownBehalf.run(() -> runtime.startProcessInstanceByMessage(APPLICATION_RECEIVED, number));
    }

    void correctionReceived(String number) {
        correlate(CORRECTION_RECEIVED, number);
    }

    void applicantWithdrew(String number) {
        correlate(APPLICANT_WITHDREW, number);
    }

    void replyMailed(String number) {
        correlate(REPLY_MAILED, number);
    }

    private void correlate(String message, String number) {
        ownBehalf.run(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(number)
                .correlate());
    }
}
