package gongkai.letters;

import gongkai.platform.AdministrationChanges;
import gongkai.platform.CurrentUser;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.TextChanges;
import gongkai.platform.web.StaffForms;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the letters say: administrators change it, look at a test print and put it in force; auditors look. */
@Controller
@RequestMapping("/staff/letter-texts")
class LetterPages {

    private static final String ADMINISTRATOR = "camunda-admin";
    private static final String SPECIMEN = "×公开〔";

    /** A kind of letter as the list shows it. */
    record Line(String key, String label, String title, String version, LetterVersions.Version newest) {}

    /** What may stand in braces. */
    record Offered(String label, String example, boolean required, boolean last) {}

    private final LetterVersions versions;
    private final LetterTemplates templates;
    private final LetterPress press;
    private final AdministrationChanges changes;
    private final CurrentUser user;
    private final Clock clock;

    LetterPages(
            LetterVersions versions,
            LetterTemplates templates,
            LetterPress press,
            AdministrationChanges changes,
            CurrentUser user,
            Clock clock) {
        this.versions = versions;
        this.templates = templates;
        this.press = press;
        this.changes = changes;
        this.user = user;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute(
                "letters",
                Arrays.stream(LetterKind.values())
                        .map(kind -> {
                            var history = versions.history(kind);
                            int inForce = history.isEmpty() ? 0 : history.get(0).version();
                            return new Line(
                                    kind.template(),
                                    kind.fullLabel(),
                                    versions.text(kind, inForce).title(),
                                    LetterVersions.said(inForce),
                                    history.isEmpty() ? null : history.get(0));
                        })
                        .toList());
        return "staff/letters";
    }

    @GetMapping("/{letter}")
    String letter(@PathVariable String letter, Model model) {
        LetterKind kind = kind(letter);
        int base = versions.inForce(kind);
        return show(kind, base, versions.text(kind, base).source(), model);
    }

    /** What would be different, and the way to put it in force. */
    @PostMapping("/{letter}/preview")
    String preview(
            @PathVariable String letter,
            @RequestParam(defaultValue = "") String text,
            Model model,
            HttpServletResponse response) {
        LetterKind kind = kind(letter);
        int base = versions.inForce(kind);
        return StaffForms.answer(
                "edit",
                model,
                response,
                () -> {
                    addPreview(kind, base, text, model);
                    return show(kind, base, text, model);
                },
                () -> show(kind, base, text, model));
    }

    private void addPreview(LetterKind kind, int base, String text, Model model) {
        var differences = TextChanges.between(
                versions.text(kind, base).source(), LetterText.of(kind, text).source());
        if (differences.isEmpty()) {
            throw new InvalidInput(Map.of("text", "文字和正在使用的完全相同"));
        }
        model.addAttribute("differences", differences);
    }

    @PostMapping("/{letter}")
    String putInForce(
            @PathVariable String letter,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "-1") int base,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        LetterKind kind = kind(letter);
        return StaffForms.answer(
                "confirm",
                model,
                response,
                () -> done(kind, versions.putInForce(kind, base, text, reason), redirect),
                () -> {
                    model.addAttribute("reason", reason);
                    int now = versions.inForce(kind);
                    if (now == base && AdministrationChanges.reasonProblem(reason) != null) {
                        addPreviewAgain(kind, base, text, model);
                    }
                    return show(kind, now, text, model);
                });
    }

    private void addPreviewAgain(LetterKind kind, int base, String text, Model model) {
        try {
            addPreview(kind, base, text, model);
        } catch (InvalidInput alsoWrong) {
            // the text itself has to be mended first
        }
    }

    /** A test print of the text as typed: no number is taken, nothing is kept. */
    @PostMapping("/{letter}/print")
    Object print(
            @PathVariable String letter,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean least,
            Model model,
            HttpServletResponse response) {
        LetterKind kind = kind(letter);
        try {
            return specimen(kind, LetterText.of(kind, text), least);
        } catch (InvalidInput wrong) {
            return StaffForms.answer(
                    "edit",
                    model,
                    response,
                    () -> {
                        throw wrong;
                    },
                    () -> show(kind, versions.inForce(kind), text, model));
        }
    }

    @GetMapping("/{letter}/versions/{version:\\d{1,6}}")
    String version(@PathVariable String letter, @PathVariable int version, Model model) {
        LetterKind kind = kind(letter);
        int base = versions.inForce(kind);
        var text = versions.text(kind, version);
        model.addAttribute("letter", kind.template());
        model.addAttribute("label", kind.fullLabel());
        model.addAttribute("version", version);
        model.addAttribute("said", LetterVersions.said(version));
        model.addAttribute("base", base);
        model.addAttribute("text", text.source());
        model.addAttribute(
                "differences",
                TextChanges.between(text.source(), versions.text(kind, base).source()));
        model.addAttribute("mayChange", user.groups().contains(ADMINISTRATOR));
        return "staff/letter-version";
    }

    @GetMapping("/{letter}/versions/{version:\\d{1,6}}/print")
    ResponseEntity<byte[]> printVersion(@PathVariable String letter, @PathVariable int version) {
        LetterKind kind = kind(letter);
        return specimen(kind, versions.text(kind, version), false);
    }

    @PostMapping("/{letter}/versions/{version:\\d{1,6}}")
    String goBack(
            @PathVariable String letter,
            @PathVariable int version,
            @RequestParam(defaultValue = "-1") int base,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        LetterKind kind = kind(letter);
        return StaffForms.answer(
                "back",
                model,
                response,
                () -> done(kind, versions.goBack(kind, base, version, reason), redirect),
                () -> {
                    model.addAttribute("reason", reason);
                    return version(letter, version, model);
                });
    }

    private static String done(LetterKind kind, int version, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "done", "“" + kind.fullLabel() + "”" + LetterVersions.said(version) + "已启用，此后出具的文书使用这一版");
        redirect.addAttribute("letter", kind.template());
        return "redirect:/staff/letter-texts/{letter}";
    }

    private ResponseEntity<byte[]> specimen(LetterKind kind, LetterText text, boolean least) {
        Map<String, Object> facts = new LinkedHashMap<>();
        var given = least ? Placeholder.requiredOf(kind) : Placeholder.knownTo(kind);
        given.forEach(placeholder -> facts.put(placeholder.fact(), placeholder.example()));
        facts.put("contactPhone", "0519-82880000");
        LocalDate today = LocalDate.now(clock);
        String caseNumber = Placeholder.CASE_NUMBER.example().toString();
        byte[] pdf = press.print(templates.fill(
                text,
                kind.carriesCaseNumber() ? caseNumber : SPECIMEN + today.getYear() + "〕×号",
                "（机关名称）",
                kind == LetterKind.CONSULTATION ? "（第三方名称）" : "（申请人姓名）",
                today,
                caseNumber,
                facts,
                true));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(kind.template() + "-specimen.pdf")
                                .build()
                                .toString())
                .body(pdf);
    }

    private String show(LetterKind kind, int base, String text, Model model) {
        model.addAttribute("letter", kind.template());
        model.addAttribute("label", kind.fullLabel());
        model.addAttribute("base", base);
        model.addAttribute("said", LetterVersions.said(base));
        model.addAttribute("text", text);
        model.addAttribute("offered", offered(kind));
        model.addAttribute("history", versions.history(kind));
        model.addAttribute("mayChange", user.groups().contains(ADMINISTRATOR));
        return "staff/letter";
    }

    private static List<Offered> offered(LetterKind kind) {
        return Placeholder.knownTo(kind).stream()
                .map(placeholder -> new Offered(
                        "{" + placeholder.label() + "}",
                        example(placeholder),
                        Placeholder.requiredOf(kind).contains(placeholder),
                        placeholder.as().endsParagraph()))
                .toList();
    }

    private static String example(Placeholder placeholder) {
        return switch (placeholder.as()) {
            case GROUNDS -> "每条理由和它的依据，逐条列出";
            case DATE -> new Wording().date(placeholder.example().toString());
            default -> placeholder.example().toString();
        };
    }

    private static LetterKind kind(String template) {
        return LetterKind.of(template).orElseThrow(() -> new NotFound("没有这种文书，请从文书模板的列表里选择"));
    }
}
