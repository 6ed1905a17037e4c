package gongkai.platform;

/** What isn't there, or isn't the asker's to see: the two are answered alike, so that nobody learns which it was. */
public class NotFound extends RuntimeException {

    public NotFound(String sentence) {
        super(sentence);
    }
}
