package gongkai.platform;

/**
 * A broken precondition, said in the user's words: the sentence is shown as it is, on the form, the page and in the
 * problem document. Nothing was changed.
 */
public class Refused extends RuntimeException {

    private final String field;

    public Refused(String sentence) {
        this(null, sentence);
    }

    /** @param field the name of the field that is wrong, or null where no single one is */
    public Refused(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
