package gongkai.board;

/** Where an item stands at the moment of reading. */
public enum ItemState {
    PUBLISHED("公开中", true),
    /** Until the notice is concluded, also when its last day has passed. */
    IN_NOTICE("公示中", true),
    WITHDRAWN("已撤销", false),
    TERMINATED("已终止", true),
    EXPIRED("已到期", false);

    private final String label;
    private final boolean readable;

    ItemState(String label, boolean readable) {
        this.label = label;
        this.readable = readable;
    }

    public String label() {
        return label;
    }

    /** Whether body and attachments are there. */
    public boolean readable() {
        return readable;
    }

    /** Whether lists have it. */
    public boolean listed() {
        return this == PUBLISHED || this == IN_NOTICE;
    }
}
