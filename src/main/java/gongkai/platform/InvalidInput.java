package gongkai.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Bad input, every wrong field at once: field name to the sentence that stands beside it. */
public class InvalidInput extends RuntimeException {

    private final Map<String, String> errors;

    public InvalidInput(Map<String, String> errors) {
        super(errors.values().stream().collect(Collectors.joining("；")));
        this.errors = new LinkedHashMap<>(errors);
    }

    /** In the order in which the fields stand on the form. */
    public Map<String, String> errors() {
        return errors;
    }
}
