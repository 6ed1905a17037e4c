package gongkai.annualplan;

enum Status {
    DUE("待报送"),
    UNDER_REVIEW("审核中"),
    RETURNED("退回修改"),
    APPROVED("已审定");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether the unit has the next word. */
    boolean withUnit() {
        return this == DUE || this == RETURNED;
    }
}
