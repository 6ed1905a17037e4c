package gongkai.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as RFC 5545 wants them, with Chinese in them. */
class CalendarTextTest {

    private static final Instant NOW = Instant.parse("2026-09-18T02:24:00Z");

    private static String of(String summary) {
        CalendarText calendar = new CalendarText("期限", NOW);
        calendar.day(
                "task-1@gongkai", LocalDate.of(2026, 12, 31), summary, "https://x.example/staff/cases/YSQ-2026-000001");
        return calendar.toString();
    }

    @Test
    void aDayIsAnEventOfTheWholeDay() {
        assertThat(of("YSQ-2026-000001 登记审核").split("\r\n"))
                .containsSequence(
                        "BEGIN:VEVENT",
                        "UID:task-1@gongkai",
                        "DTSTAMP:20260918T022400Z",
                        "DTSTART;VALUE=DATE:20261231",
                        "DTEND;VALUE=DATE:20270101",
                        "SUMMARY:YSQ-2026-000001 登记审核",
                        "URL:https://x.example/staff/cases/YSQ-2026-000001",
                        "TRANSP:TRANSPARENT",
                        "END:VEVENT")
                .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
                .contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H")
                .endsWith("END:VCALENDAR");
    }

    @Test
    void whatWouldEndTheValueIsEscaped() {
        assertThat(of("一;二,三\\四\r\n五\n六")).contains("SUMMARY:一\\;二\\,三\\\\四\\n五\\n六\r\n");
    }

    @Test
    void longLinesAreFoldedBetweenCharacters() {
        String summary = "公开𠮷🎉".repeat(40);
        String text = of(summary);
        assertThat(List.of(text.split("\r\n")))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + summary + "\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    }
}
