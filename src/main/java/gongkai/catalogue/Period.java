package gongkai.catalogue;

import gongkai.platform.Refused;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A part of a calendar year for which something is disclosed: {@code 2026}, {@code 2026H1}, {@code 2026Q3}; where a
 * house counts otherwise, the months from and to: {@code 2026M05-06}, {@code 2026M07}.
 *
 * @param endsOn its last day
 */
public record Period(String code, LocalDate startsOn, LocalDate endsOn) {

    private static final Pattern CODE =
            Pattern.compile("(20\\d{2})(?:H([12])|Q([1-4])|M(0[1-9]|1[0-2])(?:-(0[2-9]|1[0-2]))?)?");
    private static final String[] ORDINALS = {"一", "二", "三", "四"};

    /**
     * @param months how long a period is; periods begin with the year
     * @throws Refused where so many months don't divide a year
     */
    public static Period containing(int months, LocalDate day) {
        if (months < 1 || months > 12 || 12 % months != 0) {
            throw new Refused("公开的周期应为1、2、3、4、6或者12个月，现在是" + months + "个月，请改正这条期限规则");
        }
        return starting(day.getYear(), (day.getMonthValue() - 1) / months * months + 1, months);
    }

    /** @throws Refused where it is no period's code */
    public static Period of(String code) {
        var match = CODE.matcher(code == null ? "" : code);
        if (!match.matches()) {
            throw unknown(code);
        }
        var year = Integer.parseInt(match.group(1));
        if (match.group(2) != null) {
            return starting(year, Integer.parseInt(match.group(2)) * 6 - 5, 6);
        }
        if (match.group(3) != null) {
            return starting(year, Integer.parseInt(match.group(3)) * 3 - 2, 3);
        }
        if (match.group(4) == null) {
            return starting(year, 1, 12);
        }
        var first = Integer.parseInt(match.group(4));
        var last = match.group(5) == null ? first : Integer.parseInt(match.group(5));
        var months = last - first + 1;
        if (months < 1 || 12 % months != 0 || (first - 1) % months != 0) {
            throw unknown(code);
        }
        var period = starting(year, first, months);
        // Each period has one code only.
        if (!period.code().equals(code)) {
            throw unknown(code);
        }
        return period;
    }

    private static Refused unknown(String code) {
        return new Refused("period", "没有“" + code + "”这样的周期，请写成2026、2026H1或者2026Q3的样子");
    }

    private static Period starting(int year, int month, int months) {
        var first = LocalDate.of(year, month, 1);
        var part = switch (months) {
            case 12 -> "";
            case 6 -> "H" + (month / 6 + 1);
            case 3 -> "Q" + (month / 3 + 1);
            case 1 -> "M%02d".formatted(month);
            default -> "M%02d-%02d".formatted(month, month + months - 1);
        };
        return new Period(year + part, first, first.plusMonths(months).minusDays(1));
    }

    public int months() {
        return endsOn.getMonthValue() - startsOn.getMonthValue() + 1;
    }

    /** The one after it, of the same length. */
    public Period next() {
        return containing(months(), endsOn.plusDays(1));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }

    /** As people write it: 2026年, 2026年上半年, 2026年第三季度, 2026年7月. */
    public String label() {
        var year = startsOn.getYear() + "年";
        var month = startsOn.getMonthValue();
        return switch (months()) {
            case 12 -> year;
            case 6 -> year + (month == 1 ? "上半年" : "下半年");
            case 3 -> year + "第" + ORDINALS[month / 3] + "季度";
            case 1 -> year + month + "月";
            default -> year + month + "月至" + endsOn.getMonthValue() + "月";
        };
    }
}
