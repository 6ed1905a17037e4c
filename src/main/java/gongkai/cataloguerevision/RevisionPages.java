package gongkai.cataloguerevision;

import gongkai.catalogue.CatalogueFiles;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import gongkai.platform.TooLarge;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The office's page for a catalogue's spreadsheet: upload, look at mistakes and changes, take it as the draft of a revision. */
@Controller
@RequestMapping("/staff/catalogue")
class RevisionPages {

    private static final String PAGE = "staff/catalogue";

    private final RevisionDesk desk;
    private final Offices offices;

    RevisionPages(RevisionDesk desk, Offices offices) {
        this.desk = desk;
        this.offices = offices;
    }

    /**
     * A revision as the page shows it.
     *
     * @param catalogues code to title of what may be chosen
     * @param loaded what the draft changes; null where nothing is loaded
     */
    record Sheet(
            String number,
            String label,
            String catalogue,
            Map<String, String> catalogues,
            String loaded,
            Long spreadsheet,
            String currentCsv) {}

    @GetMapping
    String page(@RequestParam(name = "case", defaultValue = "") String number, Model model) {
        return show(model, number, null);
    }

    @PostMapping("/preview")
    String preview(
            @RequestParam(name = "case", defaultValue = "") String number,
            @RequestParam(defaultValue = "") String catalogue,
            @RequestParam(required = false) MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw new InvalidInput(Map.of("file", "请选择目录表格，里面至少要有一项"));
            }
            if (file.getSize() > CatalogueFiles.LARGEST) {
                throw new TooLarge("file", "文件超过" + CatalogueFiles.LARGEST / 1024 / 1024 + "MB，不像是一个目录，请删去图片后再上传");
            }
            var looked = desk.preview(number, catalogue, file.getOriginalFilename(), file.getBytes());
            model.addAttribute("preview", looked.preview());
            model.addAttribute("token", looked.token());
            model.addAttribute("filename", file.getOriginalFilename());
            model.addAttribute("of", offices.title(catalogue));
            if (!looked.preview().right()) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            }
        } catch (InvalidInput e) {
            return wrong(e.errors(), number, catalogue, model, response);
        } catch (Refused e) {
            return wrong(
                    Map.of(e.field() == null ? "file" : e.field(), e.getMessage()), number, catalogue, model, response);
        }
        return show(model, number, catalogue);
    }

    @PostMapping("/confirm")
    String confirm(
            @RequestParam(name = "case", defaultValue = "") String number,
            @RequestParam(defaultValue = "") String token,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            var revision = desk.confirm(number, token);
            redirect.addFlashAttribute(
                    "done",
                    "已载入“" + offices.title(revision.catalogue()) + "”，" + revision.changesText()
                            + "。请回到待办，填写生效日期和理由后提交审核。");
            redirect.addAttribute("case", revision.number());
            return "redirect:/staff/catalogue";
        } catch (InvalidInput e) {
            return wrong(e.errors(), number, null, model, response);
        } catch (Refused e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("errors", Map.of("file", e.getMessage()));
            return show(model, number, null);
        }
    }

    private String wrong(
            Map<String, String> errors, String number, String catalogue, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        Map<String, String> known = new LinkedHashMap<>();
        // The page has these two fields; what documents say of a file stands beside the file.
        errors.forEach((field, sentence) -> known.merge(
                field.equals("catalogue") ? "catalogue" : "file", sentence, (one, other) -> one + "；" + other));
        model.addAttribute("errors", known);
        return show(model, number, catalogue);
    }

    /** @param catalogue as chosen on the form; null where nothing was */
    private String show(Model model, String number, String catalogue) {
        if (offices.mine().isEmpty()) {
            throw new NotFound("没有这个页面，或者它不在您的工作范围里");
        }
        List<Sheet> sheets = desk.drafting().stream().map(this::sheet).toList();
        String wanted = number.strip().toUpperCase();
        Sheet chosen = sheets.stream()
                .filter(one -> one.number().equals(wanted))
                .findFirst()
                .orElse(sheets.isEmpty() || !wanted.isEmpty() ? null : sheets.get(0));
        model.addAttribute("wanted", wanted);
        model.addAttribute("sheets", sheets);
        model.addAttribute("sheet", chosen);
        model.addAttribute("catalogue", catalogue != null ? catalogue : chosen == null ? null : chosen.catalogue());
        return PAGE;
    }

    private Sheet sheet(CatalogueRevision revision) {
        String title = offices.title(revision.catalogue());
        return new Sheet(
                revision.number(),
                revision.number() + (title == null ? "" : "　" + title),
                revision.catalogue(),
                offices.catalogues(revision.organisation()),
                revision.changesText(),
                revision.spreadsheet(),
                desk.currentCsv(revision.catalogue()));
    }
}
