package gongkai.board;

/** How an item leaves the lists; its address stays and says so. */
public enum Ending {
    /** Should not be read any more: title, content and attachments of every version are gone. */
    WITHDRAWN("已撤销"),
    /** No longer in force: whoever has the address can still read it. */
    TERMINATED("已终止"),
    /** Its time on the board is over: content and attachments are gone. */
    EXPIRED("已到期");

    private final String label;

    Ending(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
