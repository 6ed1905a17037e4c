package gongkai.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gongkai.platform.InvalidInput;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {

    private static final String NOTICE = "国办发明电〔2026〕9号";
    private static final String HEAD = "date,kind,holiday\n";

    @Test
    void readsAYearWithTheNoticeInItsHeadOrBesideIt() {
        var inside = CalendarFile.parse("# notice: " + NOTICE + "\n" + HEAD + "2027-01-01,REST,元旦节\n", 2027, " ");
        var beside = CalendarFile.parse("\uFEFF" + HEAD + "2027-01-01,REST,元旦节\r\n\r\n", 2027, NOTICE);
        assertThat(inside.sameAs(beside)).isTrue();
        assertThat(inside.notice()).isEqualTo(NOTICE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-02-03,WORK,春节 | row2 | 第2行kind：2027-02-03不是星期六或者星期日，不能写为补班（WORK）",
                "2026-12-31,REST,元旦节 | row2 | 第2行date：2026-12-31不在2027年，请放到2026年的文件里",
                "2027-2-3,REST,春节 | row2 | 第2行date：日期应写成2027-10-01的样子，现在是“2027-2-3”",
                "2027-02-30,REST,春节 | row2 | 第2行date：日期应写成2027-10-01的样子，现在是“2027-02-30”",
                "2027-02-05,放假,春节 | row2 | 第2行kind：应写REST（放假）或者WORK（补班），现在是“放假”",
                "2027-02-05,REST, | row2 | 第2行holiday：请填写节日名称，不超过20个字"
            })
    void namesRowAndColumn(String row, String field, String sentence) {
        assertThat(errors(HEAD + row + "\n", 2027, NOTICE)).containsExactly(Map.entry(field, sentence));
    }

    @Test
    void refusesADayThatIsBothOrTwice() {
        assertThat(errors(HEAD + "2027-02-06,REST,春节\n2027-02-06,WORK,春节\n", 2027, NOTICE))
                .containsExactly(Map.entry("row3", "第3行kind：2027-02-06在第2行已写为REST，同一天不能既放假又补班"));
        assertThat(errors(HEAD + "2027-02-06,REST,春节\n2027-02-06,REST,春节\n", 2027, NOTICE))
                .containsExactly(Map.entry("row3", "第3行date：2027-02-06与第2行重复，请删去一行"));
    }

    @Test
    void neverTakesAnEmptyFileForAYearWithoutHolidays() {
        for (var text : new String[] {"", "\n\n", HEAD, "# notice: " + NOTICE + "\n" + HEAD}) {
            assertThat(errors(text, 2027, NOTICE)).containsOnlyKeys("file");
        }
    }

    @Test
    void wantsTheNoticesNumberAndNamesEverythingThatIsWrongAtOnce() {
        assertThat(errors(HEAD + "2027-01-01,REST,元旦节\n", 2027, "")).containsOnlyKeys("notice");
        assertThat(errors(HEAD + "2027-01-01,REST,元旦节\n", 2027, "待定")).containsOnlyKeys("notice");
        assertThat(errors(HEAD + "x,REST,元旦节\n2027-01-04,WORK,元旦节\n", 2027, null))
                .containsOnlyKeys("notice", "row2", "row3");
        assertThat(errors("日期,类别\n2027-01-01,REST\n", 2027, NOTICE)).containsOnlyKeys("file");
        assertThat(errors(HEAD + "2027-01-01,REST,元旦节\n", null, NOTICE)).containsOnlyKeys("year");
        assertThat(errors(HEAD + "2027-01-01,REST,元旦节\n", 1899, NOTICE)).containsOnlyKeys("year");
    }

    @Test
    void doubtsAYearThatForgetsAStatutoryHoliday() {
        var year = CalendarFile.parse(HEAD + "2027-01-01,REST,元旦节\n", 2027, NOTICE);
        assertThat(CalendarFile.doubts(year)).anyMatch(doubt -> doubt.startsWith("10月1日是法定节假日（国庆节）"));
        assertThat(CalendarFile.doubts(year)).noneMatch(doubt -> doubt.startsWith("1月1日"));
        // A Saturday rests anyway.
        assertThat(CalendarFile.doubts(year)).noneMatch(doubt -> doubt.startsWith("5月1日"));
    }

    @Test
    void readsWhatChineseSpreadsheetsSave() {
        var text = HEAD + "2027-01-01,REST,元旦节\n";
        assertThat(CalendarFile.decode(text.getBytes(Charset.forName("GB18030"))))
                .isEqualTo(text);
        assertThat(CalendarFile.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }

    private static Map<String, String> errors(String text, Integer year, String notice) {
        return catchThrowableOfType(InvalidInput.class, () -> CalendarFile.parse(text, year, notice))
                .errors();
    }
}
