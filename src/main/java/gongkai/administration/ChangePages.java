package gongkai.administration;

import gongkai.platform.AdministrationChanges;
import gongkai.platform.AdministrationChanges.Change;
import gongkai.platform.AdministrationChanges.Wanted;
import gongkai.platform.CsvTable;
import gongkai.platform.InvalidInput;
import gongkai.platform.Paging;
import gongkai.platform.web.StaffForms;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The register of administrative changes, to read and to take along. */
@Controller
@RequestMapping("/staff/changes")
class ChangePages {

    private static final int PAGE_SIZE = 50;

    /** As many as a spreadsheet still opens with ease; who needs older ones narrows the days. */
    private static final int MOST_ROWS = 20_000;

    /** The filter as typed. */
    record Filter(String area, String by, String from, String until) {

        Filter {
            area = typed(area);
            by = typed(by);
            from = typed(from);
            until = typed(until);
        }

        private static String typed(String text) {
            return text == null ? "" : text.strip();
        }

        /** @throws InvalidInput naming each day that is none */
        Wanted wanted() {
            Map<String, String> errors = new LinkedHashMap<>();
            LocalDate first = day("from", from, errors);
            LocalDate last = day("until", until, errors);
            if (first != null && last != null && last.isBefore(first)) {
                errors.put("until", "截止日期早于起始日期，请改正");
            }
            if (!errors.isEmpty()) {
                throw new InvalidInput(errors);
            }
            return new Wanted(area, by, first, last);
        }

        private static LocalDate day(String field, String typed, Map<String, String> errors) {
            try {
                LocalDate day = typed.isEmpty() ? null : LocalDate.parse(typed);
                if (day == null || day.getYear() >= 2000 && day.getYear() < 2100) {
                    return day;
                }
            } catch (DateTimeParseException none) {
                // said below, as for a year that is far away
            }
            errors.put(field, ("from".equals(field) ? "起始日期" : "截止日期") + "请写成2026-09-29的样子");
            return null;
        }

        /** The page's address without the number of the page. */
        public String query() {
            return UriComponentsBuilder.newInstance()
                    .queryParam("area", "{area}")
                    .queryParam("by", "{by}")
                    .queryParam("from", "{from}")
                    .queryParam("until", "{until}")
                    .encode()
                    .buildAndExpand(area, by, from, until)
                    .toUriString();
        }
    }

    private final AdministrationChanges changes;

    ChangePages(AdministrationChanges changes) {
        this.changes = changes;
    }

    @GetMapping
    String list(
            @ModelAttribute Filter filter,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("filter", filter);
        model.addAttribute("areas", changes.areas());
        return StaffForms.answer(
                "filter",
                model,
                response,
                () -> show(filter.wanted(), page, model),
                () -> show(new Wanted("", "", null, null), 1, model));
    }

    private String show(Wanted wanted, int page, Model model) {
        var paging = Paging.of(page, changes.count(wanted), PAGE_SIZE);
        model.addAttribute("paging", paging);
        model.addAttribute("changes", changes.page(wanted, paging.page() - 1, paging.size()));
        return "staff/changes";
    }

    @GetMapping("/list.csv")
    ResponseEntity<byte[]> csv(@ModelAttribute Filter filter) {
        List<Change> found = changes.page(filter.wanted(), 0, MOST_ROWS);
        var table = new CsvTable("时间", "用户名", "经办", "类别", "事项", "变更前", "变更后", "理由");
        found.forEach(change -> table.row(
                change.when(),
                change.by(),
                change.byName(),
                change.area(),
                change.subject(),
                change.before(),
                change.after(),
                change.reason()));
        return ResponseEntity.ok()
                .contentType(CsvTable.CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("变更记录.csv", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                // Spreadsheets read Chinese only after this mark.
                .body(("\uFEFF" + table.text()).getBytes(StandardCharsets.UTF_8));
    }
}
