package gongkai.workplace;

import gongkai.cases.CaseDesk;
import gongkai.cases.CaseFilter;
import gongkai.cases.CaseLists;
import gongkai.cases.CasePage;
import gongkai.handling.CopyDesk;
import gongkai.organisation.Organisation;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineClock;
import gongkai.platform.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Cases on pages of their own: where mails lead, and who has no task in a case. */
@Controller
class CasePages {

    private static final int FIRST_YEAR = 2020;

    private final CaseDesk desk;
    private final CaseLists lists;
    private final CopyDesk copies;
    private final Organisation organisation;
    private final CurrentUser user;
    private final Clock clock;

    CasePages(
            CaseDesk desk, CaseLists lists, CopyDesk copies, Organisation organisation, CurrentUser user, Clock clock) {
        this.desk = desk;
        this.lists = lists;
        this.copies = copies;
        this.organisation = organisation;
        this.user = user;
        this.clock = clock;
    }

    /** Cases in which one has acted. */
    @GetMapping("/staff/cases")
    String mine(@RequestParam(defaultValue = "1") int page, Model model) {
        show(lists.mine(page), "mine", model);
        return "staff/cases";
    }

    /** Cases that others sent one for information, the latest first. */
    @GetMapping("/staff/cases/copies")
    String copies(@RequestParam(defaultValue = "1") int page, Model model) {
        long total = copies.countOf(user.id());
        int pages = new CasePage(List.of(), total, 1).pages();
        int shown = Math.min(Math.max(page, 1), pages);
        model.addAttribute("list", "copies");
        model.addAttribute("mayListAll", lists.mayListAll());
        model.addAttribute("rows", copies.of(user.id(), shown - 1, CasePage.SIZE));
        model.addAttribute("total", total);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("zone", EngineClock.CHINA);
        return "staff/copies";
    }

    /** All cases of the organisations that one looks after or leads. What is chosen and isn't there counts as not chosen. */
    @GetMapping("/staff/cases/all")
    String all(
            @RequestParam(defaultValue = "") String procedure,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        if (!lists.mayListAll()) {
            throw new NotFound("您没有可以查看的全部案件，请看“我经办的”");
        }
        Map<String, String> procedures = lists.procedures();
        int thisYear = LocalDate.now(clock).getYear();
        CaseFilter filter = new CaseFilter(
                procedures.containsKey(procedure) ? procedure : null,
                organisation.exists(unit) ? unit : null,
                Stream.of(CaseFilter.State.values())
                        .filter(one -> one.name().equals(state))
                        .findFirst()
                        .orElse(null),
                year.matches("20\\d\\d") ? Integer.valueOf(year) : null,
                q.isBlank() ? null : q.strip());
        model.addAttribute("filter", filter);
        model.addAttribute("procedures", procedures);
        model.addAttribute("units", organisation.units());
        model.addAttribute("states", CaseFilter.State.values());
        model.addAttribute(
                "years",
                IntStream.rangeClosed(0, thisYear - FIRST_YEAR)
                        .mapToObj(back -> thisYear - back)
                        .toList());
        show(lists.all(filter, page), "all", model);
        return "staff/cases";
    }

    private void show(CasePage page, String list, Model model) {
        model.addAttribute("list", list);
        model.addAttribute("cases", page);
        model.addAttribute("mayListAll", lists.mayListAll());
    }

    @GetMapping("/staff/cases/{number}")
    String one(@PathVariable String number, Model model) {
        if (!desk.maySee(number)) {
            throw new NotFound("没有这个案件，或者您不能查看它");
        }
        copies.opened(number);
        model.addAttribute("number", number);
        model.addAttribute("tasks", desk.myTasks(number));
        return "staff/case";
    }
}
