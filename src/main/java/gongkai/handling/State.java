package gongkai.handling;

/** Where a request for an opinion stands. */
public enum State {
    OPEN("等待回复"),
    AGREED("同意"),
    DISAGREED("不同意"),
    TAKEN_BACK("已收回"),
    LAPSED("已失效");

    private final String label;

    State(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
