package gongkai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.catalogue.Seeds.Shipped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped catalogues against their own heads and against what the source's tables hold. */
class SeedsTest {

    private static final Pattern CATEGORY = Pattern.compile("(?m)^# +category: (\\S*) = (\\d+)");

    private final Channels channels = new Channels();
    private final Timings timings = new Timings();
    private final Shipped bureau = new Seeds(channels).shipped("bureau");
    private final Shipped basic = new Seeds(channels).shipped("basic");

    @ParameterizedTest
    @ValueSource(strings = {"bureau", "basic"})
    void eachCategoryHasAsManyItemsAsTheHeadSays(String catalogue) {
        var said = new ArrayList<String>();
        var line = CATEGORY.matcher(new SeedFile("catalogues/" + catalogue + ".csv").text());
        while (line.find()) {
            said.add(line.group(1) + " = " + line.group(2));
        }
        assertThat(runs(new Seeds(channels).shipped(catalogue).items())).isEqualTo(said);
        assertThat(new SeedFile("catalogues/" + catalogue + ".csv").head("items"))
                .startsWith(new Seeds(channels).shipped(catalogue).items().size() + ". ");
    }

    private static List<String> runs(List<CatalogueItem> items) {
        var runs = new ArrayList<String>();
        var category = "";
        var count = 0;
        for (var item : items) {
            var next = item.firstCategory() + "/" + item.secondCategory();
            if (!next.equals(category) && count > 0) {
                runs.add(category + " = " + count);
                count = 0;
            }
            category = next;
            count++;
        }
        runs.add(category + " = " + count);
        return runs;
    }

    @Test
    void theBureausItemsAreThoseOfTheSource() {
        assertThat(bureau.items())
                .extracting(CatalogueItem::code)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 58)
                        .filter(number -> number != 17)
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(counts(bureau)).containsExactly(6, 4, 3, 2, 1, 8, 4, 5, 4, 5, 3, 2, 3, 3, 2, 2);
        assertThat(bureau.items())
                .filteredOn(item -> item.timing() == null)
                .extracting(CatalogueItem::code)
                .containsExactly("16");
        assertThat(bureau.items()).noneMatch(item -> item.responsible().isEmpty());
        assertThat(bureau.items())
                .filteredOn(item -> item.firstCategory().isEmpty())
                .hasSize(27);
        assertThat(codes(bureau, Scope.SOCIETY)).containsExactly("19", "35", "36", "37", "49", "50", "51");
        assertThat(codes(bureau, Scope.COMMITTEE)).containsExactly("21", "23", "30", "45");
        assertThat(bureau.items())
                .filteredOn(item -> item.timing() == Timing.QUARTERLY)
                .extracting(CatalogueItem::code)
                .containsExactly("49", "50", "51");
        assertThat(bureau.items())
                .filteredOn(item -> item.timing() == Timing.ANNUAL)
                .extracting(CatalogueItem::code)
                .containsExactly(
                        "11", "12", "13", "14", "15", "18", "23", "27", "28", "29", "30", "35", "36", "37", "39", "44",
                        "45", "47", "48", "52", "53", "54");
    }

    @Test
    void theBasicLevelsItemsAreThoseOfTheSource() {
        assertThat(basic.items())
                .extracting(CatalogueItem::code)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 15).mapToObj(String::valueOf).toList());
        assertThat(counts(basic)).containsExactly(2, 2, 2, 7, 2);
        var last = basic.items().get(14);
        assertThat(last.scopes()).containsExactly(Scope.UNIT, Scope.SOCIETY);
        assertThat(last.channels()).extracting(Channel::label).containsExactly("会议", "局域网", "公开栏");
        assertThat(last.timing()).isNull();
        assertThat(last.responsible()).isEmpty();
        assertThat(basic.items().subList(0, 14))
                .allMatch(item -> item.timing() != null && !item.responsible().isEmpty());
        assertThat(basic.items())
                .filteredOn(item -> item.timing() == Timing.PERIODIC)
                .extracting(CatalogueItem::code)
                .containsExactly("3", "14");
    }

    @Test
    void eachSaysWhatItIsAndWhatItLacks() {
        for (var shipped : List.of(bureau, basic)) {
            assertThat(shipped.title()).endsWith("党务公开目录");
            assertThat(shipped.source()).contains("金坛市公安局");
            assertThat(shipped.note()).contains("原表");
            assertThat(shipped.effectiveFrom()).hasToString("2020-01-01");
        }
    }

    @Test
    void channelsAreFoundByCodeLabelAndAlias() {
        assertThat(channels.all()).hasSize(10);
        assertThat(channels.all())
                .filteredOn(Channel::online)
                .extracting(Channel::code)
                .containsExactly("INTRANET", "WEBSITE");
        assertThat(channels.of("公开栏")).contains(new Channel("NOTICE_BOARD", "公开栏", false));
        assertThat(channels.of("NOTICE_BOARD")).isEqualTo(channels.of("公开栏"));
        assertThat(channels.of("党委会")).isEqualTo(channels.of("党委会议"));
        assertThat(channels.of("电子屏")).isEmpty();
        assertThat(channels.of("")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Timing.class)
    void everyTimingMeansARuleOfTheRegister(Timing timing) {
        var rule = timing.periodic() ? timings.periodRule(timing) : timings.rule(timing);
        assertThat(rule).isPresent();
        assertThat(timing.periodic() ? timings.rule(timing) : timings.periodRule(timing))
                .isEmpty();
        assertThat(new SeedFile("rules.csv").rows())
                .extracting(row -> row.getField("rule"))
                .contains(rule.get());
    }

    private static List<Integer> counts(Shipped shipped) {
        return runs(shipped.items()).stream()
                .map(run -> Integer.valueOf(run.replaceFirst(".* = ", "")))
                .toList();
    }

    private static List<String> codes(Shipped shipped, Scope scope) {
        return shipped.items().stream()
                .filter(item -> item.scopes().contains(scope))
                .map(CatalogueItem::code)
                .toList();
    }
}
