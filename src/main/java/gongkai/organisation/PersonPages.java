package gongkai.organisation;

import gongkai.organisation.AdministrationDesk.PersonForm;
import gongkai.platform.AdministrationChanges;
import gongkai.platform.AdministrationChanges.Change;
import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.Paging;
import gongkai.platform.web.StaffForms;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administrators keep people, their roles and their passwords here; auditors look. */
@Controller
@RequestMapping("/staff/people")
class PersonPages {

    private static final int PAGE_SIZE = 50;

    /** As a list shows a person. */
    record Line(PersonRow row, String roles) {}

    /** A role of a person, and how to name it in a form. */
    record Held(String roleId, String unitCode, String words) {}

    private final AdministrationDesk desk;
    private final OrganisationDesk organisationDesk;
    private final Organisation organisation;
    private final Roster roster;
    private final AdministrationChanges changes;
    private final CurrentUser user;

    PersonPages(
            AdministrationDesk desk,
            OrganisationDesk organisationDesk,
            Organisation organisation,
            Roster roster,
            AdministrationChanges changes,
            CurrentUser user) {
        this.desk = desk;
        this.organisationDesk = organisationDesk;
        this.organisation = organisation;
        this.roster = roster;
        this.changes = changes;
        this.user = user;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var wanted = q.strip();
        var paging = Paging.of(page, roster.countPeople(wanted, unit, role), PAGE_SIZE);
        model.addAttribute("q", wanted);
        model.addAttribute("unit", unit);
        model.addAttribute("role", role);
        model.addAttribute("paging", paging);
        model.addAttribute(
                "people",
                roster.people(wanted, unit, role, paging.offset(), paging.size()).stream()
                        .map(row -> new Line(
                                row,
                                held(row.person().id()).stream()
                                        .map(Held::words)
                                        .collect(Collectors.joining("；"))))
                        .toList());
        model.addAttribute("strangers", organisationDesk.strangers());
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new PersonForm("", "", "", ""));
        }
        return show(model, "staff/people");
    }

    @PostMapping
    String make(
            @ModelAttribute PersonForm form,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return StaffForms.answer(
                "make",
                model,
                response,
                () -> {
                    redirect.addFlashAttribute("password", desk.makePerson(form, reason));
                    return done(form.id(), "已新建“" + form.name() + "”，请接着指定角色", redirect);
                },
                () -> {
                    model.addAttribute("form", form);
                    model.addAttribute("reason", reason);
                    return list("", "", "", 1, model);
                });
    }

    /** People whom somebody made on the engine's own page come into the list. */
    @PostMapping("/registration")
    String register(RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", "已登记" + desk.registerStrangers() + "人");
        return "redirect:/staff/people";
    }

    @GetMapping("/{id}")
    String person(@PathVariable String id, Model model) {
        var row = desk.person(id);
        model.addAttribute("row", row);
        if (!model.containsAttribute("form")) {
            var person = row.person();
            model.addAttribute("form", new PersonForm(id, person.name(), person.email(), person.phone()));
        }
        model.addAttribute("held", held(id));
        model.addAttribute("tasks", desk.heldBy(id));
        model.addAttribute(
                "lockedUntil", desk.lockedUntil(id).map(ChineseDates::of).orElse(null));
        model.addAttribute("myself", id.equals(user.id()));
        model.addAttribute(
                "changes",
                Stream.of(AdministrationDesk.PEOPLE, AdministrationDesk.ROLES)
                        .flatMap(area -> changes.of(area, id).stream())
                        .sorted(Comparator.comparing(Change::id).reversed())
                        .toList());
        return show(model, "staff/person");
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable String id,
            @RequestParam int version,
            @ModelAttribute PersonForm form,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return StaffForms.answer(
                "change",
                model,
                response,
                () -> {
                    desk.changePerson(id, version, form, reason);
                    return done(id, "已保存“" + form.name() + "”", redirect);
                },
                () -> {
                    model.addAttribute("form", new PersonForm(id, form.name(), form.email(), form.phone()));
                    model.addAttribute("reason", reason);
                    return person(id, model);
                });
    }

    @PostMapping("/{id}/roles")
    String give(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        model.addAttribute("role", role);
        model.addAttribute("unit", unit);
        return step("give", id, reason, model, response, () -> {
            desk.give(id, role, unit, reason);
            return done(id, "已增加角色", redirect);
        });
    }

    @PostMapping("/{id}/roles/withdrawal")
    String take(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String held,
            @RequestParam(defaultValue = "false") boolean handBack,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        model.addAttribute("taken", held);
        String[] parts = (held + "|").split("\\|", -1);
        return step("take", id, reason, model, response, () -> {
            desk.take(id, parts[0], parts[1], handBack, reason);
            return done(id, "已收回角色", redirect);
        });
    }

    @PostMapping("/{id}/password")
    String renewPassword(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return step("password", id, reason, model, response, () -> {
            redirect.addFlashAttribute("password", desk.renewPassword(id, reason));
            return done(id, "已重新设置密码", redirect);
        });
    }

    @PostMapping("/{id}/unlocking")
    String unlock(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return step("unlock", id, reason, model, response, () -> {
            desk.unlock(id, reason);
            return done(id, "已解锁", redirect);
        });
    }

    @PostMapping("/{id}/deactivation")
    String deactivate(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam(defaultValue = "false") boolean handBack,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return step("leave", id, reason, model, response, () -> {
            desk.deactivate(id, version, handBack, reason);
            return done(id, "已停用", redirect);
        });
    }

    @PostMapping("/{id}/activation")
    String activate(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return step("leave", id, reason, model, response, () -> {
            redirect.addFlashAttribute("password", desk.activate(id, version, reason));
            return done(id, "已恢复", redirect);
        });
    }

    private String step(
            String form, String id, String reason, Model model, HttpServletResponse response, Supplier<String> action) {
        return StaffForms.answer(form, model, response, action, () -> {
            model.addAttribute("reason", reason);
            return person(id, model);
        });
    }

    private static String done(String id, String sentence, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", sentence);
        redirect.addAttribute("id", id);
        return "redirect:/staff/people/{id}";
    }

    private List<Held> held(String id) {
        return roster.assignmentsOf(id).stream()
                .map(one -> new Held(
                        one.role().id(),
                        one.unitCode(),
                        one.role().ofInstallation()
                                ? one.role().label()
                                : organisation.unit(one.unitCode()).name() + "："
                                        + one.role().label()))
                .toList();
    }

    private String show(Model model, String view) {
        var roles = new LinkedHashMap<String, String>();
        Arrays.stream(Role.values()).forEach(one -> roles.put(one.id(), one.label()));
        Map<String, String> units = UnitPages.choices(organisation);
        model.addAttribute("mayChange", user.groups().contains(Role.ADMINISTRATOR.id()));
        model.addAttribute("roles", roles);
        model.addAttribute("choices", units);
        return view;
    }
}
