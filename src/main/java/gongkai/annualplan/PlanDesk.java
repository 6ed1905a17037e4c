package gongkai.annualplan;

import static gongkai.annualplan.AnnualPlanProcess.KEY;
import static gongkai.annualplan.AnnualPlanProcess.PLAN;

import gongkai.cases.CaseHistory;
import gongkai.cases.CaseNumbers;
import gongkai.cases.PhaseNotices;
import gongkai.cases.Rounds;
import gongkai.deadlines.DeadlineMoved;
import gongkai.deadlines.Deadlines;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a plan, each inside the engine's: what it refuses leaves the task open, what it changes is committed with the task. */
@Component
@Transactional
class PlanDesk {

    static final String PREFIX = "JH";

    private static final String RULE = "plan.annual";

    /** In one transaction, which shall stay short. */
    private static final int AT_ONCE = 50;

    private final AnnualPlans plans;
    private final AnnualPlanProcess process;
    private final PlanFiles files;
    private final Rounds rounds;
    private final Deadlines deadlines;
    private final Organisation organisation;
    private final PhaseNotices notices;
    private final CaseHistory history;
    private final CaseNumbers numbers;
    private final CurrentUser user;
    private final Clock clock;

    PlanDesk(
            AnnualPlans plans,
            AnnualPlanProcess process,
            PlanFiles files,
            Rounds rounds,
            Deadlines deadlines,
            Organisation organisation,
            PhaseNotices notices,
            CaseHistory history,
            CaseNumbers numbers,
            CurrentUser user,
            Clock clock) {
        this.plans = plans;
        this.process = process;
        this.files = files;
        this.rounds = rounds;
        this.deadlines = deadlines;
        this.organisation = organisation;
        this.notices = notices;
        this.history = history;
        this.numbers = numbers;
        this.user = user;
        this.clock = clock;
    }

    /** Opens the plans that have come to be owed since the last look; what there is already isn't opened again. */
    void openDue() {
        LocalDate since = rounds.begin(KEY);
        LocalDate today = today();
        List<Owed> owed = IntStream.rangeClosed(since.getYear(), today.getYear())
                .filter(year -> !due(year).isBefore(since))
                .boxed()
                .flatMap(this::missing)
                .limit(AT_ONCE + 1L)
                .toList();
        owed.stream().limit(AT_ONCE).forEach(one -> open(one.year(), one.unit()));
        if (owed.size() <= AT_ONCE) {
            rounds.end(KEY);
        }
    }

    private record Owed(int year, UnitInfo unit) {}

    private Stream<Owed> missing(int year) {
        Set<String> opened = new HashSet<>(plans.unitsOf(year));
        return organisation.basicLevel().stream()
                .filter(unit -> !opened.contains(unit.code()))
                .map(unit -> new Owed(year, unit));
    }

    boolean moreDue() {
        return rounds.outstanding(KEY);
    }

    private void open(int year, UnitInfo unit) {
        String number = numbers.next(PREFIX, year);
        var deadline = deadlines.start(number, PLAN, RULE, newYear(year));
        AnnualPlan plan = plans.save(
                new AnnualPlan(number, year, unit.code(), organisation.house().code(), today(), deadline.getDueOn()));
        line(number, "应报计划", year + "年度，最迟" + ChineseDates.of(deadline.getDueOn()), null);
        process.planDue(number);
        notices.tell(
                number,
                "opened",
                "opened",
                "请报送" + plan.title(),
                "请在" + ChineseDates.of(deadline.getDueOn()) + "前报送" + plan.title() + "，由公开办审核。\n",
                groups(plan));
    }

    /** Who files: the unit's own people; where nobody there can sign in, the office does it for them. */
    List<String> groups(String number, Role role) {
        AnnualPlan plan = find(number);
        return role == Role.DEPARTMENT ? groups(plan) : List.of(organisation.group(role, plan.organisation()));
    }

    private List<String> groups(AnnualPlan plan) {
        String own = organisation.group(Role.DEPARTMENT, plan.unit());
        return organisation.members(own).isEmpty()
                ? List.of(own, organisation.group(Role.OFFICE, plan.organisation()))
                : List.of(own);
    }

    void file(String number, String text, List<String> items, String comment) {
        AnnualPlan plan = find(number);
        plan.file(text, items, user.id(), clock.instant());
        deadlines.end(number, PLAN);
        boolean again = plan.filings().size() > 1;
        line(number, "报送年度计划", (again ? "重新报送" : "已报送") + "，拟公开" + items.size() + "项", comment);
    }

    void approve(String number, String comment) {
        find(number).approve(today());
        line(number, "审核年度计划", "同意", comment);
    }

    void sendBack(String number, String comment) {
        find(number).sendBack();
        // Under its old date: nothing in the rules gives it a new one.
        deadlines.reopen(number, PLAN);
        line(number, "审核年度计划", "退回修改", comment);
    }

    void archive(String number) {
        AnnualPlan plan = find(number);
        deadlines.endAll(number);
        files.file(plan);
    }

    @EventListener
    void moved(DeadlineMoved moved) {
        plans.findById(moved.caseNumber()).ifPresent(plan -> plan.dueOn(moved.newDue()));
    }

    private LocalDate due(int year) {
        return deadlines.explain(RULE, newYear(year)).due();
    }

    private static LocalDate newYear(int year) {
        return LocalDate.of(year, 1, 1);
    }

    private AnnualPlan find(String number) {
        return plans.findById(number).orElseThrow(() -> new NotFound("没有这份计划"));
    }

    private void line(String number, String step, String outcome, String comment) {
        history.record(number, user.id(), step, outcome, comment, null);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
