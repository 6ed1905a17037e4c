package gongkai.deadlines;

import gongkai.platform.AdministrationChanges;
import gongkai.platform.ChineseDates;
import gongkai.platform.CleanText;
import gongkai.platform.CurrentUser;
import gongkai.platform.InvalidInput;
import gongkai.platform.web.StaffForms;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the rules: what is in force, how it came to be, and for administrators a new version from a later day. */
@Controller
@RequestMapping("/staff/rules")
class RulePages {

    private static final int LONGEST = 100;
    private static final String ADMINISTRATOR = "camunda-admin";

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
    private final RuleVersions versions;
    private final AdministrationChanges changes;
    private final CurrentUser user;
    private final Clock clock;

    RulePages(Register register, RuleVersions versions, AdministrationChanges changes, CurrentUser user, Clock clock) {
        this.register = register;
        this.versions = versions;
        this.changes = changes;
        this.user = user;
        this.clock = clock;
    }

    @GetMapping
    String page(Model model) {
        return show(model, new Change("", "", "", "", ""));
    }

    @PostMapping("/preview")
    String preview(@ModelAttribute Change change, Model model, HttpServletResponse response) {
        return StaffForms.answer(
                "add",
                model,
                response,
                () -> {
                    model.addAttribute("preview", versions.preview(rule(change)));
                    return show(model, change);
                },
                () -> show(model, change));
    }

    @PostMapping
    String add(
            @ModelAttribute Change change,
            @RequestParam(defaultValue = "0") int known,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return StaffForms.answer(
                "confirm",
                model,
                response,
                () -> {
                    var added = versions.add(rule(change), known, reason);
                    redirect.addFlashAttribute(
                            "done",
                            "“" + added.label() + "”第" + added.version() + "版已保存，自"
                                    + ChineseDates.of(added.effectiveFrom()) + "起适用");
                    return "redirect:/staff/rules";
                },
                () -> {
                    model.addAttribute("reason", reason);
                    model.addAttribute("preview", again(change, known));
                    return show(model, change);
                });
    }

    /** Only where it is the reason that is wrong the preview still stands. */
    private RuleVersions.Preview again(Change change, int known) {
        try {
            var preview = versions.preview(rule(change));
            return preview.newest().version() == known ? preview : null;
        } catch (RuntimeException refusedBefore) {
            return null;
        }
    }

    @GetMapping("/{id}")
    String history(@PathVariable String id, Model model) {
        var history = register.history(id);
        model.addAttribute("rule", register.rules().inForce(id, LocalDate.now(clock)));
        model.addAttribute("history", history);
        model.addAttribute("people", people(history.stream().map(Register.Stored::by)));
        model.addAttribute("changes", changes.of(RuleVersions.AREA, id));
        return "staff/rule";
    }

    private Map<String, String> people(Stream<String> ids) {
        var people = new LinkedHashMap<String, String>();
        ids.distinct().forEach(id -> people.put(id, changes.nameOf(id)));
        return people;
    }

    private Rule rule(Change change) {
        var errors = new LinkedHashMap<String, String>();
        LocalDate effectiveFrom = null;
        try {
            effectiveFrom = LocalDate.parse(change.effectiveFrom());
        } catch (DateTimeParseException e) {
            errors.put("effectiveFrom", "请填写生效日期");
        }
        if (effectiveFrom != null && effectiveFrom.getYear() > CalendarFile.LAST_YEAR) {
            errors.put("effectiveFrom", "生效日期请填写" + CalendarFile.LAST_YEAR + "年以前的日期");
        }
        line(errors, "source", "依据文件", change.source());
        line(errors, "article", "条款", change.article());
        if (!register.rules().has(change.rule())) {
            errors.put("rule", "请选择要修改的规则");
            throw new InvalidInput(errors);
        }
        var known = register.rules().versions(change.rule());
        var newest = known.get(known.size() - 1);
        try {
            // A value that no document gives is the house's own, and the register says so.
            var rule = new Rule(
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
            if (errors.isEmpty()) {
                return rule;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            errors.put(
                    "value",
                    switch (newest.unit()) {
                        case ANNUAL_DATE -> "请填写月和日，写成01-31的样子";
                        case REMINDER_WORKING_DAYS -> "请填写提前的工作日数，用空格分开，例如2 1 0";
                        default -> "请填写1至400之间的整数";
                    });
        }
        throw new InvalidInput(errors);
    }

    private static void line(Map<String, String> errors, String field, String label, String text) {
        var problem = CleanText.lineProblem(text, LONGEST);
        if (problem != null) {
            errors.put(field, label + problem);
        }
    }

    private String show(Model model, Change change) {
        var today = LocalDate.now(clock);
        var rules = register.rules().inForce(today);
        var choices = new LinkedHashMap<String, String>();
        rules.forEach(rule -> choices.put(rule.id(), rule.label() + "，现为" + rule.text()));
        model.addAttribute("change", change);
        model.addAttribute("choices", choices);
        model.addAttribute("today", today);
        model.addAttribute("rules", rules);
        model.addAttribute("mayChange", user.groups().contains(ADMINISTRATOR));
        model.addAttribute(
                "coming",
                register.rules().all().stream()
                        .filter(rule -> rule.effectiveFrom().isAfter(today))
                        .toList());
        return "staff/rules";
    }
}
