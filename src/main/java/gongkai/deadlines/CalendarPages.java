package gongkai.deadlines;

import gongkai.platform.AdministrationChanges;
import gongkai.platform.CsvTable;
import gongkai.platform.CurrentUser;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page for the State Council's yearly notice: upload, look, take into force. */
@Controller
@RequestMapping("/staff/calendar")
class CalendarPages {

    private static final String PAGE = "staff/calendar";
    private static final String ADMINISTRATOR = "camunda-admin";

    /** A year's file has some thirty lines. */
    private static final long LARGEST = 64 * 1024;

    private final CalendarImport calendarImport;
    private final Register register;
    private final AdministrationChanges changes;
    private final CurrentUser user;
    private final Clock clock;

    CalendarPages(
            CalendarImport calendarImport,
            Register register,
            AdministrationChanges changes,
            CurrentUser user,
            Clock clock) {
        this.changes = changes;
        this.user = user;
        this.calendarImport = calendarImport;
        this.register = register;
        this.clock = clock;
    }

    @GetMapping
    String page(Model model) {
        return show(model, String.valueOf(LocalDate.now(clock).getYear() + 1), "");
    }

    @PostMapping("/preview")
    String preview(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String notice,
            @RequestParam(required = false) MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return wrong(Map.of("file", "请选择节假日安排文件，里面至少要有一天"), year, notice, model, response);
        }
        if (file.getSize() > LARGEST) {
            return wrong(Map.of("file", "文件超过64KB，不像是一年的节假日安排"), year, notice, model, response);
        }
        var text = CalendarFile.decode(file.getBytes());
        try {
            model.addAttribute("preview", calendarImport.preview(text, number(year), notice));
            model.addAttribute("text", text);
        } catch (InvalidInput e) {
            return wrong(e.errors(), year, notice, model, response);
        }
        return show(model, year, notice);
    }

    @PostMapping("/confirm")
    String confirm(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String notice,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            var outcome = calendarImport.confirm(text, number(year), notice, token, reason);
            redirect.addFlashAttribute("done", told(outcome));
            return "redirect:/staff/calendar";
        } catch (InvalidInput e) {
            return wrong(e.errors(), year, notice, model, response);
        } catch (Refused e) {
            if (e.field() != null) {
                // The reason is missing: what was previewed still stands.
                model.addAttribute("reason", reason);
                model.addAttribute("failed", "confirm");
                model.addAttribute("preview", calendarImport.preview(text, number(year), notice));
                model.addAttribute("text", text);
                return wrong(Map.of(e.field(), e.getMessage()), year, notice, model, response);
            }
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("errors", Map.of("file", e.getMessage()));
            return show(model, year, notice);
        }
    }

    /** In the form in which it is uploaded, to be corrected and loaded again. */
    @GetMapping("/{year:\\d{4}}.csv")
    ResponseEntity<byte[]> file(@PathVariable int year) {
        if (register.calendar().isProvisional(year)) {
            throw new NotFound(year + "年的日历还没有载入");
        }
        var found = register.calendar().year(year);
        var text =
                "# notice: " + found.notice() + "\n" + RegistersApi.table(found).text();
        return ResponseEntity.ok()
                .contentType(CsvTable.CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(year + ".csv")
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String told(CalendarImport.Outcome outcome) {
        if (!outcome.changed()) {
            return outcome.year() + "年的日历此前已经生效，没有变动";
        }
        return outcome.year() + "年的日历已经生效，"
                + (outcome.moved() == 0 ? "没有期限因此变动" : "有" + outcome.moved() + "个期限随之变动，已记入案卷并通知经办人");
    }

    private String wrong(
            Map<String, String> errors, String year, String notice, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("errors", errors);
        return show(model, year, notice);
    }

    private String show(Model model, String year, String notice) {
        model.addAttribute("year", year);
        model.addAttribute("notice", notice);
        model.addAttribute("years", register.loaded());
        model.addAttribute("loadings", register.loadings());
        model.addAttribute("changes", changes.of(CalendarImport.AREA));
        model.addAttribute("names", names());
        model.addAttribute("mayChange", user.groups().contains(ADMINISTRATOR));
        model.addAttribute("calendar", register.calendar());
        return PAGE;
    }

    private Map<String, String> names() {
        var names = new HashMap<String, String>();
        register.loadings().forEach(loaded -> names.computeIfAbsent(loaded.by(), changes::nameOf));
        return names;
    }

    private static Integer number(String year) {
        return year.strip().matches("\\d{4}") ? Integer.valueOf(year.strip()) : null;
    }
}
