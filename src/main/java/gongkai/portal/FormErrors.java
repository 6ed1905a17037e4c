package gongkai.portal;

import gongkai.platform.InvalidInput;
import gongkai.platform.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is wrong on a form: the same sentences in its summary and beside its fields, in the order of the fields. */
record FormErrors(Map<String, String> sentences) {

    static final FormErrors NONE = new FormErrors(Map.of());

    /** @param fields the form's, in the order in which they stand there */
    static FormErrors of(InvalidInput wrong, List<String> fields) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String field : fields) {
            if (wrong.errors().containsKey(field)) {
                ordered.put(field, wrong.errors().get(field));
            }
        }
        wrong.errors().forEach(ordered::putIfAbsent);
        return new FormErrors(ordered);
    }

    /** @return null where the refusal concerns no field of this form */
    static FormErrors of(Refused refused, List<String> fields) {
        return fields.contains(refused.field()) ? new FormErrors(Map.of(refused.field(), refused.getMessage())) : null;
    }

    /** @return the sentence, or null where the field is right */
    public String of(String field) {
        return sentences.get(field);
    }

    public int count() {
        return sentences.size();
    }

    public boolean any() {
        return !sentences.isEmpty();
    }

    /** How many of these fields are wrong. */
    public long among(List<String> fields) {
        return fields.stream().map(sentences::get).filter(Objects::nonNull).count();
    }
}
