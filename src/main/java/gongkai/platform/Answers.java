package gongkai.platform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;

/** Reads what a form or a program answered: whatever type it arrives in, wrong values are refused with their field. */
public final class Answers {

    private static final int COMMENT = 2000;

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
}
