package gongkai.platform;

/** Asked too often: answered with 429 and when to come back. */
public class TooManyRequests extends RuntimeException {

    private final long retryAfterSeconds;

    public TooManyRequests(String sentence, long retryAfterSeconds) {
        super(sentence);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
