package gongkai.cataloguerevision;

/** Where a revision stands. */
enum Status {
    DRAFTING("正在起草"),
    REVIEWING("等待审核"),
    APPROVING("等待批准"),
    APPROVED("已批准"),
    ADOPTED("已通过"),
    CANCELLED("已取消");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean ended() {
        return this == ADOPTED || this == CANCELLED;
    }
}
