package gongkai.portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what can be done here. */
@Controller
class HomePage {

    @GetMapping("/")
    String home() {
        return "portal/home";
    }
}
