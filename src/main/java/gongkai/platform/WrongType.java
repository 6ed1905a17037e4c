package gongkai.platform;

import java.util.Map;

/** An upload of a kind that isn't taken: bad input whose HTTP answer is 415. */
public class WrongType extends InvalidInput {

    public WrongType(String field, String sentence) {
        super(Map.of(field, sentence));
    }
}
