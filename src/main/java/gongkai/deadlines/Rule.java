package gongkai.deadlines;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;

/**
 * One version of a rule of the register.
 *
 * @param value a number; several, separated by blanks, for reminders; a month and day for an annual date
 * @param at the time of day of a reminder, null for a period
 * @param house true where no source gives the value and the house chose it
 * @param countedFrom the event it counts from, in Chinese
 */
public record Rule(
        String id,
        int version,
        String value,
        Unit unit,
        LocalTime at,
        LocalDate effectiveFrom,
        boolean house,
        String label,
        String countedFrom,
        String source,
        String article) {

    /** More than a year of anything is a slip of the pen, and would make a page of a thousand days. */
    private static final int MOST = 400;

    /** The source of what no document gives. */
    static final String OWN = "本机关自定";

    public Rule {
        switch (unit) {
            case ANNUAL_DATE -> MonthDay.parse("--" + value);
            case REMINDER_WORKING_DAYS, REPEAT_WORKING_DAYS -> {
                if (at == null) {
                    throw new IllegalArgumentException(id + " needs a time of day");
                }
                numbers(value).forEach(n -> check(n >= (unit == Unit.REPEAT_WORKING_DAYS ? 1 : 0) && n <= MOST, value));
            }
            default -> check(Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= MOST, value);
        }
    }

    private static void check(boolean right, String value) {
        if (!right) {
            throw new IllegalArgumentException("Out of range: " + value);
        }
    }

    private static List<Integer> numbers(String value) {
        return Arrays.stream(value.trim().split("\\s+")).map(Integer::valueOf).toList();
    }

    int number() {
        return Integer.parseInt(value);
    }

    List<Integer> numbers() {
        return numbers(value);
    }

    MonthDay annualDate() {
        return MonthDay.parse("--" + value);
    }

    /** "5个工作日", "不少于7天", "1月31日前": the value as people say it. */
    public String text() {
        return switch (unit) {
            case MINIMUM_DAYS, MINIMUM_MONTHS -> "不少于" + value + unit.word();
            case PERIOD_MONTHS -> "每" + value + unit.word() + "一次";
            case ANNUAL_DATE ->
                annualDate().getMonthValue() + "月" + annualDate().getDayOfMonth() + "日前";
            case REMINDER_WORKING_DAYS -> "到期前" + value.replace(' ', '、') + unit.word();
            case REPEAT_WORKING_DAYS -> number() == 1 ? "每个工作日" : "每" + value + unit.word();
            default -> value + unit.word();
        };
    }

    /** Document and article as a page cites them; what the house chose itself says so. */
    public String citation() {
        var document = source.equals(OWN) ? OWN : "《" + source + "》";
        return article.isBlank() ? document : source.equals(OWN) ? document + "，" + article : document + article;
    }
}
