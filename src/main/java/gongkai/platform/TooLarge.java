package gongkai.platform;

import java.util.Map;

/** An upload beyond the limits: bad input whose HTTP answer is 413. */
public class TooLarge extends InvalidInput {

    public TooLarge(String field, String sentence) {
        super(Map.of(field, sentence));
    }
}
