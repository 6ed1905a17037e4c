package gongkai.proactivedisclosure;

import gongkai.organisation.Role;
import java.util.Arrays;
import java.util.Optional;

/** The reviews, in the order in which the diagram passes them; the id is the user task's. */
enum Step {
    OFF_CATALOGUE("approve-off-catalogue", "目录外审核", Role.SUPERIOR),
    SECRECY("secrecy-review", "保密审查", Role.SECRECY),
    DEPUTY("deputy-review", "分管领导审核", Role.DEPUTY_LEADER),
    PRINCIPAL("principal-review", "主要负责人审核", Role.PRINCIPAL_LEADER),
    COMMITTEE("committee-decision", "集体研究", Role.PARTY_COMMITTEE),
    SUPERIOR("superior-review", "上级审核", Role.SUPERIOR);

    private final String id;
    private final String label;
    private final Role role;

    Step(String id, String label, Role role) {
        this.id = id;
        this.label = label;
        this.role = role;
    }

    String id() {
        return id;
    }

    String label() {
        return label;
    }

    Role role() {
        return role;
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
