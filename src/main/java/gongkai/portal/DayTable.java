package gongkai.portal;

import gongkai.cases.DayView;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The days of a period in whole weeks, Monday first, each field with the words that explain it. */
record DayTable(String caption, List<List<Cell>> weeks) {

    /** @param lines empty outside the period */
    record Cell(String date, List<String> lines, String css, boolean today) {}

    /** @return null where there are no days to show */
    static DayTable of(List<DayView> days) {
        if (days.isEmpty()) {
            return null;
        }
        Map<LocalDate, DayView> byDate = new HashMap<>();
        days.forEach(day -> byDate.put(day.date(), day));
        LocalDate first = days.get(0).date();
        LocalDate last = days.get(days.size() - 1).date();
        LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<List<Cell>> weeks = new ArrayList<>();
        for (LocalDate start = monday; !start.isAfter(last); start = start.plusWeeks(1)) {
            List<Cell> week = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                LocalDate date = start.plusDays(i);
                week.add(cell(date, byDate.get(date), date.equals(monday)));
            }
            weeks.add(week);
        }
        return new DayTable(Dates.span(first, last) + "逐日计算。灰底不计入，黄底为调休补班、计入，黑框是今天。", weeks);
    }

    private static Cell cell(LocalDate date, DayView day, boolean withMonth) {
        String written = withMonth || date.getDayOfMonth() == 1
                ? date.getMonthValue() + "月" + date.getDayOfMonth() + "日"
                : String.valueOf(date.getDayOfMonth());
        if (day == null) {
            return new Cell(written, List.of(), "", false);
        }
        List<String> lines = new ArrayList<>();
        switch (day.kind()) {
            case "start" -> lines.addAll(List.of("起算", "不计入"));
            case "extra" -> lines.addAll(List.of("补班", day.label()));
            case "end" -> lines.addAll(List.of(day.label(), "到期"));
            default -> lines.add(day.label());
        }
        String css = day.kind().equals("plain") ? "" : day.kind();
        return new Cell(written, lines, (day.today() ? css + " today" : css).strip(), day.today());
    }
}
