package gongkai.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine's web applications in Chinese, text by text against the English of the engine's web jar. */
class WebappLocaleTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|\\{}|%[sd]");
    private static final Pattern TAG = Pattern.compile("</?(a|br|strong)\\b[^>]*>");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]");

    /** The letters by which dates are formatted: for the program, never shown. */
    private static final Pattern FORMATS = Pattern.compile("/dateLocales/(calendar|longDateFormat)/.*");

    /** Formats, keys and columns that have no Chinese name, and what is to be typed as it stands. */
    private static final Pattern MAY_BE_LATIN =
            Pattern.compile("(?<![A-Za-z])(BPMN|CSV|Ctrl|DI|DMN|EDE|F5|FNI|JSON|LDAP|PI|TU|XML)(?![A-Za-z])"
                    + "|yyyy-MM-ddTHH:mm:ss|YYYY-MM-DDTHH:mm:ss|2026-09-24T17:30:00|#1d4f7c|cockpit、tasklist");

    /** What is called so wherever it is met. */
    private static final Map<String, String> EVERYWHERE = Map.of(
            "Assignee", "办理人",
            "Business Key", "案号",
            "Owner", "委托人",
            "Process Instance", "流程实例",
            "Tenant ID", "租户编号",
            "Variables", "数据项",
            "Groups", "岗位",
            "User ID", "人员编号",
            "Tasklist", "待办",
            "Cockpit", "运行监控");

    private static final Map<String, String> IN_TASKLIST = Map.of(
            "Due date", "办理期限",
            "Follow-up date", "跟进日期",
            "Candidate Group", "候选岗位",
            "Claim", "领取",
            "Unclaim", "取消领取",
            "Filter", "筛选器",
            "Diagram", "流程图",
            "History", "办理经过");

    private static final Map<String, String> FOR_ADMINISTRATORS = Map.of(
            "Process Definition", "流程定义",
            "Decision Definition", "决策定义",
            "Incidents", "异常",
            "Jobs", "作业",
            "User Tasks", "人工任务",
            "Deployments", "部署",
            "Batch", "批处理",
            "Authorizations", "授权",
            "Activity", "环节",
            "Users", "人员");

    enum Webapp {
        TASKLIST,
        COCKPIT,
        ADMIN,
        WELCOME;

        private final Map<String, String> english = texts(resource("locales/en.json", "jar"));
        private final Map<String, String> chinese = texts(resource("locales/zh.json", "file"));

        URL resource(String path, String protocol) {
            var name = "META-INF/resources/webjars/camunda/app/" + name().toLowerCase(Locale.ROOT) + "/" + path;
            return WebappLocaleTest.class
                    .getClassLoader()
                    .resources(name)
                    .filter(url -> url.getProtocol().equals(protocol))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No " + name + " from " + protocol));
        }

        Map<String, String> names() {
            var names = new TreeMap<>(EVERYWHERE);
            names.putAll(this == TASKLIST ? IN_TASKLIST : FOR_ADMINISTRATORS);
            return names;
        }

        /** Empty in English as well, the plural's letter, or hidden with what it announces. */
        boolean mayBeEmpty(String key) {
            return english.get(key).isBlank() || english.get(key).equals("s") || key.endsWith("/BANNER_CE_EOL_TEXT");
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasEveryTextOfTheEnginesAndNoOther(Webapp app) {
        assertThat(app.english).hasSizeGreaterThan(100);
        assertThat(app.chinese.keySet()).isEqualTo(app.english.keySet());
    }

    @ParameterizedTest
    @EnumSource
    void keepsThePlaceholders(Webapp app) {
        assertThat(app.chinese)
                .allSatisfy((key, text) ->
                        assertThat(placeholders(text)).as(key).isEqualTo(placeholders(app.english.get(key))));
    }

    @ParameterizedTest
    @EnumSource
    void hasNoMarkupThatTheEnglishLacks(Webapp app) {
        assertThat(app.chinese)
                .allSatisfy((key, text) ->
                        assertThat(tags(app.english.get(key))).as(key).containsAll(tags(text)));
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoTextEmpty(Webapp app) {
        assertThat(app.chinese)
                .allSatisfy((key, text) -> assertThat(text.isBlank() && !app.mayBeEmpty(key))
                        .as(key)
                        .isFalse());
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoEnglishWord(Webapp app) {
        assertThat(app.chinese).allSatisfy((key, text) -> {
            if (!FORMATS.matcher(key).matches()) {
                var words =
                        TAG.matcher(PLACEHOLDER.matcher(text).replaceAll("")).replaceAll("");
                assertThat(LATIN.matcher(MAY_BE_LATIN.matcher(words).replaceAll(""))
                                .find())
                        .as("%s: %s", key, text)
                        .isFalse();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void namesTheProductAndNotItsEngine(Webapp app) throws IOException {
        assertThat(app.chinese.values())
                .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("camunda"));
        assertThat(app.chinese).containsEntry("/labels/APP_VENDOR", "党务公开");
        try (var config = app.resource("scripts/config.js", "file").openStream()) {
            assertThat(new String(config.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("vendor: '党务公开'", "availableLocales: [language()]")
                    .doesNotContain("Camunda");
        }
    }

    @ParameterizedTest
    @EnumSource
    void callsOneThingByOneName(Webapp app) {
        var names = app.names();
        app.english.forEach((key, text) -> {
            if (names.containsKey(text)) {
                assertThat(app.chinese.get(key)).as(key).isEqualTo(names.get(text));
            }
        });
    }

    private static Map<String, String> texts(URL file) {
        try (var in = file.openStream()) {
            var content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var texts = new TreeMap<String, String>();
            collect("", new ObjectMapper().readTree(content.replace("\uFEFF", "")), texts);
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> into) {
        if (node.isValueNode()) {
            into.put(path, node.asText());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), into);
            }
        } else {
            node.properties().forEach(entry -> collect(path + "/" + entry.getKey(), entry.getValue(), into));
        }
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group().replaceAll("\\s", ""))
                .sorted()
                .toList();
    }

    private static List<String> tags(String text) {
        return TAG.matcher(text).results().map(MatchResult::group).toList();
    }
}
