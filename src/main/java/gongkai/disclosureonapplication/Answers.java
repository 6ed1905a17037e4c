package gongkai.disclosureonapplication;

import gongkai.platform.CleanText;
import gongkai.platform.EngineClock;
import gongkai.platform.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Date;

/** Reads what a form or a program answered: whatever type it arrives in, wrong values are refused with their field. */
final class Answers {

    private Answers() {}

    /** @return the stripped text, or null where nothing was written */
    static String text(String field, String label, Object answer, int longest) {
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

    static String required(String field, String label, Object answer, int longest) {
        String text = text(field, label, answer, longest);
        if (text == null) {
            throw new Refused(field, "请填写" + label);
        }
        return text;
    }

    static <E extends Enum<E>> E choice(String field, String label, Object answer, Class<E> type) {
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

    static LocalDate date(String field, String label, Object answer) {
        if (answer == null || String.valueOf(answer).isBlank()) {
            return null;
        }
        if (answer instanceof Date moment) {
            return moment.toInstant().atZone(EngineClock.CHINA).toLocalDate();
        }
        String text = String.valueOf(answer).strip();
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            throw new Refused(field, label + "应写成2026-09-24的样子");
        }
    }

    static Boolean yesOrNo(String field, String label, Object answer) {
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
