package gongkai.deadlines;

import static gongkai.deadlines.Calendars.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;

import gongkai.deadlines.Deadline.State;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineClock;
import gongkai.platform.EngineIdentities;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import gongkai.platform.TimerCycle;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Deadlines on their real tables, with the shipped rules and calendar taken over as at a first start. */
@SpringBootTest(classes = {ModuleSlice.class, DeadlinesTest.Witness.class, DeadlinesTest.Time.class})
@Tag("database")
class DeadlinesTest {

    private static final String CASE = "YSQ-2026-000012";
    private static final String REVIEW = "application.review";

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Register register;

    @Autowired
    private RegisterKeeping keeping;

    @Autowired
    private CalendarImport calendarImport;

    @Autowired
    private ReminderCycle reminders;

    @Autowired
    private AlertCycle alerts;

    @Autowired
    private Witness witness;

    @Autowired
    private MovingClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private SessionFactory sessions;

    @MockitoBean
    private CurrentUser user;

    @MockitoBean
    private EngineIdentities identities;

    @BeforeEach
    void friday() {
        given(user.id()).willReturn("admin");
        clock.set("2026-09-18T10:00:00");
    }

    @AfterEach
    void clear() {
        jdbc.update("delete from deadline");
        jdbc.update("delete from calendar_day where calendar_year_id in"
                + " (select id from calendar_year where loaded_by <> 'system')");
        jdbc.update("delete from calendar_year where loaded_by <> 'system'");
        jdbc.update("delete from rule_version where added_by <> 'system'");
        register.refresh();
        witness.moved.clear();
        witness.retimed.clear();
    }

    @Test
    void startsAClockWithOneInsertAndAnswersTheSameStepWithoutAskingAgain() {
        register.calendar();
        var statistics = statistics();
        transaction.executeWithoutResult(status -> {
            deadlines.start(CASE, "review", REVIEW, day("2026-09-18"));
            deadlines.due(CASE, "review");
            deadlines.due(CASE, "review");
            reminders.next(CASE + "|review", clock.instant());
            alerts.next(CASE + "|review", clock.instant());
        });
        assertThat(statistics.getEntityInsertCount()).isEqualTo(1);
        assertThat(statistics.getPrepareStatementCount())
                .as("one look for an ended one, one insert")
                .isEqualTo(2);

        var deadline = deadlines.of(CASE, "review");
        assertThat(deadline.getDueOn()).isEqualTo("2026-09-24");
        assertThat(deadline.getRuleVersion()).isEqualTo(1);
        assertThat(deadlines.due(CASE, "review")).isEqualTo(Date.from(china("2026-09-24T23:59:59")));
        assertThat(deadlines.standing(deadline)).isEqualTo("还剩5个工作日");
    }

    @Test
    void changesWithOneUpdate() {
        start("review", REVIEW, "2026-09-18");
        var statistics = statistics();
        transaction.executeWithoutResult(status -> deadlines.pause(CASE, "review", day("2026-09-22"), "征求第三方意见"));
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(2);
        statistics.clear();
        transaction.executeWithoutResult(status -> deadlines.resume(CASE, "review", day("2026-09-29")));
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(2);
    }

    @Test
    void changesOnlyInsideTheCallersTransaction() {
        assertThatThrownBy(() -> deadlines.start(CASE, "review", REVIEW, day("2026-09-18")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void standsStillWhileAThirdPartyIsAskedAndGoesOnTheDayAfter() {
        start("review", REVIEW, "2026-09-18");
        clock.set("2026-09-22T16:00:00");
        transaction.executeWithoutResult(status -> deadlines.pause(CASE, "review", day("2026-09-22"), "征求第三方意见"));

        clock.set("2026-09-28T10:00:00"); // past the first date
        var paused = deadlines.of(CASE, "review");
        assertThat(paused.getState()).isEqualTo(State.PAUSED);
        assertThat(deadlines.isLate(paused)).isFalse();
        assertThat(deadlines.countLate()).isZero();
        assertThat(deadlines.nextReminder(paused, clock.instant())).isEqualTo(TimerCycle.PARKED);
        assertThat(deadlines.nextAlert(paused, clock.instant())).isEqualTo(TimerCycle.PARKED);
        assertThat(alerts.next(CASE + "|review", clock.instant())).isEqualTo(TimerCycle.PARKED);
        assertThat(deadlines.standing(paused)).isEqualTo("已暂停，征求第三方意见中");
        assertThat(deadlines.workingDaysLeft(paused)).isEqualTo(2);
        var why = deadlines.explain(paused);
        assertThat(why.left()).isEqualTo(2);
        assertThat(why.days().get(why.days().size() - 1).date()).isEqualTo("2026-09-28");
        assertThat(why.reasons()).contains("9月22日起暂停计算，还剩2个工作日。");

        clock.set("2026-09-29T15:00:00");
        transaction.executeWithoutResult(status -> deadlines.resume(CASE, "review", day("2026-09-29")));
        var running = deadlines.of(CASE, "review");
        assertThat(running.getDueOn()).isEqualTo("2026-10-08");
        assertThat(running.getPauses()).containsExactly(new Pause(day("2026-09-22"), day("2026-09-29"), "征求第三方意见"));
        assertThat(deadlines.explain(running).due()).isEqualTo("2026-10-08");
        assertThat(alerts.next(CASE + "|review", clock.instant())).isEqualTo(china("2026-10-08T23:59:59"));
        assertThat(reminders.next(CASE + "|review", clock.instant())).isEqualTo(china("2026-09-30T08:30:00"));
    }

    @Test
    void extendsOnceFromTheSameStartAndKeepsThePauses() {
        start("review", REVIEW, "2026-09-18");
        transaction.executeWithoutResult(status -> {
            deadlines.pause(CASE, "review", day("2026-09-22"), "征求第三方意见");
            deadlines.resume(CASE, "review", day("2026-09-29"));
            deadlines.extend(CASE, "review", "application.review.extended");
        });
        var extended = deadlines.of(CASE, "review");
        assertThat(extended.isExtended()).isTrue();
        assertThat(extended.getRuleId()).isEqualTo("application.review.extended");
        assertThat(extended.getDueOn()).isEqualTo("2026-10-14");
        refused("期限已经延长过一次，不能再次延长", () -> deadlines.extend(CASE, "review", "application.review.extended"));
    }

    @Test
    void guardsEveryChange() {
        start("review", REVIEW, "2026-09-18");
        refused("这一阶段已经在计时，最迟2026年9月24日", () -> deadlines.start(CASE, "review", REVIEW, day("2026-09-21")));
        refused("发出日期不能早于起算日2026年9月18日", () -> deadlines.pause(CASE, "review", day("2026-09-17"), ""));
        refused("期限没有暂停，不能恢复", () -> deadlines.resume(CASE, "review", day("2026-09-21")));
        clock.set("2026-09-25T00:00:00");
        refused("期限已于2026年9月24日届满，不能再延长", () -> deadlines.extend(CASE, "review", "application.review.extended"));
        transaction.executeWithoutResult(status -> deadlines.end(CASE, "review"));
        refused("这一阶段已经结束，期限不再变动", () -> deadlines.pause(CASE, "review", day("2026-09-22"), ""));
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> deadlines.start(CASE, "x", "application.nothing", day("2026-09-18"))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> deadlines.explain("alert.reminder", day("2026-09-18")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void anEndedPhaseRunsAgainUnderItsOldDateOrStartsAfresh() {
        start("review", REVIEW, "2026-09-18");
        transaction.executeWithoutResult(status -> deadlines.endAll(CASE));
        assertThat(alerts.next(CASE + "|review", clock.instant())).isEqualTo(TimerCycle.PARKED);
        assertThat(deadlines.standing(deadlines.of(CASE, "review"))).isEqualTo("已办结");

        transaction.executeWithoutResult(status -> deadlines.reopen(CASE, "review"));
        assertThat(deadlines.of(CASE, "review").getState()).isEqualTo(State.RUNNING);
        assertThat(deadlines.of(CASE, "review").getDueOn()).isEqualTo("2026-09-24");

        transaction.executeWithoutResult(status -> {
            deadlines.end(CASE, "review");
            deadlines.start(CASE, "review", REVIEW, day("2026-10-08"));
        });
        assertThat(deadlines.of(CASE, "review").getDueOn()).isEqualTo("2026-10-14");
        assertThat(deadlines.ofCase(CASE)).hasSize(1);
    }

    @Test
    void listsWhatIsOpenByItsDate() {
        start("acceptance", "application.acceptance", "2026-09-18");
        start("review", REVIEW, "2026-09-18");
        start("filing", "application.filing", "2026-09-29");
        clock.set("2026-09-24T10:00:00");

        assertThat(deadlines
                        .openUntil(day("2026-09-30"), true, PageRequest.of(0, 10))
                        .map(Deadline::getPhase))
                .containsExactly("acceptance", "review");
        assertThat(deadlines.late(PageRequest.of(0, 1)).map(Deadline::getPhase)).containsExactly("acceptance");
        assertThat(deadlines.countLate()).isEqualTo(1);
        assertThat(deadlines.standing(deadlines.of(CASE, "acceptance"))).isEqualTo("逾期3个工作日");
        assertThat(deadlines.standing(deadlines.of(CASE, "review"))).isEqualTo("今天到期");
    }

    @Test
    void legalDatesDontDependOnTheServersZone() {
        start("review", REVIEW, "2026-09-18");
        var zone = java.util.TimeZone.getDefault();
        try {
            java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(deadlines.due(CASE, "review").toInstant()).isEqualTo(Instant.parse("2026-09-24T15:59:59Z"));
            assertThat(deadlines.of(CASE, "review").getStartedOn()).isEqualTo("2026-09-18");
            clock.set("2026-09-25T00:30:00"); // still the 24th there
            assertThat(deadlines.isLate(deadlines.of(CASE, "review"))).isTrue();
        } finally {
            java.util.TimeZone.setDefault(zone);
        }
    }

    // ---- calendar

    /** The year 2026 with an invented holiday on Monday and Tuesday, 21 and 22 September, and Saturday the 19th worked for it. */
    private static String corrected() {
        var text = new StringBuilder("# notice: 国办发明电〔2026〕1号\ndate,kind,holiday\n");
        Calendars.year(2026)
                .days()
                .values()
                .forEach(day -> text.append(day.date())
                        .append(',')
                        .append(day.kind())
                        .append(',')
                        .append(day.holiday())
                        .append('\n'));
        return text.append("2026-09-21,REST,试验节\n2026-09-19,WORK,试验节\n2026-09-22,REST,试验节\n")
                .toString();
    }

    @Test
    void aCorrectedYearMovesEveryOpenDeadlineAndNoEndedOne() {
        start("review", REVIEW, "2026-09-18");
        start("ended", REVIEW, "2026-09-18");
        start("elsewhere", REVIEW, "2026-11-02");
        transaction.executeWithoutResult(status -> deadlines.end(CASE, "ended"));

        var preview = calendarImport.preview(corrected(), 2026, "");
        assertThat(preview.current()).isEqualTo("国办发明电〔2025〕7号");
        assertThat(preview.differences())
                .extracting(d -> d.date().toString() + d.after())
                .containsExactly("2026-09-19调休补班", "2026-09-21试验节", "2026-09-22试验节");
        assertThat(preview.effect().touching()).isEqualTo(2);
        assertThat(preview.effect().moves())
                .containsExactly(new Recalculation.Move(
                        CASE,
                        "审查并决定",
                        day("2026-09-24"),
                        day("2026-09-28"),
                        "9月19日改为补班，9月21日改为放假（试验节），9月22日改为放假（试验节）"));
        assertThat(deadlines.of(CASE, "review").getDueOn()).as("only shown").isEqualTo("2026-09-24");

        var outcome = calendarImport.confirm(corrected(), 2026, "", preview.token(), "新的安排");

        assertThat(outcome).isEqualTo(new CalendarImport.Outcome(true, 2026, 1));
        assertThat(deadlines.of(CASE, "review").getDueOn()).isEqualTo("2026-09-28");
        assertThat(deadlines.of(CASE, "ended").getDueOn()).isEqualTo("2026-09-24");
        assertThat(witness.moved)
                .containsExactly(new DeadlineMoved(
                        CASE,
                        "review",
                        day("2026-09-24"),
                        day("2026-09-28"),
                        "按2026年节假日安排（国办发明电〔2026〕1号）重新计算：9月19日改为补班，9月21日改为放假（试验节），9月22日改为放假（试验节）"));
        assertThat(witness.seen).as("who listens already counts by the new one").isEqualTo(day("2026-09-28"));

        var again = calendarImport.confirm(corrected(), 2026, "", preview.token(), "新的安排");
        assertThat(again).isEqualTo(new CalendarImport.Outcome(false, 2026, 0));
        assertThat(witness.moved).hasSize(1);
        assertThat(calendarImport.preview(corrected(), 2026, "").changesNothing())
                .isTrue();
    }

    @Test
    void aDateThatStaysButIsRemindedOfOnOtherMorningsTellsTheTimersAlone() {
        start("review", REVIEW, "2026-09-18"); // ends on the 24th, reminders on the 22nd, 23rd and 24th
        clock.set("2026-09-18T10:00:00");
        var text = corrected().replace("2026-09-22,REST,试验节\n", "").replace("2026-09-21,REST", "2026-09-22,REST");

        calendarImport.confirm(
                text, 2026, "", calendarImport.preview(text, 2026, "").token(), "新的安排");

        assertThat(witness.moved).isEmpty();
        assertThat(witness.retimed).containsExactly(new RemindersMoved(CASE, "review", day("2026-09-24")));
        assertThat(deadlines.nextReminder(deadlines.of(CASE, "review"), clock.instant()))
                .isEqualTo(china("2026-09-21T08:30:00"));
    }

    @Test
    void aYearsNoticeMakesProvisionalDatesFirm() {
        clock.set("2026-12-28T10:00:00");
        start("review", REVIEW, "2026-12-28");
        assertThat(deadlines.of(CASE, "review").isProvisional()).isTrue();
        assertThat(deadlines.explain(deadlines.of(CASE, "review")).reasons())
                .anyMatch(reason -> reason.contains("暂定，待国务院办公厅通知"));
        var text = "date,kind,holiday\n2027-01-01,REST,元旦节\n";

        var preview = calendarImport.preview(text, 2027, "国办发明电〔2026〕9号");
        assertThat(preview.current()).isNull();
        assertThat(preview.effect().firm()).isEqualTo(1);
        assertThat(preview.doubts()).isNotEmpty();
        calendarImport.confirm(text, 2027, "国办发明电〔2026〕9号", preview.token(), "新的安排");

        assertThat(deadlines.of(CASE, "review").isProvisional()).isFalse();
        assertThat(witness.moved).isEmpty();
    }

    @Test
    void doesOnlyWhatWasSeen() {
        var token = calendarImport.preview(corrected(), 2026, "").token();
        var other = corrected().replace("09-22", "09-23");
        assertThatThrownBy(() -> calendarImport.confirm(other, 2026, "", token, "新的安排"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> calendarImport.confirm(corrected(), 2026, "", "", "新的安排"))
                .isInstanceOf(Refused.class);

        calendarImport.confirm(
                other, 2026, "", calendarImport.preview(other, 2026, "").token(), "新的安排");
        assertThatThrownBy(() -> calendarImport.confirm(corrected(), 2026, "", token, "新的安排"))
                .as("something else is in force by now")
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> calendarImport.preview("", 2026, "")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aRefusingListenerUndoesTheWholeImport() {
        start("review", REVIEW, "2026-09-18");
        var token = calendarImport.preview(corrected(), 2026, "").token();
        witness.refuses = true;
        try {
            assertThatThrownBy(() -> calendarImport.confirm(corrected(), 2026, "", token, "新的安排"))
                    .isInstanceOf(Refused.class);
        } finally {
            witness.refuses = false;
        }
        assertThat(deadlines.of(CASE, "review").getDueOn()).isEqualTo("2026-09-24");
        assertThat(register.calendar().why(day("2026-09-21"))).isEqualTo("工作日");
        assertThat(calendarImport.confirm(corrected(), 2026, "", token, "新的安排").moved())
                .isEqualTo(1);
    }

    @Test
    void whatWasCountedByTheOldCalendarMeanwhileIsCountedAgain() {
        var token = calendarImport.preview(corrected(), 2026, "").token();
        calendarImport.confirm(corrected(), 2026, "", token, "新的安排");
        start("review", REVIEW, "2026-09-18");
        // As a step does that began before the calendar was loaded, or runs on a node that hasn't noticed yet.
        jdbc.update("update deadline set due_on = date '2026-09-24', calendar_revision = 1");

        keeping.follow();

        assertThat(deadlines.of(CASE, "review").getDueOn()).isEqualTo("2026-09-28");
        assertThat(witness.moved).hasSize(1);
        keeping.follow();
        assertThat(witness.moved).hasSize(1);
    }

    @Test
    void recalculatesThousandsWithoutAQueryPerCase() {
        transaction.executeWithoutResult(status -> {
            for (var i = 0; i < 1200; i++) {
                deadlines.start("YSQ-2026-" + i, "review", REVIEW, day("2026-09-18"));
            }
        });
        var statistics = statistics();
        var preview = calendarImport.preview(corrected(), 2026, "");
        assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(3);
        assertThat(preview.effect().moved()).isEqualTo(1200);
        assertThat(preview.effect().moves()).hasSize(Recalculation.SHOWN);
        calendarImport.confirm(corrected(), 2026, "", preview.token(), "新的安排");
        assertThat(witness.moved).hasSize(1200);
        assertThat(jdbc.queryForObject("select count(*) from deadline where due_on = date '2026-09-28'", Long.class))
                .isEqualTo(1200);
    }

    // ---- rules and seeds

    @Test
    void aCaseKeepsTheVersionThatWasInForceWhenItsClockStarted() {
        start("review", REVIEW, "2026-09-18");
        var review = register.rules().inForce(REVIEW, day("2026-09-18"));
        var longer = new Rule(
                REVIEW,
                9,
                "7",
                review.unit(),
                null,
                day("2026-10-01"),
                true,
                review.label(),
                review.countedFrom(),
                Rule.OWN,
                "");
        assertThat(register.add(longer, "admin").version()).isEqualTo(2);

        var before = deadlines.of(CASE, "review");
        assertThat(before.getRuleVersion()).isEqualTo(1);
        start("later", REVIEW, "2026-10-08");
        assertThat(deadlines.of(CASE, "later").getRuleVersion()).isEqualTo(2);
        assertThat(deadlines.of(CASE, "later").getDueOn()).isEqualTo("2026-10-16");
        assertThat(deadlines.rule(deadlines.of(CASE, "later")).number()).isEqualTo(7);

        transaction.executeWithoutResult(status -> {
            deadlines.pause(CASE, "review", day("2026-09-22"), "");
            deadlines.resume(CASE, "review", day("2026-10-09"));
        });
        assertThat(deadlines.of(CASE, "review").getDueOn()).as("5 days, not 7").isEqualTo("2026-10-12");

        assertThatThrownBy(() -> register.add(longer, "admin")).isInstanceOf(Refused.class);
        var today = new Rule(REVIEW, 9, "8", review.unit(), null, day("2026-09-18"), true, "", "", Rule.OWN, "");
        assertThatThrownBy(() -> register.add(today, "admin")).isInstanceOf(Refused.class);
    }

    @Test
    void takesTheShippedFilesOverOnceAndKeepsWhatAnAdministratorLoaded() {
        var years = jdbc.queryForObject("select count(*) from calendar_year", Long.class);
        keeping.afterSingletonsInstantiated();
        assertThat(jdbc.queryForObject("select count(*) from calendar_year", Long.class))
                .isEqualTo(years);
        assertThat(jdbc.queryForObject("select count(*) from rule_version", Long.class))
                .isEqualTo(30);

        var token = calendarImport.preview(corrected(), 2026, "").token();
        calendarImport.confirm(corrected(), 2026, "", token, "新的安排");
        jdbc.update("update register_seed set digest = 'of an older product'");
        keeping.afterSingletonsInstantiated();
        assertThat(jdbc.queryForObject("select count(*) from calendar_year", Long.class))
                .isEqualTo(years + 1);
        assertThat(register.calendar().year(2026).notice()).isEqualTo("国办发明电〔2026〕1号");
    }

    private void start(String phase, String rule, String from) {
        transaction.executeWithoutResult(status -> deadlines.start(CASE, phase, rule, day(from)));
    }

    private void refused(String sentence, Runnable change) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> change.run()))
                .isInstanceOf(Refused.class)
                .hasMessage(sentence);
    }

    private Statistics statistics() {
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        return statistics;
    }

    private static Instant china(String time) {
        return LocalDateTime.parse(time).atZone(EngineClock.CHINA).toInstant();
    }

    /** Stands for the processes that listen. */
    static class Witness {

        final List<DeadlineMoved> moved = new ArrayList<>();
        final List<RemindersMoved> retimed = new ArrayList<>();
        boolean refuses;
        LocalDate seen;

        @Autowired
        Deadlines deadlines;

        @EventListener
        void on(DeadlineMoved event) {
            if (refuses) {
                throw new Refused("不行");
            }
            moved.add(event);
            var deadline = deadlines.of(event.caseNumber(), event.phase());
            seen = deadlines.explain(deadline).due();
            assertThat(deadlines
                            .explain(deadline.getRuleId(), deadline.getStartedOn())
                            .due())
                    .isEqualTo(deadline.getDueOn());
        }

        @EventListener
        void on(RemindersMoved event) {
            retimed.add(event);
        }
    }

    static class MovingClock extends Clock {

        private volatile Instant now = Instant.EPOCH;

        void set(String time) {
            now = china(time);
        }

        @Override
        public ZoneId getZone() {
            return EngineClock.CHINA;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    static class Time {

        @Bean
        MovingClock clock() {
            return new MovingClock();
        }
    }
}
