package gongkai.platform.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The table of our own addresses, {@code routes.csv}: method, path, who. One file, read by the security and by its tests. */
public class Routes {

    public static final String EVERYONE = "everyone";
    public static final String STAFF = "staff";
    private static final String ALL_METHODS = "*";

    private final List<Route> routes;

    Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** @param who {@link #EVERYONE}, {@link #STAFF} or ids of groups, one of which is enough */
    public record Route(Set<String> methods, PathPattern path, Set<String> who) {

        boolean covers(PathContainer address) {
            return path.matches(address);
        }

        boolean takes(String method) {
            return methods.contains(ALL_METHODS)
                    || methods.contains(method)
                    || "HEAD".equals(method) && methods.contains("GET");
        }

        public boolean isOpenToEveryone() {
            return who.contains(EVERYONE);
        }

        public boolean isOpenToStaff() {
            return who.contains(STAFF);
        }
    }

    /** @throws IllegalStateException naming the line that can't be read */
    public static Routes read() {
        List<Route> routes = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ClassPathResource("routes.csv").getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("method,")) {
                    routes.add(route(line));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Routes(routes);
    }

    private static Route route(String line) {
        String[] columns = line.split(",");
        if (columns.length != 3) {
            throw new IllegalStateException("routes.csv: a line needs method,path,who: " + line);
        }
        return new Route(
                words(columns[0]), PathPatternParser.defaultInstance.parse(columns[1].strip()), words(columns[2]));
    }

    private static Set<String> words(String column) {
        return new TreeSet<>(List.of(column.strip().split(" +")));
    }

    public List<Route> all() {
        return routes;
    }

    /** @return the first line that fits */
    public Optional<Route> find(String method, String path) {
        PathContainer address = PathContainer.parsePath(path);
        return routes.stream()
                .filter(route -> route.covers(address) && route.takes(method))
                .findFirst();
    }

    /** @return the methods that the address takes; empty where it has no line at all */
    Set<String> methods(String path) {
        PathContainer address = PathContainer.parsePath(path);
        Set<String> methods = new TreeSet<>();
        routes.stream().filter(route -> route.covers(address)).forEach(route -> methods.addAll(route.methods()));
        return methods;
    }
}
