package gongkai.organisation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What a person does within a unit. The id is the engine group's in the house. */
public enum Role {
    OFFICE("office", "公开办"),
    DEPARTMENT("department", "职能部门"),
    SECRECY("secrecy", "保密审查员"),
    DEPUTY_LEADER("deputy-leader", "分管领导"),
    PRINCIPAL_LEADER("principal-leader", "主要负责人"),
    PARTY_COMMITTEE("party-committee", "党委"),
    SUPERIOR("superior", "上一级党组织"),
    LEADING_GROUP("leading-group", "领导小组"),
    ASSESSMENT_TEAM("assessment-team", "考核组"),
    DISCIPLINE("discipline", "纪检"),
    SPOKESPERSON("spokesperson", "新闻发言人"),
    SUPERVISOR("supervisor", "监督员"),
    ARCHIVIST("archivist", "档案员"),
    AUDITOR("auditor", "审计员"),
    ADMINISTRATOR("camunda-admin", "管理员");

    /** Who reads all cases of the organisation that they lead and of those below it. */
    public static final List<Role> LEADERS = List.of(DEPUTY_LEADER, PRINCIPAL_LEADER, PARTY_COMMITTEE, LEADING_GROUP);

    private final String id;
    private final String label;

    Role(String id, String label) {
        this.id = id;
        this.label = label;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    /** @throws IllegalArgumentException where no role has the id */
    public static Role of(String id) {
        return Arrays.stream(values())
                .filter(role -> role.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No role " + id));
    }

    /** Whether somebody in these engine groups sees every task and case and works on none. */
    public static boolean onlyLooksOn(Collection<String> groups) {
        return groups.contains(ADMINISTRATOR.id) || groups.contains(AUDITOR.id);
    }

    /** Auditors and administrators look after the installation, not after one organisation in it. */
    boolean ofInstallation() {
        return this == AUDITOR || this == ADMINISTRATOR;
    }
}
