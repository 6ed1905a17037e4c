package gongkai.portal;

import gongkai.board.Board;
import gongkai.board.ItemView;
import gongkai.board.Reader;
import gongkai.board.Readers;
import gongkai.platform.InvalidInput;
import gongkai.platform.Refused;
import gongkai.platform.TooManyRequests;
import gongkai.proactivedisclosure.DisclosureDesk;
import gongkai.proactivedisclosure.NewObjection;
import gongkai.proactivedisclosure.ObjectionReceipt;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Objecting to what is in public notice. A page of its own: the form carries a token of its reader's, and the item's page, which anybody's
 * cache may keep, must not.
 */
@Controller
class ObjectionPage {

    private static final String ADDRESS = BoardFilter.BOARD + "/{number}/objections";
    private static final List<String> FIELDS = List.of("content", "name", "contact");

    private final DisclosureDesk desk;
    private final Board board;
    private final Readers readers;
    private final Notices notices;
    private final PublicAddresses addresses;
    private final ApplyLimit limit;

    ObjectionPage(
            DisclosureDesk desk,
            Board board,
            Readers readers,
            Notices notices,
            PublicAddresses addresses,
            ApplyLimit limit) {
        this.desk = desk;
        this.board = board;
        this.readers = readers;
        this.notices = notices;
        this.addresses = addresses;
        this.limit = limit;
    }

    @GetMapping(ADDRESS)
    String blank(@PathVariable String number, HttpServletResponse response, Model model) {
        ItemView item = board.item(number, readers.current());
        // Behind a sent form this page says that it was received, also when that was on the last day.
        if (!model.containsAttribute("receipt") && !desk.takesObjections(item.number())) {
            throw new Refused("这条公开信息现在不在公示期，不能提出异议");
        }
        return form(item, new NewObjection(null, null, null), FormErrors.NONE, response, model);
    }

    @PostMapping(ADDRESS)
    String object(
            @PathVariable String number,
            @ModelAttribute("form") NewObjection form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Reader reader = readers.current();
        ItemView item = board.item(number, reader);
        FormErrors errors = FormErrors.NONE;
        try {
            limit.take(request.getRemoteAddr());
            ObjectionReceipt receipt = desk.object(item.number(), form, reader);
            redirect.addFlashAttribute("receipt", receipt);
            request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.SEE_OTHER);
            return "redirect:" + PublicAddresses.path(item.number()) + "/objections";
        } catch (InvalidInput wrong) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            errors = FormErrors.of(wrong, FIELDS);
        } catch (Refused refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", refused.getMessage());
        } catch (TooManyRequests often) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(often.retryAfter().toSeconds()));
            model.addAttribute("refusal", often.getMessage());
        }
        return form(item, form, errors, response, model);
    }

    private String form(
            ItemView item, NewObjection form, FormErrors errors, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        model.addAttribute("item", item);
        model.addAttribute("notice", notices.of(item));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("head", PageHead.hidden(addresses.item(item.number()) + "/objections"));
        return "portal/objection";
    }
}
