package gongkai.disclosureonapplication;

/** The way an application came in; the date of receipt follows it. */
public enum Channel {
    PORTAL("网上提交"),
    COUNTER("当面提交"),
    ORAL("口头申请，当场记录"),
    LETTER("信函");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
