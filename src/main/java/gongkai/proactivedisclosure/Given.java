package gongkai.proactivedisclosure;

import gongkai.platform.Answers;
import gongkai.platform.InvalidInput;
import gongkai.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The fields of a form as {@link Answers} reads them, one by one; every wrong one is kept with its sentence until all are read. */
final class Given {

    private final Map<String, Object> answers;
    private final Collection<String> sent;
    private final Map<String, String> errors = new LinkedHashMap<>();

    Given(Map<String, Object> answers) {
        this(answers, answers.keySet());
    }

    private Given(Map<String, Object> answers, Collection<String> sent) {
        this.answers = answers;
        this.sent = sent;
    }

    /**
     * @param before what the case has already
     * @param named the fields that this form or program sent at all: the others stay as they were
     */
    static Given over(Map<String, Object> before, Map<String, Object> answers, Collection<String> named) {
        Map<String, Object> all = new LinkedHashMap<>(before);
        answers.forEach((field, answer) -> {
            if (named.contains(field)) {
                all.put(field, answer);
            }
        });
        return new Given(all, named);
    }

    /** Whether it was answered now, be it with nothing; else it is as it was before. */
    boolean sent(String field) {
        return sent.contains(field);
    }

    /** @return null where it is wrong, too */
    <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refused wrong) {
            errors.putIfAbsent(wrong.field(), wrong.getMessage());
            return null;
        }
    }

    void check(boolean right, String field, String sentence) {
        if (!right) {
            errors.putIfAbsent(field, sentence);
        }
    }

    boolean wrong(String field) {
        return errors.containsKey(field);
    }

    /** @throws InvalidInput with every field that was wrong */
    void mustBeRight() {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    String text(String field, String label, int longest) {
        return read(() -> Answers.text(field, label, answers.get(field), longest));
    }

    String required(String field, String label, int longest) {
        return read(() -> Answers.required(field, label, answers.get(field), longest));
    }

    LocalDate date(String field, String label) {
        return read(() -> Answers.date(field, label, answers.get(field)));
    }

    boolean yes(String field, String label) {
        return Boolean.TRUE.equals(read(() -> Answers.yesOrNo(field, label, answers.get(field))));
    }

    Instant moment(String field, String label) {
        return read(() -> Answers.moment(field, label, answers.get(field)));
    }

    /** @return a number from 0; null where it is wrong or missing, which is wrong too */
    Integer count(String field, String label) {
        Integer count = read(() -> Answers.count(field, label, answers.get(field)));
        check(count != null, field, "请填写" + label);
        return count;
    }

    People people(String field, String label) {
        return read(() -> People.read(field, label, answers.get(field)));
    }

    /** Whether anything was answered to any of them. */
    boolean any(String... fields) {
        return Arrays.stream(fields).anyMatch(field -> Answers.plain(answers.get(field)) != null);
    }

    /** What was written twice counts once. */
    List<String> list(String field, String label) {
        List<String> list = read(() -> Answers.list(field, label, answers.get(field)));
        return list == null ? List.of() : list.stream().distinct().toList();
    }
}
