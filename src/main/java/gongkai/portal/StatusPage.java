package gongkai.portal;

import gongkai.disclosureonapplication.ApplicationDesk;
import gongkai.disclosureonapplication.LetterView;
import gongkai.disclosureonapplication.StatusView;
import gongkai.documents.DocumentResponse;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import gongkai.platform.TooManyRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 查询进度: number and code open a case; from then on the session knows which one it is. */
@Controller
class StatusPage {

    private static final String LOOK_UP = "portal/lookup";
    private static final String STATUS = "portal/status";
    private static final String WITHDRAWAL = "portal/withdrawal";
    private static final String BACK = "redirect:/applications/status";
    private static final String NOT_OPENED = "请先用申请编号和查询码查询";

    private final ApplicationDesk desk;
    private final DocumentResponse documents;

    StatusPage(ApplicationDesk desk, DocumentResponse documents) {
        this.desk = desk;
        this.documents = documents;
    }

    @GetMapping("/applications/status")
    String status(HttpServletRequest request, HttpServletResponse response, Model model) {
        var opened = OpenedCase.in(request);
        if (opened.isEmpty()) {
            return lookUp(model, null, FormErrors.NONE);
        }
        try {
            return show(model, view(opened.get(), request), FormErrors.NONE, null);
        } catch (NotFound gone) {
            OpenedCase.close(request);
            return lookUp(model, null, FormErrors.NONE);
        } catch (TooManyRequests often) {
            return tooOften(model, response, opened.get().number(), often);
        }
    }

    /** The code comes in the body, never in an address. */
    @PostMapping("/applications/status")
    String open(
            @RequestParam(required = false) String number,
            @RequestParam(required = false) String queryCode,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Map<String, String> missing = new LinkedHashMap<>();
        if (number == null || number.isBlank()) {
            missing.put("number", "请填写申请编号");
        }
        if (queryCode == null || queryCode.isBlank()) {
            missing.put("queryCode", "请填写查询码");
        }
        if (!missing.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return lookUp(model, number, new FormErrors(missing));
        }
        try {
            StatusView found = desk.status(number.strip(), queryCode.strip(), request.getRemoteAddr());
            OpenedCase.open(request, found.number(), queryCode.strip());
            return back(request);
        } catch (NotFound wrong) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return lookUp(model, number, new FormErrors(Map.of("number", wrong.getMessage())));
        } catch (TooManyRequests often) {
            return tooOften(model, response, number, often);
        }
    }

    @PostMapping("/applications/status/close")
    String close(HttpServletRequest request, RedirectAttributes redirect) {
        OpenedCase.close(request);
        return back(request);
    }

    @GetMapping("/applications/status/letters/{id}")
    ResponseEntity<byte[]> letter(@PathVariable long id, HttpServletRequest request) {
        OpenedCase opened = opened(request);
        LetterView letter = view(opened, request).letters().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("没有这份文书"));
        byte[] pdf = desk.letter(opened.number(), opened.queryCode(), request.getRemoteAddr(), id);
        return LetterResponse.of(letter, pdf);
    }

    @GetMapping("/applications/status/attachments/{id}")
    ResponseEntity<byte[]> attachment(@PathVariable long id, HttpServletRequest request) {
        OpenedCase opened = opened(request);
        return documents.attachment(desk.attachment(opened.number(), opened.queryCode(), request.getRemoteAddr(), id));
    }

    @PostMapping("/applications/status/correction")
    String correct(
            @RequestParam(required = false) String correction,
            @RequestParam(required = false) List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        OpenedCase opened = opened(request);
        try {
            desk.correct(
                    opened.number(), opened.queryCode(), request.getRemoteAddr(), correction, Sending.uploads(files));
            redirect.addFlashAttribute("done", "补正材料已经提交，我们会尽快核对");
            return back(request);
        } catch (InvalidInput wrong) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("correction", correction);
            return show(model, view(opened, request), FormErrors.of(wrong, List.of("correction", "files")), null);
        } catch (Refused refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(model, view(opened, request), FormErrors.NONE, refused.getMessage());
        }
    }

    @GetMapping("/applications/status/withdrawal")
    String askWithdrawal(HttpServletRequest request, Model model) {
        StatusView view = view(opened(request), request);
        return view.mayWithdraw()
                ? withdrawal(model, view, null, FormErrors.NONE)
                : show(model, view, FormErrors.NONE, null);
    }

    @PostMapping("/applications/status/withdrawal")
    String withdraw(
            @RequestParam(required = false) String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        OpenedCase opened = opened(request);
        try {
            desk.withdraw(opened.number(), opened.queryCode(), request.getRemoteAddr(), reason);
            redirect.addFlashAttribute("done", "申请已经撤回");
            return back(request);
        } catch (InvalidInput wrong) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return withdrawal(model, view(opened, request), reason, FormErrors.of(wrong, List.of("reason")));
        } catch (Refused refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(model, view(opened, request), FormErrors.NONE, refused.getMessage());
        }
    }

    private StatusView view(OpenedCase opened, HttpServletRequest request) {
        return desk.status(opened.number(), opened.queryCode(), request.getRemoteAddr());
    }

    private static OpenedCase opened(HttpServletRequest request) {
        return OpenedCase.in(request).orElseThrow(() -> new NotFound(NOT_OPENED));
    }

    private static String back(HttpServletRequest request) {
        request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.SEE_OTHER);
        return BACK;
    }

    private static String lookUp(Model model, String number, FormErrors errors) {
        model.addAttribute("number", number);
        model.addAttribute("errors", errors);
        return LOOK_UP;
    }

    private static String tooOften(Model model, HttpServletResponse response, String number, TooManyRequests often) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        model.addAttribute("refusal", often.getMessage());
        return lookUp(model, number, FormErrors.NONE);
    }

    private static String show(Model model, StatusView view, FormErrors errors, String refusal) {
        model.addAttribute("case", view);
        model.addAttribute(
                "days", view.due() == null ? null : DayTable.of(view.due().days()));
        model.addAttribute("errors", errors);
        model.addAttribute("refusal", refusal);
        return STATUS;
    }

    private static String withdrawal(Model model, StatusView view, String reason, FormErrors errors) {
        model.addAttribute("case", view);
        model.addAttribute("reason", reason);
        model.addAttribute("errors", errors);
        return WITHDRAWAL;
    }
}
