package gongkai.platform.web;

import gongkai.platform.InvalidInput;
import gongkai.platform.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.ui.Model;

/** The forms of staff's pages, several on one page: what was refused is shown on the page again, beside its field. */
public final class StaffForms {

    private StaffForms() {}

    /**
     * @param form which of the page's forms was sent; its fields' ids begin with it
     * @param action what the form asks for; @return the view that follows it
     * @param again the page as it was, where the action was refused
     */
    public static String answer(
            String form, Model model, HttpServletResponse response, Supplier<String> action, Supplier<String> again) {
        try {
            return action.get();
        } catch (InvalidInput wrong) {
            return refused(form, wrong.errors(), HttpServletResponse.SC_BAD_REQUEST, model, response, again);
        } catch (Refused refused) {
            return refused.field() == null
                    ? refused(
                            form,
                            Map.of("", refused.getMessage()),
                            HttpServletResponse.SC_CONFLICT,
                            model,
                            response,
                            again)
                    : refused(
                            form,
                            Map.of(refused.field(), refused.getMessage()),
                            HttpServletResponse.SC_BAD_REQUEST,
                            model,
                            response,
                            again);
        }
    }

    private static String refused(
            String form,
            Map<String, String> errors,
            int status,
            Model model,
            HttpServletResponse response,
            Supplier<String> again) {
        response.setStatus(status);
        model.addAttribute("failed", form);
        model.addAttribute("errors", errors);
        return again.get();
    }
}
