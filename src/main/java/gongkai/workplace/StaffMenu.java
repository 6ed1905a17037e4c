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
    private static final String ADMINISTRATION = "/staff/administration";

    private record Entry(String href, String label) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("/staff/cases", "案件"),
            new Entry("/staff/upkeep", "定期公开"),
            new Entry("/staff/plans", "年度计划"),
            new Entry("/staff/catalogue", "目录载入"),
            new Entry("/staff/archive", "档案"),
            new Entry("/staff/absences", "请假与代理"),
            new Entry("/staff/calendar-feed", "日历订阅"),
            new Entry(ADMINISTRATION, "管理"));

    /** Found from the start page of the administration, and a part of it. */
    private static final List<String> ADMINISTERED =
            List.of("units", "people", "calendar", "rules", "letter-texts", "changes", "routes");

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
                                isBelow(path, entry.href())
                                        || entry.href().equals(ADMINISTRATION)
                                                && ADMINISTERED.stream().anyMatch(page -> isBelow(path, PAGES + page))))
                        .toList()
                : List.of();
    }

    private static boolean isBelow(String path, String page) {
        return path.equals(page) || path.startsWith(page + "/");
    }

    private boolean isOpen(String address) {
        return routes.find("GET", address)
                .filter(route -> route.isOpenToStaff() || user.groups().stream().anyMatch(route.who()::contains))
                .isPresent();
    }
}
