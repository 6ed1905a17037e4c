package gongkai.deadlines;

import static gongkai.deadlines.Calendars.SHIPPED;
import static gongkai.deadlines.Calendars.day;
import static gongkai.deadlines.Calendars.rule;
import static gongkai.deadlines.Calendars.without;
import static org.assertj.core.api.Assertions.assertThat;

import gongkai.deadlines.Explanation.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountingTest {

    @ParameterizedTest(name = "{0} {1} from {2} end on {3}")
    @CsvSource({
        "5,  WORKING_DAYS, 2026-09-18, 2026-09-24",
        "5,  WORKING_DAYS, 2026-02-13, 2026-02-27",
        "10, WORKING_DAYS, 2026-02-13, 2026-03-05",
        "3,  WORKING_DAYS, 2025-09-30, 2025-10-11",
        "5,  WORKING_DAYS, 2025-12-25, 2026-01-04",
        "30, DAYS,         2026-09-01, 2026-10-08",
        "1,  MONTHS,       2026-01-31, 2026-02-28",
        // A week of grace isn't lengthened by Sunday, nor shortened by a shorter month.
        "7,  MINIMUM_DAYS,   2026-09-19, 2026-09-26",
        "1,  MINIMUM_MONTHS, 2026-08-31, 2026-09-30",
        "1,  MINIMUM_MONTHS, 2026-09-03, 2026-10-03",
        "1,  MONTHS,         2026-09-03, 2026-10-08",
        // A quarter ends with its last day, working or not.
        "3,  PERIOD_MONTHS, 2026-01-01, 2026-03-31",
        "3,  PERIOD_MONTHS, 2023-10-01, 2023-12-31",
        "6,  PERIOD_MONTHS, 2026-07-01, 2026-12-31",
        // 31 January 2026 is a Saturday.
        "01-31, ANNUAL_DATE, 2026-01-01, 2026-02-02",
        "01-31, ANNUAL_DATE, 2025-01-31, 2026-02-02",
        "01-31, ANNUAL_DATE, 2025-01-01, 2025-02-05"
    })
    void endsOnTheDayTheRulesSay(String value, Unit unit, LocalDate from, LocalDate due) {
        assertThat(count(SHIPPED, rule(value, unit), from).due()).isEqualTo(due);
    }

    @Test
    void aYearWithoutItsNoticeIsCountedByTheStatutoryHolidaysAndMarked() {
        var five = rule(5, Unit.WORKING_DAYS);

        var before = count(without(2026), five, day("2025-12-25"));
        assertThat(before.due()).isEqualTo("2026-01-02");
        assertThat(before.provisional()).isTrue();

        var after = count(SHIPPED, five, day("2025-12-25"));
        assertThat(after.due()).isEqualTo("2026-01-04");
        assertThat(after.provisional()).isFalse();
    }

    @Test
    void aDateIsProvisionalWhereItTouchesAYearWithoutNoticeAtEitherEnd() {
        var one = rule(1, Unit.WORKING_DAYS);
        assertThat(count(SHIPPED, one, day("2026-12-30")).provisional()).isFalse();
        assertThat(count(SHIPPED, one, day("2026-12-31")).provisional()).isTrue();
        assertThat(count(without(2025), rule(5, Unit.WORKING_DAYS), day("2025-12-25"))
                        .provisional())
                .isTrue();
        // The starting day isn't counted, so its year doesn't matter.
        assertThat(count(without(2025), one, day("2025-12-31")).provisional()).isFalse();
        assertThat(count(SHIPPED, rule(40, Unit.DAYS), day("2026-12-01")).provisional())
                .isTrue();
    }

    @Test
    void whatNoNoticeCanMoveIsNeverProvisional() {
        assertThat(count(SHIPPED, rule(7, Unit.MINIMUM_DAYS), day("2026-12-28")).provisional())
                .isFalse();
        assertThat(count(SHIPPED, rule(3, Unit.PERIOD_MONTHS), day("2027-01-01"))
                        .provisional())
                .isFalse();
    }

    @Test
    void theClockStandsStillWhileAThirdPartyIsAsked() {
        var asked = List.of(new Pause(day("2026-09-22"), day("2026-09-29"), "征求第三方意见"));

        var counted = new Counting(SHIPPED).count(rule(5, Unit.WORKING_DAYS), day("2026-09-18"), asked);

        assertThat(counted.due()).isEqualTo("2026-10-08");
        assertThat(counted.days().stream().filter(Day::counted).map(Day::date).map(LocalDate::toString))
                .containsExactly("2026-09-20", "2026-09-21", "2026-09-22", "2026-09-30", "2026-10-08");
        assertThat(counted.days().stream().filter(day -> day.why().equals("暂停：征求第三方意见")))
                .hasSize(7);
    }

    @Test
    void whatIsLeftIsKeptHoweverLongTheAnswerTakes() {
        var ten = rule(10, Unit.DAYS);
        // Used up to and including 4 June: 3; left 7, from the 21st.
        var pause = List.of(new Pause(day("2026-06-04"), day("2026-06-20"), ""));
        var counted = new Counting(SHIPPED).count(ten, day("2026-06-01"), pause);
        assertThat(counted.due()).isEqualTo("2026-06-29"); // the 27th is a Saturday
        assertThat(counted.days().stream().filter(Day::counted)).hasSize(10);

        var month = new Counting(SHIPPED).count(rule(1, Unit.MONTHS), day("2026-06-01"), pause);
        assertThat(month.due()).isEqualTo("2026-07-17");
    }

    @Test
    void aPauseThatIsAnsweredTheSameDayOrBeginsAfterTheLastDayChangesNothing() {
        var five = rule(5, Unit.WORKING_DAYS);
        var sameDay = List.of(new Pause(day("2026-09-21"), day("2026-09-21"), ""));
        var tooLate = List.of(new Pause(day("2026-09-24"), day("2026-10-24"), ""));
        assertThat(new Counting(SHIPPED).count(five, day("2026-09-18"), sameDay).due())
                .isEqualTo("2026-09-24");
        assertThat(new Counting(SHIPPED).count(five, day("2026-09-18"), tooLate).due())
                .isEqualTo("2026-09-24");
    }

    @Test
    void holdsForAnyPeriodFromAnyDay() {
        var random = new Random(20260918);
        for (var i = 0; i < 3000; i++) {
            var from = LocalDate.of(2019, 6, 1).plusDays(random.nextInt(365 * 9));
            var n = 1 + random.nextInt(30);
            var pauses = random.nextBoolean() ? List.<Pause>of() : List.of(pause(from, random));
            var working = new Counting(SHIPPED).count(rule(n, Unit.WORKING_DAYS), from, pauses);
            var days = new Counting(SHIPPED).count(rule(n, Unit.DAYS), from, pauses);

            assertThat(SHIPPED.isWorkingDay(working.due())).isTrue();
            assertThat(SHIPPED.isWorkingDay(days.due())).isTrue();
            assertThat(working.days().stream().filter(Day::counted)).hasSize(n);
            assertThat(working.days().get(working.days().size() - 1).ordinal()).isEqualTo(n);
            assertThat(days.days().stream().filter(Day::counted)).hasSize(n);
            // Every day from the first to the last, each once.
            assertThat(working.days()).hasSize((int) (working.due().toEpochDay() - from.toEpochDay()) + 1);
            // More days never end earlier, nor does a later start, nor working days before calendar days unrolled.
            assertThat(new Counting(SHIPPED)
                            .count(rule(n + 1, Unit.WORKING_DAYS), from, pauses)
                            .due())
                    .isAfter(working.due());
            assertThat(count(SHIPPED, rule(n, Unit.WORKING_DAYS), from.plusDays(1))
                            .due())
                    .isAfterOrEqualTo(
                            count(SHIPPED, rule(n, Unit.WORKING_DAYS), from).due());
            if (pauses.isEmpty()) {
                assertThat(SHIPPED.between(from, working.due())).isEqualTo(n);
                assertThat(count(SHIPPED, rule(n, Unit.MINIMUM_DAYS), from).due())
                        .isEqualTo(from.plusDays(n));
            } else {
                assertThat(working.due())
                        .isAfterOrEqualTo(
                                count(SHIPPED, rule(n, Unit.WORKING_DAYS), from).due());
            }
        }
    }

    private static Pause pause(LocalDate from, Random random) {
        var sent = from.plusDays(random.nextInt(10));
        return new Pause(sent, sent.plusDays(random.nextInt(30)), "");
    }

    private static Counted count(WorkingCalendar calendar, Rule rule, LocalDate from) {
        return new Counting(calendar).count(rule, from, List.of());
    }
}
