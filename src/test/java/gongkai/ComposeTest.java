package gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;
import org.yaml.snakeyaml.Yaml;

/** The container files say the same as the product's settings: no name that nobody reads, no server that it can't work with. */
class ComposeTest {

    private static final Path SETTINGS = Path.of("src/main/resources");
    private static final Pattern NAME = Pattern.compile("GONGKAI_[A-Z]+(?:_[A-Z]+)*");

    private final Map<String, Object> compose = yaml(Path.of("docker/compose.yaml"));
    private final Map<String, String> ours = texts(at(compose, "services", "gongkai", "environment"));
    private final Map<String, String> mysql = texts(at(compose, "services", "mysql", "environment"));
    private final List<String> flags = at(compose, "services", "mysql", "command");

    @Test
    void everyDatabaseSettingIsGiven() throws IOException {
        assertThat(ours.keySet()).containsAll(names(SETTINGS.resolve("application-mysql.yaml")));
        assertThat(ours).containsEntry("SPRING_PROFILES_ACTIVE", "mysql");
        assertThat(ours).containsEntry("GONGKAI_DB_HOST", "mysql").containsEntry("GONGKAI_DB_PORT", "3306");
    }

    @Test
    void nothingIsGivenThatNobodyReads() throws IOException {
        var known = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main"))) {
            for (var file : files.filter(each -> each.toString().matches(".*\\.(yaml|java)"))
                    .toList()) {
                known.addAll(names(file));
            }
        }
        // FirstAdministrator and MailSettings bind whole groups: their names stand in comments there.
        assertThat(known)
                .containsAll(ours.keySet().stream()
                        .filter(name -> name.startsWith("GONGKAI_"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void bothSidesUseTheSameDatabaseUserAndPassword() {
        assertThat(mysql)
                .containsEntry("MYSQL_DATABASE", ours.get("GONGKAI_DB_NAME"))
                .containsEntry("MYSQL_USER", ours.get("GONGKAI_DB_USER"))
                .containsEntry("MYSQL_PASSWORD", ours.get("GONGKAI_DB_PASSWORD"));
    }

    @Test
    void defaultsAreThoseOfTheSettings() throws IOException {
        var settings = Files.readString(SETTINGS.resolve("application.yaml"))
                + Files.readString(SETTINGS.resolve("application-mysql.yaml"));
        ours.forEach((name, value) -> {
            var given = Pattern.compile("\\$\\{" + name + ":-(.*)}").matcher(value);
            var own = Pattern.compile("\\$\\{" + name + ":(.*?)}").matcher(settings);
            if (given.matches() && own.find()) {
                assertThat(given.group(1)).as(name).isEqualTo(own.group(1));
            }
        });
    }

    @Test
    void noPasswordIsWrittenDownOrMadeUp() {
        for (var environment : List.of(ours, mysql)) {
            environment.forEach((name, value) -> {
                if (name.matches(".*(PASSWORD|SECRET).*")) {
                    // A mail server may do without; everything else must be given.
                    assertThat(value).as(name).matches("\\$\\{[A-Z_]+(:?\\?[^}]+|:-)}");
                    assertThat(value.endsWith(":-}")).as(name).isEqualTo(name.equals("GONGKAI_MAIL_PASSWORD"));
                }
            });
        }
        assertThat(ours).containsKeys("GONGKAI_DB_PASSWORD", "GONGKAI_ADMIN_PASSWORD", "GONGKAI_SECRET");
        assertThat(mysql).containsKey("MYSQL_ROOT_PASSWORD");
    }

    @Test
    void theExampleNamesEverythingThatCanBeSet() throws IOException {
        var asked = names(Path.of("docker/compose.yaml"));
        // What the compose file sets by itself, from nothing outside.
        ours.forEach((name, value) -> {
            if (!value.contains("${" + name)) {
                asked.remove(name);
            }
        });
        var example = Files.readString(Path.of("docker/.env.example"));
        var listed = Pattern.compile("(?m)^#?(GONGKAI_[A-Z_]+)=")
                .matcher(example)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(listed).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(Pattern.compile("(?m)^[A-Z_]+=.+").matcher(example).results())
                .isEmpty();
    }

    @Test
    void theServerSortsAndStoresTextLikeTheEnginesTables() throws IOException {
        var script = new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.mysql.create.engine.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        var charset = Pattern.compile("CHARSET=(\\w+) COLLATE (\\w+)").matcher(script);
        assertThat(charset.find()).isTrue();
        assertThat(flag("character-set-server")).isEqualTo(charset.group(1)).isEqualTo("utf8mb4");
        assertThat(flag("collation-server")).isEqualTo(charset.group(2));
    }

    @Test
    void theServerIsolatesCountsTimeAndTakesFilesAsTheSettingsExpect() throws IOException {
        var settings = yaml(SETTINGS.resolve("application.yaml"));
        String isolation = at(settings, "spring", "datasource", "hikari", "transaction-isolation");
        assertThat(isolation)
                .isEqualTo("TRANSACTION_" + flag("transaction-isolation").replace('-', '_'));
        String request = at(settings, "spring", "servlet.multipart", "max-request-size");
        assertThat(DataSize.parse(flag("max-allowed-packet") + "B")).isGreaterThanOrEqualTo(DataSize.parse(request));
        String url = at(yaml(SETTINGS.resolve("application-mysql.yaml")), "spring", "datasource", "url");
        assertThat(url)
                .contains("connectionTimeZone=" + flag("default-time-zone").replace("+", "%2B") + "&");
    }

    @Test
    void theImageRunsAsNobodyInParticularAndKeepsItsDataOutside() throws IOException {
        var image = Files.readString(Path.of("docker/Dockerfile"));
        assertThat(image).containsPattern("(?m)^USER 10001").contains("COPY --from=build /src/target/gongkai.jar");
        assertThat(image)
                .contains("VOLUME " + ours.get("GONGKAI_HOME") + "\n", "EXPOSE " + ours.get("SERVER_PORT") + "\n");
        assertThat(image).contains("docker/healthcheck.sh").doesNotContain("curl", "wget");
        List<String> volumes = at(compose, "services", "gongkai", "volumes");
        assertThat(volumes).anyMatch(volume -> volume.endsWith(":" + ours.get("GONGKAI_HOME")));
        Map<String, Object> named = at(compose, "volumes");
        for (var service : List.of("gongkai", "mysql")) {
            List<String> mounts = at(compose, "services", service, "volumes");
            assertThat(named)
                    .containsKeys(mounts.stream()
                            .map(mount -> mount.substring(0, mount.indexOf(':')))
                            .toArray(String[]::new));
        }
        assertThat(Files.isExecutable(Path.of("docker/healthcheck.sh"))).isTrue();
    }

    private String flag(String name) {
        return flags.stream()
                .filter(flag -> flag.startsWith("--" + name + "="))
                .map(flag -> flag.substring(name.length() + 3))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no flag --" + name));
    }

    private static Set<String> names(Path file) throws IOException {
        return NAME.matcher(Files.readString(file))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Object> yaml(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return new Yaml().load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> texts(Map<String, Object> map) {
        return map.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().toString()));
    }

    @SuppressWarnings("unchecked")
    private static <T> T at(Map<String, Object> map, String... path) {
        Object found = map;
        for (var name : path) {
            found = ((Map<String, Object>) found).get(name);
            assertThat(found).as(String.join(" / ", path)).isNotNull();
        }
        return (T) found;
    }
}
