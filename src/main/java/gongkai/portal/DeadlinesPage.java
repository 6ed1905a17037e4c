package gongkai.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 期限怎样计算: anyone can check a date, day by day. */
@Controller
class DeadlinesPage {

    /** From the first year of the calendar; further ahead than this nobody is given a date. */
    private static final int FIRST_YEAR = 2020;

    private static final int YEARS_AHEAD = 5;

    private final Periods periods;

    DeadlinesPage(Periods periods) {
        this.periods = periods;
    }

    @GetMapping("/deadlines")
    String deadlines(
            @RequestParam(required = false) String rule,
            @RequestParam(required = false) String from,
            Model model,
            HttpServletResponse response) {
        boolean asked = rule != null || from != null;
        LocalDate day = from == null || from.isBlank() ? null : day(from);
        Map<String, String> wrong = new LinkedHashMap<>();
        if (asked && !periods.has(rule)) {
            wrong.put("rule", "请选择要计算的期限");
        }
        if (asked && day == null) {
            wrong.put("from", "请填写起算日，写成2026-09-18的样子，在2020年至" + lastYear() + "年之间");
        }
        model.addAttribute("rules", periods.ofApplications());
        model.addAttribute("rule", rule);
        model.addAttribute("from", asked ? from : periods.today().toString());
        model.addAttribute("errors", new FormErrors(wrong));
        if (asked && wrong.isEmpty()) {
            model.addAttribute("explanation", periods.explain(rule, day));
        }
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return "portal/deadlines";
    }

    private LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            return day.getYear() < FIRST_YEAR || day.getYear() > lastYear() ? null : day;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private int lastYear() {
        return periods.today().getYear() + YEARS_AHEAD;
    }
}
