package gongkai.annualplan;

import gongkai.deadlines.Deadlines;
import gongkai.organisation.Organisation;
import gongkai.organisation.UnitInfo;
import gongkai.platform.ChineseDates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the plans of a year stand, unit by unit. */
@Controller
class PlanPages {

    private static final int PAGE_SIZE = 50;

    private final AnnualPlans plans;
    private final Deadlines deadlines;
    private final Organisation organisation;
    private final Clock clock;

    PlanPages(AnnualPlans plans, Deadlines deadlines, Organisation organisation, Clock clock) {
        this.plans = plans;
        this.deadlines = deadlines;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * @param state ok, late or soon, as the style sheet colours it, or wait
     * @param standing in words, such as 按时报送
     */
    record Row(String unit, String number, String state, String standing, String status, String due, String filed) {}

    @GetMapping("/staff/plans")
    String list(@RequestParam(required = false) Integer year, @RequestParam(defaultValue = "1") int page, Model model) {
        LocalDate today = LocalDate.now(clock);
        int shown = year == null ? today.getYear() : year;
        var count = plans.count(shown, today);
        int pages = (int) Math.max(1, (count.all() + PAGE_SIZE - 1) / PAGE_SIZE);
        int at = Math.min(Math.max(page, 1), pages);
        Set<Integer> years = new TreeSet<>((one, other) -> other - one);
        years.addAll(plans.years());
        years.add(today.getYear());
        years.add(shown);
        model.addAttribute("year", shown);
        model.addAttribute("years", years);
        model.addAttribute("count", count);
        model.addAttribute("page", at);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "rows",
                plans.findByYearNoOrderByUnit(shown, PageRequest.of(at - 1, PAGE_SIZE))
                        .map(plan -> row(plan, today))
                        .getContent());
        model.addAttribute("without", shown == today.getYear() ? without(shown) : List.of());
        return "staff/plans";
    }

    /** Units that owe nothing this year, since the product or the unit came after January. */
    private List<String> without(int year) {
        Set<String> with = new HashSet<>(plans.unitsOf(year));
        return organisation.basicLevel().stream()
                .filter(unit -> !with.contains(unit.code()))
                .map(UnitInfo::name)
                .toList();
    }

    private Row row(AnnualPlan plan, LocalDate today) {
        boolean filed = plan.filedOn() != null;
        LocalDate until = filed ? plan.filedOn() : today;
        boolean late = until.isAfter(plan.dueOn());
        int by = late ? deadlines.workingDaysBetween(plan.dueOn(), until) : 0;
        String state = late ? "late" : filed ? "ok" : "wait";
        String standing = filed ? late ? "逾期报送" + days("，迟", by) : "按时报送" : late ? "缺报" + days("，已逾期", by) : "待报送";
        return new Row(
                organisation.exists(plan.unit())
                        ? organisation.unit(plan.unit()).name()
                        : plan.unit(),
                plan.number(),
                filed && late ? "soon" : state,
                standing,
                plan.status().label(),
                ChineseDates.of(plan.dueOn()),
                filed ? ChineseDates.of(plan.filedOn()) : "");
    }

    /** A day or two of rest after the date are late, by no working day. */
    private static String days(String words, int workingDays) {
        return workingDays == 0 ? "" : words + workingDays + "个工作日";
    }
}
