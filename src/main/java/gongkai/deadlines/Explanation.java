package gongkai.deadlines;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Why a period ends on the day it does: rule, source and every day from the first to the last.
 *
 * @param provisional a year it touches has no notice yet, so the date may still move
 * @param days the starting day first; while the clock stands still they end today
 * @param pausedSince the day on which the clock was stopped, null while it runs
 * @param left what is left of the period, in the rule's unit, while the clock stands still; otherwise 0
 * @param notices the State Council's notices it rests on, year to number
 */
public record Explanation(
        Rule rule,
        LocalDate from,
        LocalDate due,
        boolean provisional,
        List<Day> days,
        LocalDate pausedSince,
        int left,
        Map<Integer, String> notices,
        LocalDate today) {

    /** What a day is to a period; the page colours it by this. */
    public enum Mark {
        START("start"),
        COUNTED("on"),
        MAKE_UP("extra"),
        REST("off"),
        PAUSED("off"),
        MOVED("off");

        private final String css;

        Mark(String css) {
            this.css = css;
        }

        /** The class of the day's field in the style sheet. */
        public String css() {
            return css;
        }
    }

    /**
     * One day.
     *
     * @param ordinal from 1, null where the day isn't counted
     * @param why in Chinese, for people
     */
    public record Day(LocalDate date, boolean counted, Integer ordinal, String why, Mark mark) {}

    /** A field of the day table: the date as it is written there, its lines, its classes; empty lines outside the period. */
    public record Cell(String date, List<String> lines, String css, boolean today) {}

    /** The calculation in sentences, in the order in which a person would check it. */
    public List<String> reasons() {
        var sentences = new ArrayList<String>();
        sentences.add(
                rule.unit() == Unit.PERIOD_MONTHS
                        ? "本期从" + written(from) + "开始。"
                        : written(from) + rule.countedFrom() + "，当天不计入，从次日起算。");
        sentences.add(rule.citation() + "：" + rule.label() + "，" + rule.text() + "。");
        if (rule.unit() == Unit.WORKING_DAYS) {
            rests(sentences);
            var makeUps = written(day -> day.mark() == Mark.MAKE_UP);
            if (!makeUps.isEmpty()) {
                sentences.add(makeUps + "调休补班，按工作日计入。");
            }
        }
        var pauses = spans(day -> day.mark() == Mark.PAUSED);
        pauses.forEach((span, why) -> sentences.add(span + why + "，不计入；剩余天数保留，答复次日起继续计算。"));
        var moved = days.stream().filter(day -> day.mark() == Mark.MOVED).findFirst();
        moved.ifPresent(day ->
                sentences.add("最后一天" + written(day.date().minusDays(1)) + "是休息日，顺延到下一个工作日" + written(due) + "。"));
        if (rule.unit() == Unit.PERIOD_MONTHS) {
            sentences.add("本期到" + yearly(due) + "为止。");
        }
        if (rule.unit().isMinimum()) {
            sentences.add("这是最短期限，不因休息日变动。");
        }
        if (pausedSince != null) {
            sentences.add(written(pausedSince) + "起暂停计算，还剩" + left + rule.unit().word() + "。");
        }
        if (provisional) {
            sentences.add("节假日安排尚未公布的年份按法定节假日推算，日期暂定，待国务院办公厅通知。");
        }
        return sentences;
    }

    private void rests(List<String> sentences) {
        var weekend = days.stream()
                .anyMatch(day -> day.mark() == Mark.REST && day.why().equals(WorkingCalendar.WEEKEND));
        var holidays = new ArrayList<String>();
        spans(day -> day.mark() == Mark.REST && !day.why().equals(WorkingCalendar.WEEKEND))
                .forEach((span, name) -> holidays.add(name + span));
        var parts = new ArrayList<String>();
        if (weekend) {
            parts.add("周末");
        }
        if (!holidays.isEmpty()) {
            parts.add(String.join("、", holidays) + "放假");
        }
        if (!parts.isEmpty()) {
            sentences.add("跳过" + String.join("，", parts) + "。");
        }
    }

    /** The notices in a sentence, empty where no day depends on one. */
    public String basis() {
        return notices.isEmpty()
                ? ""
                : "放假和补班依据："
                        + notices.entrySet().stream()
                                .map(notice -> "国务院办公厅关于" + notice.getKey() + "年部分节假日安排的通知（" + notice.getValue() + "）")
                                .collect(Collectors.joining("、"))
                        + "。";
    }

    /** The table's heading. */
    public String caption() {
        return yearly(from) + "至" + yearly(days.get(days.size() - 1).date()) + "逐日计算。灰底不计入，黄底为调休补班、计入，黑框是今天。";
    }

    /** Whole weeks from Monday to Sunday. */
    public List<List<Cell>> weeks() {
        var byDate = new LinkedHashMap<LocalDate, Day>();
        days.forEach(day -> byDate.put(day.date(), day));
        var first = from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var last = days.get(days.size() - 1).date().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        var weeks = new ArrayList<List<Cell>>();
        for (var monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            var week = new ArrayList<Cell>();
            for (var i = 0; i < 7; i++) {
                var date = monday.plusDays(i);
                week.add(cell(date, byDate.get(date), date.equals(first)));
            }
            weeks.add(week);
        }
        return weeks;
    }

    private Cell cell(LocalDate date, Day day, boolean first) {
        var label = first || date.getDayOfMonth() == 1
                ? date.getMonthValue() + "月" + date.getDayOfMonth() + "日"
                : String.valueOf(date.getDayOfMonth());
        var now = date.equals(today);
        if (day == null) {
            return new Cell(label, List.of(), now ? "today" : "", now);
        }
        var lines = new ArrayList<String>();
        var ends = pausedSince == null && date.equals(due);
        switch (day.mark()) {
            case START -> lines.addAll(List.of("起算", "不计入"));
            case COUNTED -> lines.add("第" + day.ordinal() + "日");
            case MAKE_UP -> lines.addAll(List.of("补班", "第" + day.ordinal() + "日"));
            case PAUSED -> lines.add("暂停");
            case MOVED -> lines.addAll(ends ? List.of("顺延") : List.of(day.why().split("，")));
            case REST -> lines.add(day.why());
        }
        if (ends) {
            lines.add("到期");
        }
        return new Cell(label, lines, (ends ? "end" : day.mark().css) + (now ? " today" : ""), now);
    }

    private String written(Predicate<Day> which) {
        return String.join("、", spans(which).keySet());
    }

    /** Neighbouring days with the same reason as one span: "10月1日至7日". */
    private Map<String, String> spans(Predicate<Day> which) {
        var spans = new LinkedHashMap<String, String>();
        LocalDate begin = null;
        Day previous = null;
        for (var day : days) {
            var joins = previous != null
                    && which.test(day)
                    && previous.date().plusDays(1).equals(day.date())
                    && previous.why().equals(day.why());
            if (previous != null && !joins) {
                spans.put(span(begin, previous.date()), name(previous));
                previous = null;
            }
            if (which.test(day)) {
                begin = previous == null ? day.date() : begin;
                previous = day;
            }
        }
        if (previous != null) {
            spans.put(span(begin, previous.date()), name(previous));
        }
        return spans;
    }

    private static String name(Day day) {
        return day.why().startsWith("暂停：") ? day.why().substring("暂停：".length()) + "，暂停计算" : day.why();
    }

    private String span(LocalDate begin, LocalDate end) {
        if (begin.equals(end)) {
            return written(begin);
        }
        var sameMonth = begin.getMonth() == end.getMonth() && begin.getYear() == end.getYear();
        return written(begin) + "至" + (sameMonth ? end.getDayOfMonth() + "日" : written(end));
    }

    /** The year only where it isn't the starting day's. */
    private String written(LocalDate date) {
        return date.getYear() == from.getYear()
                ? date.getMonthValue() + "月" + date.getDayOfMonth() + "日"
                : yearly(date);
    }

    private static String yearly(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
