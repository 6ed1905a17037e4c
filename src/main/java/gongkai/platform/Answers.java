package gongkai.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what a form or a program answered: whatever type it arrives in, wrong values are refused with their field. */
public final class Answers {

    private static final int COMMENT = 2000;
    private static final int LIST = 4000;
    private static final String NO_LIST = "应为列表，例如[\"甲\",\"乙\"]";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd['T'][ ]HH:mm[:ss[.SSS]]");

    private Answers() {}

    /** @return the outcome that was chosen, for a {@code switch} whose default throws {@link #unknown} */
    public static String outcome(Object outcome) {
        String text = plain(outcome);
        if (text == null) {
            throw new Refused("outcome", "请选择办理结果");
        }
        return text;
    }

    public static Refused unknown(Object outcome) {
        return new Refused("outcome", "这一步没有“" + plain(outcome) + "”这个办理结果，请重新选择");
    }

    /** @return the remark that goes with any outcome, or null */
    public static String comment(Object comment) {
        return text("comment", "意见", comment, COMMENT);
    }

    /** @param what the remark is for, where the outcome can't do without: 退回的理由 */
    public static String commentOn(String what, Object comment) {
        return required("comment", what, comment, COMMENT);
    }

    /** @return the answer as text, stripped; null where nothing was written */
    public static String plain(Object answer) {
        String text = answer == null ? null : String.valueOf(answer).strip();
        return text == null || text.isEmpty() ? null : text;
    }

    /** @return the stripped text, or null where nothing was written */
    public static String text(String field, String label, Object answer, int longest) {
        if (answer == null) {
            return null;
        }
        String text = String.valueOf(answer).strip();
        if (text.isEmpty()) {
            return null;
        }
        String problem = CleanText.problem(text, longest);
        if (problem != null) {
            throw new Refused(field, label + problem);
        }
        return text;
    }

    public static String required(String field, String label, Object answer, int longest) {
        String text = text(field, label, answer, longest);
        if (text == null) {
            throw new Refused(field, "请填写" + label);
        }
        return text;
    }

    public static <E extends Enum<E>> E choice(String field, String label, Object answer, Class<E> type) {
        String text = answer == null ? "" : String.valueOf(answer).strip();
        if (text.isEmpty()) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new Refused(field, label + "不在可选范围内，请重新选择");
    }

    public static LocalDate date(String field, String label, Object answer) {
        if (answer == null || String.valueOf(answer).isBlank()) {
            return null;
        }
        if (answer instanceof Date moment) {
            return moment.toInstant().atZone(EngineClock.CHINA).toLocalDate();
        }
        String text = String.valueOf(answer).strip();
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text)
                    : OffsetDateTime.parse(text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                            .atZoneSameInstant(EngineClock.CHINA)
                            .toLocalDate();
        } catch (DateTimeException e) {
            throw new Refused(field, label + "应写成2026-09-24的样子");
        }
    }

    public static Boolean yesOrNo(String field, String label, Object answer) {
        if (answer instanceof Boolean yes) {
            return yes;
        }
        String text = answer == null ? "" : String.valueOf(answer).strip();
        return switch (text) {
            case "" -> null;
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new Refused(field, label + "请选择是或者否");
        };
    }

    /** @return null where nothing was answered; a day alone is its first moment, what says no zone is China's */
    public static Instant moment(String field, String label, Object answer) {
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

    /** @return a number from 0 to 9999; null where nothing was answered */
    public static Integer count(String field, String label, Object answer) {
        String text = plain(answer);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,4}(\\.0+)?")) {
            throw new Refused(field, label + "应为0到9999的整数");
        }
        return Integer.valueOf(text.replaceFirst("\\..*", ""));
    }

    /** @param answer a list, also in JSON, or text separated by 、 or commas; @return without empty ones */
    public static List<String> list(String field, String label, Object answer) {
        if (answer instanceof Collection<?> some) {
            return stripped(some.stream().map(String::valueOf));
        }
        String text = text(field, label, answer, LIST);
        if (text == null || text.equals("null")) {
            return List.of();
        }
        if (!text.startsWith("[")) {
            return stripped(Arrays.stream(text.split("[、，,；;\\n]+")));
        }
        try {
            JsonNode list = JSON.readTree(text);
            for (JsonNode one : list) {
                if (!one.isValueNode()) {
                    throw new Refused(field, label + NO_LIST);
                }
            }
            return stripped(StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText));
        } catch (JsonProcessingException e) {
            throw new Refused(field, label + NO_LIST);
        }
    }

    private static List<String> stripped(Stream<String> texts) {
        return texts.map(String::strip).filter(one -> !one.isEmpty()).toList();
    }
}
