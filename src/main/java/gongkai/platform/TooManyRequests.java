package gongkai.platform;

import java.time.Duration;

/** Asked more often than allowed: the HTTP answer is 429, with the time to wait. */
public class TooManyRequests extends RuntimeException {

    private final Duration wait;

    public TooManyRequests(String sentence, Duration wait) {
        super(sentence);
        this.wait = wait;
    }

    public Duration retryAfter() {
        return wait;
    }
}
