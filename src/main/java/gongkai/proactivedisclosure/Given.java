package gongkai.proactivedisclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gongkai.platform.Answers;
import gongkai.platform.EngineClock;
import gongkai.platform.InvalidInput;
import gongkai.platform.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The fields of a form as they were answered, read one by one; every wrong one is kept with its sentence until all are read. */
final class Given {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LIST = 4000;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd['T'][ ]HH:mm[:ss[.SSS]]");

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
        return read(() -> moment(field, label, answers.get(field)));
    }

    /** @return a number from 0; null where it is wrong or missing, which is wrong too */
    Integer count(String field, String label) {
        String text = Answers.plain(answers.get(field));
        if (text == null) {
            check(false, field, "请填写" + label);
            return null;
        }
        if (!text.matches("[0-9]{1,4}(\\.0+)?")) {
            check(false, field, label + "应为0到9999的整数");
            return null;
        }
        return Integer.valueOf(text.replaceFirst("\\..*", ""));
    }

    People people(String field, String label) {
        return read(() -> People.read(field, label, answers.get(field)));
    }

    /** Whether anything was answered to any of them. */
    boolean any(String... fields) {
        return Arrays.stream(fields).anyMatch(field -> Answers.plain(answers.get(field)) != null);
    }

    /** A JSON list, or text separated by 、 or commas. */
    List<String> list(String field, String label) {
        List<String> list = read(() -> list(field, label, answers.get(field)));
        return list == null ? List.of() : list;
    }

    private static Instant moment(String field, String label, Object answer) {
        if (answer instanceof Date date) {
            return date.toInstant();
        }
        String text = Answers.plain(answer);
        if (text == null) {
            return null;
        }
        try {
            if (text.length() <= 10) {
                return LocalDate.parse(text).atStartOfDay(EngineClock.CHINA).toInstant();
            }
            if (text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") && text.contains("T")) {
                return OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                        .toInstant();
            }
            return LocalDateTime.parse(text, MINUTE).atZone(EngineClock.CHINA).toInstant();
        } catch (DateTimeException e) {
            throw new Refused(field, label + "应写成2026-10-08T08:30的样子");
        }
    }

    static List<String> list(String field, String label, Object answer) {
        if (answer instanceof Collection<?> some) {
            return some.stream()
                    .map(String::valueOf)
                    .map(String::strip)
                    .distinct()
                    .toList();
        }
        String text = Answers.text(field, label, answer, LONGEST_LIST);
        if (text == null || text.equals("null")) {
            return List.of();
        }
        if (text.startsWith("[")) {
            try {
                List<String> list = new ArrayList<>();
                for (JsonNode one : JSON.readTree(text)) {
                    if (!one.isValueNode()) {
                        throw new Refused(field, label + "应为列表，例如[\"公开栏\",\"会议\"]");
                    }
                    list.add(one.asText().strip());
                }
                return list.stream().filter(one -> !one.isEmpty()).distinct().toList();
            } catch (JsonProcessingException e) {
                throw new Refused(field, label + "应为列表，例如[\"公开栏\",\"会议\"]");
            }
        }
        return Arrays.stream(text.split("[、，,；;\\n]+"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }
}
