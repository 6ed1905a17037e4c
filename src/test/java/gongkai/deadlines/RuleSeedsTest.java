package gongkai.deadlines;

import static gongkai.deadlines.Calendars.RULES;
import static gongkai.deadlines.Calendars.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSeedsTest {

    @ParameterizedTest
    @CsvSource({
        "application.acceptance, 2个工作日, true",
        "application.correction, 15个工作日, true",
        "application.review, 5个工作日, false",
        "application.review.extended, 10个工作日, false",
        "application.filing, 5个工作日, false",
        "application.third-party, 15个工作日, true",
        "application.delivery, 3个工作日, true",
        "disclosure.fixed, 5个工作日, false",
        "disclosure.proactive, 20个工作日, false",
        "disclosure.immediate, 3个工作日, true",
        "disclosure.periodic.jintan, 每6个月一次, false",
        "disclosure.periodic.jintan.adjustment, 每3个月一次, false",
        "disclosure.periodic.nanhu, 每3个月一次, false",
        "disclosure.periodic.annual, 每12个月一次, true",
        "disclosure.public-notice, 不少于7天, false",
        "opinion.own, 3天, false",
        "opinion.transfer, 2天, false",
        "opinion.transferred, 3天, false",
        "opinion.important, 10天, false",
        "opinion.violation, 1个月, false",
        "topic.answer, 10天, true",
        "assessment.notice, 不少于1个月, false",
        "assessment.self-check, 15天, true",
        "assessment.rectification, 30天, true",
        "inspection.quarterly, 每3个月一次, false",
        "accountability.appeal, 30天, false",
        "plan.annual, 1月31日前, true",
        "alert.reminder, 到期前2、1、0个工作日, true",
        "alert.repeat, 每个工作日, true"
    })
    void everyPeriodOfTheRegisterIsSeeded(String id, String text, boolean house) {
        var rule = RULES.inForce(id, day("2026-09-18"));
        assertThat(rule.text()).isEqualTo(text);
        assertThat(rule.house()).isEqualTo(house);
        assertThat(rule.label()).isNotBlank();
        assertThat(rule.countedFrom()).isNotBlank();
        assertThat(rule.source()).isNotBlank();
    }

    @Test
    void nothingElseIsSeeded() {
        assertThat(RULES.all()).hasSize(30);
        assertThat(new Seeds().years())
                .extracting(CalendarYear::year)
                .containsExactly(2020, 2021, 2022, 2023, 2024, 2025, 2026);
        assertThat(new Seeds().years()).allMatch(year -> year.notice().startsWith("国办发明电〔" + (year.year() - 1) + "〕"));
    }

    @Test
    void citesDocumentAndArticle() {
        assertThat(RULES.inForce("application.review", day("2026-09-18")).citation())
                .isEqualTo("《金坛市公安局党务公开依申请公开制度》第四条（三）");
        assertThat(RULES.inForce("application.acceptance", day("2026-09-18")).citation())
                .isEqualTo("本机关自定");
    }

    @Test
    void aNewVersionTakesOverOnItsDay() {
        var rules = new java.util.ArrayList<>(RULES.all());
        var review = RULES.inForce("application.review", day("2026-09-18"));
        rules.add(new Rule(
                review.id(),
                2,
                "7",
                review.unit(),
                null,
                day("2027-01-01"),
                true,
                review.label(),
                review.countedFrom(),
                Rule.OWN,
                ""));
        var book = new RuleBook(rules);
        assertThat(book.inForce(review.id(), day("2026-12-31")).value()).isEqualTo("5");
        assertThat(book.inForce(review.id(), day("2027-01-01")).value()).isEqualTo("7");
        assertThat(book.inForce(review.id(), day("2001-01-01")).value()).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource({"0, WORKING_DAYS", "-3, DAYS", "401, DAYS", "x, MONTHS", "02-30, ANNUAL_DATE", "'', DAYS"})
    void refusesAValueThatCantBeCounted(String value, Unit unit) {
        assertThatThrownBy(() -> Calendars.rule(value, unit))
                .isInstanceOfAny(IllegalArgumentException.class, java.time.DateTimeException.class);
    }
}
