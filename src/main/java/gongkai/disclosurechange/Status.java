package gongkai.disclosurechange;

/** Where a change stands. */
enum Status {
    REQUESTING("正在提出"),
    SECRECY_REVIEW("保密审查"),
    APPROVING("等待审批"),
    APPROVED("已审批"),
    RESOLVING("处理敏感信息"),
    DONE("已公布"),
    CANCELLED("已取消");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean ended() {
        return this == DONE || this == CANCELLED;
    }
}
