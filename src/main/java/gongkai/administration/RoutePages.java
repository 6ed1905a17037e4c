package gongkai.administration;

import gongkai.cases.Procedure;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.EngineGrants;
import gongkai.platform.security.Routes;
import gongkai.platform.security.Routes.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who may call what, read from the very table that decides it, and what the engine lets whom do. */
@Controller
class RoutePages {

    private static final String ALL_METHODS = "*";

    /** Who isn't signed in. */
    private static final String VISITOR = "访客";

    /**
     * @param allowed role to whether it may; in the order of the columns
     */
    record Line(int number, String methods, String path, Map<String, Boolean> allowed) {}

    /** @param processes what its members may start */
    record Engine(String group, String name, String processes, boolean cockpit) {}

    private final Routes routes;
    private final ObjectProvider<EngineGrants> grants;
    private final ObjectProvider<Procedure> procedures;
    private final Organisation organisation;

    RoutePages(
            Routes routes,
            ObjectProvider<EngineGrants> grants,
            ObjectProvider<Procedure> procedures,
            Organisation organisation) {
        this.procedures = procedures;
        this.organisation = organisation;
        this.routes = routes;
        this.grants = grants;
    }

    @GetMapping("/staff/routes")
    String table(Model model) {
        List<Line> lines = new ArrayList<>();
        for (Route route : routes.all()) {
            lines.add(new Line(lines.size() + 1, methods(route), route.path().getPatternString(), allowed(route)));
        }
        model.addAttribute("columns", columns());
        model.addAttribute("lines", lines);
        model.addAttribute("engine", engine());
        return "staff/routes";
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(VISITOR));
        Arrays.stream(Role.values()).map(Role::label).forEach(columns::add);
        return columns;
    }

    private static String methods(Route route) {
        return route.methods().contains(ALL_METHODS) ? "全部" : String.join(" ", route.methods());
    }

    private static Map<String, Boolean> allowed(Route route) {
        Map<String, Boolean> allowed = new LinkedHashMap<>();
        allowed.put(VISITOR, route.isOpenToEveryone());
        for (Role role : Role.values()) {
            allowed.put(
                    role.label(),
                    route.isOpenToEveryone()
                            || route.isOpenToStaff()
                            || route.who().contains(role.id()));
        }
        return allowed;
    }

    private List<Engine> engine() {
        Map<String, Set<String>> starts = new LinkedHashMap<>();
        Set<String> cockpit = new TreeSet<>();
        grants.orderedStream().forEach(module -> {
            module.starters()
                    .forEach((process, groups) ->
                            groups.forEach(group -> starts.computeIfAbsent(group, any -> new TreeSet<>())
                                    .add(process)));
            cockpit.addAll(module.cockpit());
        });
        Map<String, String> labels =
                procedures.stream().collect(Collectors.toMap(Procedure::key, Procedure::label, (one, same) -> one));
        Set<String> groups = new TreeSet<>(starts.keySet());
        groups.addAll(cockpit);
        return groups.stream()
                .map(group -> new Engine(
                        group,
                        organisation.groupName(group).orElse(group),
                        starts.getOrDefault(group, Set.of()).stream()
                                .map(process -> labels.getOrDefault(process, process))
                                .collect(Collectors.joining("、")),
                        cockpit.contains(group)))
                .toList();
    }
}
