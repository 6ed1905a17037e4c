package gongkai.deadlines;

import static gongkai.deadlines.Calendars.RULES;
import static gongkai.deadlines.Calendars.SHIPPED;
import static gongkai.deadlines.Calendars.day;
import static org.assertj.core.api.Assertions.assertThat;

import gongkai.platform.EngineClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class AlertTimesTest {

    private final AlertTimes times = new AlertTimes(RULES, SHIPPED);

    @Test
    void remindsTwoAndOneWorkingDaysBeforeAndOnTheMorningItself() {
        var reminders = new ArrayList<Instant>();
        for (var next = times.nextReminder(day("2026-10-08"), china("2026-09-18T10:00:00"));
                next.isPresent();
                next = times.nextReminder(day("2026-10-08"), next.get())) {
            reminders.add(next.get());
        }
        assertThat(reminders)
                .containsExactly(
                        china("2026-09-29T08:30:00"), china("2026-09-30T08:30:00"), china("2026-10-08T08:30:00"));
    }

    @Test
    void alertsAtTheEndOfTheLastDayAndThenEveryWorkingMorning() {
        var alerts = new ArrayList<Instant>();
        var next = china("2026-09-18T10:00:00");
        for (var i = 0; i < 4; i++) {
            next = times.nextAlert(day("2026-09-29"), next);
            alerts.add(next);
        }
        assertThat(alerts)
                .containsExactly(
                        china("2026-09-29T23:59:59"),
                        china("2026-09-30T08:30:00"),
                        china("2026-10-08T08:30:00"),
                        china("2026-10-09T08:30:00"));
    }

    @Test
    void anAlertThatWasLateItselfDoesNotCatchUp() {
        assertThat(times.nextAlert(day("2026-09-24"), china("2026-10-10T08:30:00")))
                .isEqualTo(china("2026-10-12T08:30:00"));
        assertThat(times.nextAlert(day("2026-09-24"), china("2026-10-10T08:29:59")))
                .isEqualTo(china("2026-10-10T08:30:00"));
    }

    @Test
    void theNumbersComeFromTheRegister() {
        var everyOther = new AlertTimes(
                new RuleBook(java.util.List.of(
                        new Rule(
                                AlertTimes.REPEAT,
                                1,
                                "2",
                                Unit.REPEAT_WORKING_DAYS,
                                java.time.LocalTime.of(9, 0),
                                day("2020-01-01"),
                                true,
                                "",
                                "",
                                Rule.OWN,
                                ""),
                        new Rule(
                                AlertTimes.REMINDER,
                                1,
                                "3",
                                Unit.REMINDER_WORKING_DAYS,
                                java.time.LocalTime.of(9, 0),
                                day("2020-01-01"),
                                true,
                                "",
                                "",
                                Rule.OWN,
                                ""))),
                SHIPPED);
        assertThat(everyOther.nextAlert(day("2026-09-22"), china("2026-09-23T00:00:00")))
                .isEqualTo(china("2026-09-24T09:00:00"));
        assertThat(everyOther.nextAlert(day("2026-09-22"), china("2026-09-24T09:00:00")))
                .isEqualTo(china("2026-09-29T09:00:00"));
        assertThat(everyOther.nextReminder(day("2026-09-24"), china("2026-09-01T00:00:00")))
                .contains(china("2026-09-21T09:00:00"));
    }

    private static Instant china(String time) {
        return LocalDateTime.parse(time).atZone(EngineClock.CHINA).toInstant();
    }
}
