package gongkai.deadlines;

import static gongkai.deadlines.Calendars.SHIPPED;
import static gongkai.deadlines.Calendars.day;
import static gongkai.deadlines.Calendars.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    @ParameterizedTest
    @CsvSource({"2025, 248", "2026, 248", "2024, 251", "2020, 249"})
    void countsTheWorkingDaysOfAYear(int year, int days) {
        assertThat(SHIPPED.workingDaysIn(year)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-20, 调休补班",
        "2026-09-21, 工作日",
        "2026-09-19, 周末",
        "2026-10-01, 国庆节",
        // Weekends inside a holiday are part of it: nobody reads them as an ordinary weekend.
        "2026-09-26, 中秋节",
        "2026-09-27, 中秋节",
        "2026-10-03, 国庆节",
        "2026-02-15, 春节",
        "2026-04-05, 清明节",
        "2026-01-03, 元旦节",
        // The Sunday after a make-up Saturday is an ordinary Sunday.
        "2026-10-11, 周末",
        "2026-05-10, 周末",
        "2023-09-30, 中秋节",
        "2023-10-01, 国庆节"
    })
    void saysWhyADayIsWorkedOrNot(LocalDate date, String why) {
        assertThat(SHIPPED.why(date)).isEqualTo(why);
    }

    @Test
    void knowsTheStatutoryHolidaysOfAYearWithoutNotice() {
        assertThat(SHIPPED.isProvisional(2027)).isTrue();
        assertThat(StatutoryHolidays.of(2027).keySet().stream().map(LocalDate::toString))
                .containsExactly(
                        "2027-01-01",
                        "2027-02-05", // New Year's Eve
                        "2027-02-06",
                        "2027-02-07",
                        "2027-02-08",
                        "2027-04-05",
                        "2027-05-01",
                        "2027-05-02",
                        "2027-06-09",
                        "2027-09-15",
                        "2027-10-01",
                        "2027-10-02",
                        "2027-10-03");
        assertThat(SHIPPED.why(day("2027-02-05"))).isEqualTo("春节");
        assertThat(SHIPPED.isWorkingDay(day("2027-10-04"))).isTrue();
    }

    @Test
    void agreesWithTheNoticesOfTheYearsThatHaveOne() {
        Stream.of(2020, 2021, 2022, 2023, 2024, 2025, 2026)
                .forEach(year -> assertThat(CalendarFile.doubts(SHIPPED.year(year)))
                        .as("%s", year)
                        .isEmpty());
    }

    @Test
    void aNewYearMakesANewCalendarAndLeavesTheOldOne() {
        var before = without(2026);
        var after = before.with(SHIPPED.year(2026), 2);
        assertThat(before.isWorkingDay(day("2026-01-02"))).isTrue();
        assertThat(after.isWorkingDay(day("2026-01-02"))).isFalse();
        assertThat(after.revision()).isEqualTo(2);
    }

    @Test
    void stepsOverRestDaysBothWays() {
        assertThat(SHIPPED.onOrAfter(day("2026-10-01"))).isEqualTo("2026-10-08");
        assertThat(SHIPPED.onOrAfter(day("2026-10-10"))).isEqualTo("2026-10-10");
        assertThat(SHIPPED.after(day("2026-09-30"))).isEqualTo("2026-10-08");
        assertThat(SHIPPED.before(day("2026-10-08"), 2)).isEqualTo("2026-09-29");
        assertThat(SHIPPED.before(day("2026-10-08"), 0)).isEqualTo("2026-10-08");
    }
}
