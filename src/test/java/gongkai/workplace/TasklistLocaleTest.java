package gongkai.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tasklist in Chinese, text by text against the English of the engine's web jar. */
class TasklistLocaleTest {

    private static final String FOLDER = "META-INF/resources/webjars/camunda/app/tasklist/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|%[sd]");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]");

    /** Written by machines or to be typed as they stand: format letters, a date in ISO form, a colour. */
    private static final Pattern MAY_HAVE_LATIN = Pattern.compile(
            "/dateLocales/(calendar|longDateFormat)/.*|/labels/(INVALID_DATE|REQUIRED_HEX_COLOR_FIELD)");

    /** Empty in English as well, or hidden with what it announces. */
    private static final List<String> MAY_BE_EMPTY = List.of("/labels/NO_TASK_FORM", "/labels/BANNER_CE_EOL_TEXT");

    private static Map<String, String> english;
    private static Map<String, String> chinese;

    @BeforeAll
    static void read() throws IOException {
        english = texts(resource("locales/en.json", "jar"));
        chinese = texts(resource("locales/zh.json", "file"));
    }

    @Test
    void hasEveryTextOfTheEnginesAndNoOther() {
        assertThat(english).hasSizeGreaterThan(400);
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void keepsThePlaceholders() {
        assertThat(chinese)
                .allSatisfy((key, text) -> assertThat(placeholders(text)).isEqualTo(placeholders(english.get(key))));
    }

    @Test
    void leavesNoTextEmpty() {
        assertThat(chinese)
                .allSatisfy((key, text) -> assertThat(text.isBlank() && !MAY_BE_EMPTY.contains(key))
                        .as(key)
                        .isFalse());
    }

    @Test
    void leavesNoEnglishWord() {
        assertThat(chinese).allSatisfy((key, text) -> {
            if (!MAY_HAVE_LATIN.matcher(key).matches()) {
                assertThat(LATIN.matcher(
                                        PLACEHOLDER.matcher(text).replaceAll("").replaceAll("<[^>]+>", ""))
                                .find())
                        .as("%s: %s", key, text)
                        .isFalse();
            }
        });
    }

    @Test
    void namesTheProductAndNotItsEngine() throws IOException {
        assertThat(chinese.values()).noneMatch(text -> text.contains("Camunda") || text.contains("camunda"));
        assertThat(chinese).containsEntry("/labels/APP_VENDOR", "党务公开");
        assertThat(new String(
                        resource("scripts/config.js", "file").openStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("vendor: '党务公开'")
                .doesNotContain("Camunda");
    }

    @Test
    void callsOneThingByOneName() {
        var named = Map.of(
                "Assignee", "办理人",
                "Due date", "办理期限",
                "Follow-up date", "跟进日期",
                "Candidate Group", "候选岗位",
                "Business Key", "案号",
                "Claim", "领取",
                "Unclaim", "取消领取",
                "Filter", "筛选器",
                "Diagram", "流程图",
                "History", "办理经过");
        english.forEach((key, text) -> {
            if (named.containsKey(text)) {
                assertThat(chinese.get(key)).as(key).isEqualTo(named.get(text));
            }
        });
    }

    private static URL resource(String path, String protocol) throws IOException {
        return Collections.list(TasklistLocaleTest.class.getClassLoader().getResources(FOLDER + path)).stream()
                .filter(url -> url.getProtocol().equals(protocol))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + path + " from " + protocol));
    }

    private static Map<String, String> texts(URL file) throws IOException {
        try (var in = file.openStream()) {
            var content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var texts = new TreeMap<String, String>();
            collect("", new ObjectMapper().readTree(content.replace("\uFEFF", "")), texts);
            return texts;
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
                .collect(Collectors.toList());
    }
}
