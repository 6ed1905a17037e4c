package gongkai.archive;

import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The staff pages of the archive. Who may open them stands in the platform's table of routes. */
@Controller
class ArchiveController {

    private static final int PAGE_SIZE = 50;
    private static final String ARCHIVIST = "archivist";

    private final Archive archive;

    private final CurrentUser user;
    private final Clock clock;

    ArchiveController(Archive archive, CurrentUser user, Clock clock) {
        this.archive = archive;
        this.user = user;
        this.clock = clock;
    }

    /** A file as the list shows it. */
    record Row(ArchivedFile file, boolean destroyable) {

        public String endedOn() {
            return ChineseDates.of(file.endedOn());
        }

        public String retention() {
            return date(file.retainUntil());
        }

        public String destroyedOn() {
            return day(file.destroyedAt());
        }

        private static String date(LocalDate date) {
            return date == null ? "永久" : ChineseDates.of(date);
        }

        private static String day(Instant at) {
            return at == null ? "" : ChineseDates.of(at);
        }
    }

    @GetMapping("/staff/archive")
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
        long total = archive.count(q);
        int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int shown = Math.min(Math.max(page, 1), pages);
        model.addAttribute("q", q);
        model.addAttribute("total", total);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "files",
                archive.list(q, shown - 1, PAGE_SIZE).stream()
                        .map(file -> new Row(file, mayDestroy() && file.destroyableOn(LocalDate.now(clock))))
                        .toList());
        return "archive/list";
    }

    @GetMapping("/staff/archive/{caseNumber}.zip")
    void download(@PathVariable String caseNumber, HttpServletResponse response) throws IOException {
        var file = archive.of(caseNumber).orElseThrow(() -> new NotFound("没有找到这件案卷，请核对案件编号"));
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.number() + ".zip", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        archive.export(caseNumber, response.getOutputStream());
    }

    @GetMapping("/staff/archive/verification")
    String verify(Model model) {
        model.addAttribute("report", archive.verifyChain());
        return "archive/verification";
    }

    @GetMapping("/staff/archive/{caseNumber}/destruction")
    String destruction(@PathVariable String caseNumber, Model model) {
        show(caseNumber, model);
        return "archive/destruction";
    }

    @PostMapping("/staff/archive/{caseNumber}/destruction")
    String destroy(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        show(caseNumber, model);
        try {
            archive.delete(caseNumber, reason, user.id());
        } catch (Refused refused) {
            response.setStatus(
                    refused.field() == null ? HttpServletResponse.SC_CONFLICT : HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("refused", refused.getMessage());
            model.addAttribute("reason", reason);
            return "archive/destruction";
        }
        return "redirect:/staff/archive?q=" + UriUtils.encodeQueryParam(caseNumber, StandardCharsets.UTF_8);
    }

    private void show(String caseNumber, Model model) {
        if (!mayDestroy()) {
            throw new NotFound("没有找到这件案卷，请核对案件编号");
        }
        model.addAttribute(
                "row",
                archive.of(caseNumber)
                        .map(file -> new Row(file, true))
                        .orElseThrow(() -> new NotFound("没有找到这件案卷，请核对案件编号")));
    }

    /** Narrower than the route: whoever may read the archive may not yet take something out of it. */
    private boolean mayDestroy() {
        return user.groups().contains(ARCHIVIST);
    }
}
