package gongkai.proactivedisclosure;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two decision tables, row by row. */
class DecisionTablesTest {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision APPROVALS = table("required-approvals");
    private static final DmnDecision MEETING = table("collective-decision");

    private static DmnDecision table(String name) {
        try (var file = Files.newInputStream(Path.of("bpmn", name + ".dmn"))) {
            return ENGINE.parseDecision(name, file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Map<String, Object>> approvals(
            boolean offCatalogue, boolean important, boolean needsSuperior, Scope scope, Timing timing) {
        DmnDecisionTableResult result = ENGINE.evaluateDecisionTable(
                APPROVALS,
                Map.of(
                        "offCatalogue",
                        offCatalogue,
                        "important",
                        important,
                        "needsSuperior",
                        needsSuperior,
                        "scope",
                        scope.label(),
                        "timing",
                        timing.label()));
        return result.getResultList();
    }

    @ParameterizedTest
    @CsvSource({
        // each row of the table alone, then together
        "false,false,false,secrecy-review deputy-review principal-review",
        "true,false,false,approve-off-catalogue secrecy-review deputy-review principal-review",
        "false,true,false,secrecy-review deputy-review principal-review committee-decision",
        "false,false,true,secrecy-review deputy-review principal-review superior-review",
        "true,true,true,approve-off-catalogue secrecy-review deputy-review principal-review committee-decision superior-review"
    })
    void asksForTheRightReviewsInTheirOrder(
            boolean offCatalogue, boolean important, boolean needsSuperior, String steps) {
        for (Scope scope : Scope.values()) {
            for (Timing timing : Timing.values()) {
                assertThat(approvals(offCatalogue, important, needsSuperior, scope, timing))
                        .extracting(row -> row.get("step"))
                        .containsExactly((Object[]) steps.split(" "));
            }
        }
    }

    @Test
    void everyRowNamesAReviewThatThereIsAndSaysWhy() {
        assertThat(approvals(true, true, true, Scope.SOCIETY, Timing.IMMEDIATE)).allSatisfy(row -> {
            assertThat(Step.of((String) row.get("step"))).isPresent();
            assertThat((String) row.get("reason")).hasSizeGreaterThan(5);
        });
        assertThat(approvals(true, true, true, Scope.UNIT, Timing.ANNUAL))
                .extracting(row -> row.get("step"))
                .containsExactly(Arrays.stream(Step.values()).map(Step::id).toArray());
    }

    @ParameterizedTest
    @CsvSource({
        // entitled, present, for, field
        "9,4,4,present",
        "9,5,5,",
        "9,5,4,votesFor",
        "8,4,4,present",
        "8,5,5,",
        "8,8,4,votesFor",
        "1,1,1,",
        "1,0,0,present",
        "7,6,3,votesFor",
        "7,6,4,"
    })
    void moreThanHalfMustBeThereAndMoreThanHalfMustAgree(int entitled, int present, int votesFor, String field) {
        Map<String, Object> row = ENGINE.evaluateDecisionTable(
                        MEETING,
                        new HashMap<>(Map.of(
                                "entitled",
                                entitled,
                                "present",
                                present,
                                "recused",
                                0,
                                "votesFor",
                                votesFor,
                                "votesAgainst",
                                present - votesFor,
                                "abstained",
                                0)))
                .getSingleResult()
                .getEntryMap();
        assertThat(row.get("field")).isEqualTo(field);
        assertThat(row.get("valid")).isEqualTo(field == null);
        assertThat((String) row.get("sentence"))
                .contains("应到" + entitled + "人")
                .contains(
                        field == null ? "通过" : field.equals("present") ? "实到" + present + "人" : "赞成" + votesFor + "票");
    }

    @Test
    void lawyersReadChinese() throws IOException {
        for (String name : List.of("required-approvals", "collective-decision")) {
            String xml = Files.readString(Path.of("bpmn", name + ".dmn"));
            assertThat(Pattern.compile("<(?:input|output) [^>]*label=\"([^\"]*)\"")
                            .matcher(xml)
                            .results()
                            .map(match -> match.group(1)))
                    .isNotEmpty()
                    .allMatch(label -> label.codePoints().allMatch(Character::isIdeographic));
        }
    }
}
