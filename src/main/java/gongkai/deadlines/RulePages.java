package gongkai.deadlines;

import gongkai.platform.CurrentUser;
import gongkai.platform.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's page of the rules: what is in force, and a new version from a later day. */
@Controller
@RequestMapping("/staff/rules")
class RulePages {

    private static final String PAGE = "staff/rules";
    private static final int LONGEST = 100;

    /** The form as typed. */
    record Change(String rule, String value, String effectiveFrom, String source, String article) {

        Change {
            rule = typed(rule);
            value = typed(value);
            effectiveFrom = typed(effectiveFrom);
            source = typed(source);
            article = typed(article);
        }

        private static String typed(String text) {
            return text == null ? "" : text.strip();
        }
    }

    private final Register register;
    private final CurrentUser user;
    private final Clock clock;

    RulePages(Register register, CurrentUser user, Clock clock) {
        this.register = register;
        this.user = user;
        this.clock = clock;
    }

    @GetMapping
    String page(Model model) {
        return show(model, new Change("", "", "", "", ""));
    }

    @PostMapping
    String add(@ModelAttribute Change change, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        var errors = new LinkedHashMap<String, String>();
        var rule = rule(change, errors);
        if (errors.isEmpty()) {
            try {
                var added = register.add(rule, user.id());
                redirect.addFlashAttribute(
                        "done",
                        "“" + added.label() + "”第" + added.version() + "版已保存，自"
                                + added.effectiveFrom().getYear() + "年"
                                + added.effectiveFrom().getMonthValue() + "月"
                                + added.effectiveFrom().getDayOfMonth() + "日起适用");
                return "redirect:/staff/rules";
            } catch (Refused e) {
                errors.put(e.field() == null ? "rule" : e.field(), e.getMessage());
            }
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("errors", errors);
        return show(model, change);
    }

    private Rule rule(Change change, Map<String, String> errors) {
        LocalDate effectiveFrom = null;
        try {
            effectiveFrom = LocalDate.parse(change.effectiveFrom());
        } catch (DateTimeParseException e) {
            errors.put("effectiveFrom", "请填写生效日期");
        }
        if (change.source().length() > LONGEST || change.article().length() > LONGEST) {
            errors.put("source", "依据请控制在" + LONGEST + "个字以内");
        }
        if (!register.rules().has(change.rule())) {
            errors.put("rule", "请选择要修改的规则");
            return null;
        }
        var versions = register.rules().versions(change.rule());
        var newest = versions.get(versions.size() - 1);
        try {
            // A value that no document gives is the house's own, and the register says so.
            return new Rule(
                    newest.id(),
                    newest.version() + 1,
                    change.value(),
                    newest.unit(),
                    newest.at(),
                    effectiveFrom == null ? newest.effectiveFrom() : effectiveFrom,
                    change.source().isEmpty(),
                    newest.label(),
                    newest.countedFrom(),
                    change.source().isEmpty() ? Rule.OWN : change.source(),
                    change.source().isEmpty() ? "" : change.article());
        } catch (IllegalArgumentException | DateTimeException e) {
            errors.put(
                    "value",
                    switch (newest.unit()) {
                        case ANNUAL_DATE -> "请填写月和日，写成01-31的样子";
                        case REMINDER_WORKING_DAYS -> "请填写提前的工作日数，用空格分开，例如2 1 0";
                        default -> "请填写1至400之间的整数";
                    });
            return null;
        }
    }

    private String show(Model model, Change change) {
        var today = LocalDate.now(clock);
        model.addAttribute("change", change);
        model.addAttribute("today", today);
        model.addAttribute("rules", register.rules().inForce(today));
        model.addAttribute(
                "coming",
                register.rules().all().stream()
                        .filter(rule -> rule.effectiveFrom().isAfter(today))
                        .toList());
        return PAGE;
    }
}
