package gongkai.administration;

import gongkai.organisation.Role;
import gongkai.platform.CurrentUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where administrators and auditors begin. */
@Controller
class AdministrationPages {

    private final CurrentUser user;

    AdministrationPages(CurrentUser user) {
        this.user = user;
    }

    @GetMapping("/staff/administration")
    String start(Model model) {
        model.addAttribute("mayChange", user.groups().contains(Role.ADMINISTRATOR.id()));
        return "staff/administration";
    }
}
