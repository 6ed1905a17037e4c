package gongkai.disclosureonapplication;

import java.util.Arrays;
import java.util.Optional;

/** The user tasks, in the diagram's order; the id is the task's. */
enum Step {
    REGISTER("register", "登记审核"),
    EXAMINE("examine", "承办审查"),
    APPROVE_EXTENSION("approve-extension", "延期审批"),
    CONSULT_THIRD_PARTY("consult-third-party", "征求第三方意见"),
    SECRECY_CHECK("secrecy-check", "保密审查"),
    DECIDE("decide", "领导审批"),
    REPORT_TO_SUPERIOR("report-to-superior", "报送审核"),
    SUPERIOR_REVIEW("superior-review", "上级批复"),
    SUPERIOR_CONSENT("superior-consent", "上级同意"),
    DELIVER("deliver", "答复送达");

    private final String id;
    private final String label;

    Step(String id, String label) {
        this.id = id;
        this.label = label;
    }

    String id() {
        return id;
    }

    String label() {
        return label;
    }

    /** @throws IllegalArgumentException where the diagram has no such task */
    static Step of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No step " + id));
    }

    static Optional<Step> find(String id) {
        return Arrays.stream(values()).filter(step -> step.id.equals(id)).findFirst();
    }
}
