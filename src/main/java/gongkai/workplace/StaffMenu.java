package gongkai.workplace;

import gongkai.platform.CurrentUser;
import gongkai.platform.security.Routes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The menu of the pages for staff: what the table of routes opens to the signed-in person. */
@ControllerAdvice
class StaffMenu {

    private static final String PAGES = "/staff/";

    private record Entry(String href, String label) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("/staff/cases", "案件"),
            new Entry("/staff/upkeep", "定期公开"),
            new Entry("/staff/plans", "年度计划"),
            new Entry("/staff/catalogue", "目录载入"),
            new Entry("/staff/archive", "档案"),
            new Entry("/staff/calendar", "期限日历"),
            new Entry("/staff/rules", "期限规则"));

    private final Routes routes;
    private final CurrentUser user;

    StaffMenu(Routes routes, CurrentUser user) {
        this.routes = routes;
        this.user = user;
    }

    /** @param here whether it is the page on show, or one below it */
    public record Link(String href, String label, boolean here) {}

    @ModelAttribute("staffMenu")
    List<Link> links(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith(PAGES)
                ? ENTRIES.stream()
                        .filter(entry -> isOpen(entry.href()))
                        .map(entry -> new Link(
                                entry.href(),
                                entry.label(),
                                path.equals(entry.href()) || path.startsWith(entry.href() + "/")))
                        .toList()
                : List.of();
    }

    private boolean isOpen(String address) {
        return routes.find("GET", address)
                .filter(route -> route.isOpenToStaff() || user.groups().stream().anyMatch(route.who()::contains))
                .isPresent();
    }
}
