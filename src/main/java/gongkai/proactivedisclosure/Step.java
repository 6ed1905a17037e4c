package gongkai.proactivedisclosure;

import java.util.Arrays;
import java.util.Optional;

/** The reviews, in the order in which the diagram passes them; the id is the user task's. */
enum Step {
    OFF_CATALOGUE("approve-off-catalogue", "目录外审核"),
    SECRECY("secrecy-review", "保密审查"),
    DEPUTY("deputy-review", "分管领导审核"),
    PRINCIPAL("principal-review", "主要负责人审核"),
    COMMITTEE("committee-decision", "集体研究"),
    SUPERIOR("superior-review", "上级审核");

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

    boolean before(Step other) {
        return compareTo(other) < 0;
    }

    /** @param text the id or the Chinese label */
    static Optional<Step> of(String text) {
        return Arrays.stream(values())
                .filter(step -> step.id.equals(text) || step.label.equals(text))
                .findFirst();
    }
}
