package gongkai.deadlines;

import static gongkai.deadlines.Calendars.SHIPPED;
import static gongkai.deadlines.Calendars.day;
import static gongkai.deadlines.Calendars.rule;
import static org.assertj.core.api.Assertions.assertThat;

import gongkai.deadlines.Explanation.Cell;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void tellsAPeriodOverTwoHolidaysAsThePageShowsIt() {
        var why = explain(rule(20, Unit.WORKING_DAYS), "2026-09-18", List.of());
        assertThat(why.due()).isEqualTo("2026-10-22");
        assertThat(why.reasons())
                .containsExactly(
                        "9月18日收到申请，当天不计入，从次日起算。",
                        "本机关自定：测试，20个工作日。",
                        "跳过周末，中秋节9月25日至27日、国庆节10月1日至7日放假。",
                        "9月20日、10月10日调休补班，按工作日计入。");
        assertThat(why.caption()).startsWith("2026年9月18日至2026年10月22日逐日计算");
        assertThat(why.weeks()).hasSize(6).allMatch(week -> week.size() == 7);
        assertThat(why.weeks().get(0).get(0)).isEqualTo(new Cell("9月14日", List.of(), "", false));
        assertThat(why.weeks().get(2).get(3)).isEqualTo(new Cell("10月1日", List.of("国庆节"), "off", false));
    }

    @Test
    void tellsAPauseAndARollToTheNextWorkingDay() {
        var pause = List.of(new Pause(day("2026-09-22"), day("2026-09-29"), "征求第三方意见"));
        assertThat(explain(rule(5, Unit.WORKING_DAYS), "2026-09-18", pause).reasons())
                .contains("9月23日至29日征求第三方意见，暂停计算，不计入；剩余天数保留，答复次日起继续计算。");

        var thirty = explain(rule(30, Unit.DAYS), "2026-09-01", List.of());
        assertThat(thirty.reasons()).contains("最后一天10月1日是休息日，顺延到下一个工作日10月8日。");
        var week = thirty.weeks().get(4);
        assertThat(week.get(3).lines()).containsExactly("第30日");
        assertThat(week.get(4).lines()).containsExactly("国庆节", "顺延");
        assertThat(thirty.weeks().get(5).get(3)).isEqualTo(new Cell("8", List.of("顺延", "到期"), "end", false));
    }

    @Test
    void namesTheYearOnlyWhereItChanges() {
        assertThat(explain(rule(5, Unit.WORKING_DAYS), "2025-12-25", List.of()).reasons())
                .contains("跳过周末，元旦节2026年1月1日至3日放假。", "2026年1月4日调休补班，按工作日计入。");
    }

    @Test
    void saysThatAMinimumIsNeverMoved() {
        assertThat(explain(rule(7, Unit.MINIMUM_DAYS), "2026-09-19", List.of()).reasons())
                .containsExactly("9月19日收到申请，当天不计入，从次日起算。", "本机关自定：测试，不少于7天。", "这是最短期限，不因休息日变动。");
        assertThat(explain(rule(3, Unit.PERIOD_MONTHS), "2026-01-01", List.of()).reasons())
                .containsExactly("本期从1月1日开始。", "本机关自定：测试，每3个月一次。", "本期到2026年3月31日为止。");
    }

    private static Explanation explain(Rule rule, String from, List<Pause> pauses) {
        var counted = new Counting(SHIPPED).count(rule, day(from), pauses);
        return new Explanation(
                rule,
                day(from),
                counted.due(),
                counted.provisional(),
                counted.days(),
                null,
                0,
                Map.of(2026, "国办发明电〔2025〕7号"),
                day("2026-09-29"));
    }
}
