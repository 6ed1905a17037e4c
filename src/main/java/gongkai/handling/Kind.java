package gongkai.handling;

/** What is asked of others before a step is done: their word, or their consent. */
public enum Kind {
    ADVICE("加签"),
    COUNTERSIGN("会签");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
