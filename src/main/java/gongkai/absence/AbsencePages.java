package gongkai.absence;

import gongkai.organisation.Absence;
import gongkai.organisation.AbsenceDesk;
import gongkai.organisation.NewAbsence;
import gongkai.organisation.Organisation;
import gongkai.organisation.PersonInfo;
import gongkai.platform.CurrentUser;
import gongkai.platform.InvalidInput;
import gongkai.platform.Paging;
import gongkai.platform.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is away when, and who stands in: one's own, and for administrators everybody's. */
@Controller
class AbsencePages {

    private static final int PAGE_SIZE = 20;
    private static final String PAGE = "/staff/absences";

    private final AbsenceDesk desk;
    private final Organisation organisation;
    private final CurrentUser user;
    private final Clock clock;

    AbsencePages(AbsenceDesk desk, Organisation organisation, CurrentUser user, Clock clock) {
        this.desk = desk;
        this.organisation = organisation;
        this.user = user;
        this.clock = clock;
    }

    /** @param state late, ok, wait or soon, as the style sheet colours it */
    record Row(
            long id,
            String person,
            String deputy,
            String days,
            String reason,
            String made,
            String standing,
            String state,
            boolean revocable,
            boolean own) {}

    /** As it was typed. */
    record Filled(String person, String deputy, String firstDay, String lastDay, String reason) {}

    @GetMapping(PAGE)
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        return show(page, new Filled(user.id(), "", "", "", ""), Map.of(), model);
    }

    private String show(int page, Filled filled, Map<String, String> errors, Model model) {
        Paging paging = Paging.of(page, desk.count(), PAGE_SIZE);
        model.addAttribute("rows", desk.page(paging).stream().map(this::row).toList());
        model.addAttribute("page", paging.page());
        model.addAttribute("more", paging.page() < paging.pages());
        model.addAttribute("anybody", desk.mayForAnybody());
        model.addAttribute("people", desk.people());
        model.addAttribute("deputies", desk.deputies());
        model.addAttribute("filled", filled);
        model.addAttribute("errors", errors);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "away",
                organisation.standsInFor(user.id()).stream()
                        .map(PersonInfo::name)
                        .toList());
        return "staff/absences";
    }

    private Row row(Absence one) {
        LocalDate today = LocalDate.now(clock);
        boolean over = today.isAfter(one.lastDay());
        boolean begun = !today.isBefore(one.firstDay());
        boolean unfit = begun && organisation.deputyOf(one.person()).isEmpty();
        String standing = one.revoked()
                ? organisation.nameOf(one.revokedBy()) + "撤销"
                : over ? "已结束" : unfit ? "岗位有变动，不再代理，请撤销后另行指定" : begun ? "代理中" : "未开始";
        boolean own = one.person().equals(user.id());
        return new Row(
                one.id(),
                organisation.nameOf(one.person()),
                organisation.nameOf(one.deputy()),
                one.days(),
                one.reason(),
                organisation.nameOf(one.madeBy()),
                standing,
                one.revoked() || over ? "wait" : unfit ? "late" : begun ? "ok" : "soon",
                (own || desk.mayForAnybody()) && !one.revoked() && !over,
                own);
    }

    @PostMapping(PAGE)
    String make(
            @RequestParam(required = false) String person,
            @RequestParam(required = false) String deputy,
            @RequestParam(required = false) String firstDay,
            @RequestParam(required = false) String lastDay,
            @RequestParam(required = false) String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Map<String, String> errors = new LinkedHashMap<>();
        try {
            desk.make(new NewAbsence(
                    desk.mayForAnybody() ? text(person) : user.id(),
                    text(deputy),
                    date("firstDay", "开始日期", firstDay, errors),
                    date("lastDay", "结束日期", lastDay, errors),
                    text(reason)));
        } catch (InvalidInput wrong) {
            wrong.errors().forEach(errors::putIfAbsent);
        } catch (Refused because) {
            errors.put(because.field() == null ? "deputy" : because.field(), because.getMessage());
        }
        if (errors.isEmpty()) {
            next.addFlashAttribute("done", "已登记，开始那一天起由代理人办理");
            return "redirect:" + PAGE;
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return show(1, new Filled(person, deputy, firstDay, lastDay, reason), errors, model);
    }

    @PostMapping(PAGE + "/{id}/revocation")
    String revoke(@PathVariable long id, @RequestParam(required = false) String reason, RedirectAttributes next) {
        try {
            desk.revoke(id, reason);
            next.addFlashAttribute("done", "已撤销，代理到此为止；代理人已经领取、还没有办的，由他放回");
        } catch (Refused because) {
            next.addFlashAttribute("refused", because.getMessage());
        }
        return "redirect:" + PAGE;
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static LocalDate date(String field, String label, String typed, Map<String, String> errors) {
        try {
            return text(typed) == null ? null : LocalDate.parse(text(typed));
        } catch (DateTimeParseException wrong) {
            errors.put(field, label + "请写成2026-10-08的样子");
            return null;
        }
    }
}
