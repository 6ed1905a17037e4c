package gongkai.organisation;

import gongkai.organisation.AdministrationDesk.UnitForm;
import gongkai.platform.AdministrationChanges;
import gongkai.platform.CurrentUser;
import gongkai.platform.Paging;
import gongkai.platform.web.StaffForms;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administrators keep the units here; auditors look. */
@Controller
@RequestMapping("/staff/units")
class UnitPages {

    private static final int PAGE_SIZE = 50;

    private final AdministrationDesk desk;
    private final Organisation organisation;
    private final Roster roster;
    private final AdministrationChanges changes;
    private final CurrentUser user;

    UnitPages(
            AdministrationDesk desk,
            Organisation organisation,
            Roster roster,
            AdministrationChanges changes,
            CurrentUser user) {
        this.desk = desk;
        this.organisation = organisation;
        this.roster = roster;
        this.changes = changes;
        this.user = user;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
        var wanted = q.strip();
        var paging = Paging.of(page, roster.countUnits(wanted), PAGE_SIZE);
        model.addAttribute("q", wanted);
        model.addAttribute("paging", paging);
        model.addAttribute("units", roster.units(wanted, paging.offset(), paging.size()));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new UnitForm("", "", organisation.house().code(), "DEPARTMENT", "", "", ""));
        }
        return show(model, "staff/units");
    }

    @PostMapping
    String make(
            @ModelAttribute UnitForm form,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return StaffForms.answer(
                "make",
                model,
                response,
                () -> {
                    desk.makeUnit(form, reason);
                    return done(form.code(), "已新建“" + form.name() + "”", redirect);
                },
                () -> {
                    model.addAttribute("form", form);
                    model.addAttribute("reason", reason);
                    return list("", 1, model);
                });
    }

    @GetMapping("/{code}")
    String unit(@PathVariable String code, Model model) {
        var row = desk.unit(code);
        model.addAttribute("row", row);
        String parent = row.unit().parentCode();
        model.addAttribute(
                "parent", parent == null ? "无" : organisation.unit(parent).name());
        if (!model.containsAttribute("form")) {
            var unit = row.unit();
            model.addAttribute(
                    "form",
                    new UnitForm(
                            code,
                            unit.name(),
                            unit.parentCode(),
                            unit.kind().name(),
                            unit.letterCode(),
                            unit.phone(),
                            unit.address()));
        }
        model.addAttribute("people", roster.peopleIn(code));
        model.addAttribute("changes", changes.of(AdministrationDesk.UNITS, code));
        model.addAttribute("isHouse", code.equals(organisation.house().code()));
        return show(model, "staff/unit");
    }

    @PostMapping("/{code}")
    String change(
            @PathVariable String code,
            @RequestParam int version,
            @ModelAttribute UnitForm form,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return StaffForms.answer(
                "change",
                model,
                response,
                () -> {
                    desk.changeUnit(code, version, form, reason);
                    return done(code, "已保存“" + form.name() + "”", redirect);
                },
                () -> {
                    model.addAttribute("form", form);
                    model.addAttribute("reason", reason);
                    return unit(code, model);
                });
    }

    @PostMapping("/{code}/close")
    String close(
            @PathVariable String code,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return closing(code, reason, model, response, () -> {
            desk.closeUnit(code, version, reason);
            return done(code, "已撤销", redirect);
        });
    }

    @PostMapping("/{code}/reopen")
    String reopen(
            @PathVariable String code,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return closing(code, reason, model, response, () -> {
            desk.reopenUnit(code, version, reason);
            return done(code, "已恢复", redirect);
        });
    }

    /** Closing and reopening have the same place on the page: what is refused stands there. */
    private String closing(
            String code, String reason, Model model, HttpServletResponse response, Supplier<String> change) {
        return StaffForms.answer("close", model, response, change, () -> {
            model.addAttribute("reason", reason);
            return unit(code, model);
        });
    }

    private static String done(String code, String sentence, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", sentence);
        redirect.addAttribute("code", code);
        return "redirect:/staff/units/{code}";
    }

    private String show(Model model, String view) {
        model.addAttribute("mayChange", user.groups().contains(Role.ADMINISTRATOR.id()));
        model.addAttribute("kinds", kinds());
        model.addAttribute("choices", choices(organisation));
        return view;
    }

    private static Map<String, String> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        kinds.put("DEPARTMENT", "部门");
        kinds.put("ORGANISATION", "单位（有自己的公开办）");
        return kinds;
    }

    /** The open units, code to name. */
    static Map<String, String> choices(Organisation organisation) {
        var choices = new LinkedHashMap<String, String>();
        organisation.units().stream()
                .filter(unit -> organisation.isOpen(unit.code()))
                .forEach(unit -> choices.put(unit.code(), unit.name() + "（" + unit.code() + "）"));
        return choices;
    }
}
