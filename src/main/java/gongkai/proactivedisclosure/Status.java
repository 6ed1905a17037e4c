package gongkai.proactivedisclosure;

/** Where a disclosure stands. */
enum Status {
    DRAFTING("起草"),
    UNDER_REVIEW("审核中"),
    REVISING("修改中"),
    CHECKING("处理敏感信息"),
    SCHEDULED("等待定时公开"),
    PUBLISHING("正在公开"),
    HELD("暂不公开"),
    IN_NOTICE("公示中"),
    PUBLISHED("已公开"),
    CLOSED("已办结"),
    WITHDRAWN("未公开，已撤回");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** As gateways ask for it: {@code in-notice}. */
    String id() {
        return name().toLowerCase().replace('_', '-');
    }

    /** With the department, which may write and bring files. */
    boolean isWriting() {
        return this == DRAFTING || this == REVISING;
    }

    boolean ended() {
        return this == CLOSED || this == WITHDRAWN;
    }
}
