package gongkai.portal;

import gongkai.disclosureonapplication.ApplicantKind;
import gongkai.disclosureonapplication.ApplicationDesk;
import gongkai.disclosureonapplication.DeliveryMethod;
import gongkai.disclosureonapplication.Receipt;
import gongkai.disclosureonapplication.SimilarItem;
import gongkai.documents.Upload;
import gongkai.organisation.Organisation;
import gongkai.platform.InvalidInput;
import gongkai.platform.Refused;
import gongkai.platform.TooManyRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The application form and the receipt behind it. */
@Controller
class ApplyPage {

    private static final String FORM = "portal/apply";

    private final ApplicationDesk desk;
    private final Sending sending;
    private final Organisation organisation;

    ApplyPage(ApplicationDesk desk, Sending sending, Organisation organisation) {
        this.desk = desk;
        this.sending = sending;
        this.organisation = organisation;
    }

    @GetMapping("/applications/new")
    String blank(Model model) {
        return form(model, ApplicationForm.blank());
    }

    @PostMapping("/applications/new")
    String apply(
            @ModelAttribute("form") ApplicationForm form,
            @RequestParam(required = false) List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        List<Upload> uploads = Sending.uploads(files);
        model.addAttribute("filesToChooseAgain", uploads.size());
        try {
            List<SimilarItem> similar =
                    form.similarSeen() == null ? desk.similarPublished(form.application()) : List.of();
            if (!similar.isEmpty()) {
                model.addAttribute("similar", similar);
                return form(model, form);
            }
            Receipt receipt = sending.send(form.application(), uploads, form.once(), request.getRemoteAddr());
            OpenedCase.open(request, receipt.number(), receipt.queryCode());
            redirect.addFlashAttribute("queryCode", receipt.queryCode())
                    .addFlashAttribute("receivedAt", receipt.receivedAt())
                    .addFlashAttribute("receivedOn", receipt.receivedOn());
            request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.SEE_OTHER);
            return "redirect:/applications/receipt";
        } catch (InvalidInput wrong) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", FormErrors.of(wrong, ApplicationForm.FIELDS));
        } catch (Refused refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("errors", FormErrors.of(refused, ApplicationForm.FIELDS));
            model.addAttribute("refusal", refused.getMessage());
        } catch (TooManyRequests often) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("refusal", often.getMessage());
        }
        return form(model, form);
    }

    private String form(Model model, ApplicationForm form) {
        if (model.getAttribute("errors") == null) {
            model.addAttribute("errors", FormErrors.NONE);
        } else {
            model.asMap().remove("refusal");
        }
        model.addAttribute("form", form);
        model.addAttribute("kinds", ApplicantKind.values());
        model.addAttribute("methods", DeliveryMethod.values());
        model.addAttribute(
                "units", organisation.departments(organisation.house().code()));
        model.addAttribute(
                "parts",
                List.of(
                        new Part(1, "申请人", ApplicationForm.APPLICANT),
                        new Part(2, "申请内容", ApplicationForm.WANTED),
                        new Part(3, "答复方式", ApplicationForm.REPLY),
                        new Part(4, "材料与提交", ApplicationForm.PAPERS)));
        return FORM;
    }

    /** A part of the form in the list beside it. */
    record Part(int number, String title, List<String> fields) {}

    /** With the query code once; called again only with the way to look the case up. */
    @GetMapping("/applications/receipt")
    String receipt(HttpServletRequest request, Model model) {
        OpenedCase.in(request).ifPresent(opened -> model.addAttribute("number", opened.number()));
        return "portal/receipt";
    }
}
