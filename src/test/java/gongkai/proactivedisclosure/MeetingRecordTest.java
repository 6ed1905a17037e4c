package gongkai.proactivedisclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.platform.InvalidInput;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A collective decision must add up before anybody counts by it. */
class MeetingRecordTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 18);

    private static Map<String, Object> meeting(Object... changes) {
        Map<String, Object> meeting = new HashMap<>(Map.of(
                "heldOn",
                "2026-09-18",
                "place",
                "三楼会议室",
                "entitled",
                "甲、乙、丙、丁、戊",
                "present",
                "甲、乙、丙、丁",
                "recused",
                "丁",
                "votesFor",
                3,
                "votesAgainst",
                0,
                "abstained",
                0));
        for (int i = 0; i < changes.length; i += 2) {
            meeting.put((String) changes[i], changes[i + 1]);
        }
        return meeting;
    }

    private static MeetingRecord read(Map<String, Object> answers) {
        return MeetingRecord.read(new Given(answers), TODAY);
    }

    @Test
    void namesAndNumbersAreBothTaken() {
        MeetingRecord named = read(meeting());
        assertThat(named.entitled().names()).hasSize(5);
        assertThat(named.recused().names()).containsExactly("丁");
        MeetingRecord counted = read(meeting(
                "entitled",
                9,
                "present",
                "7",
                "recused",
                null,
                "votesFor",
                "6",
                "votesAgainst",
                1.0,
                "abstained",
                "0"));
        assertThat(counted.entitled().count()).isEqualTo(9);
        assertThat(counted.entitled().names()).isEmpty();
        assertThat(counted.recused().count()).isZero();
        assertThat(read(Map.of())).isNull();
    }

    /** Programs send lists; minutes say 无 where nobody stepped aside. */
    @Test
    void listsAreTakenAndNobodyIsNobody() {
        MeetingRecord listed = read(meeting(
                "entitled",
                "[\"甲\",\"乙\",\"丙\",\"丁\",\"戊\"]",
                "present",
                List.of("甲", "乙", "丙", "丁"),
                "recused",
                "[\"丁\"]"));
        assertThat(listed).isEqualTo(read(meeting()));
        for (Object nobody : List.of("无", "没有", "[]", "[\"无\"]", List.of())) {
            assertThat(read(meeting("recused", nobody, "votesFor", 4)).recused())
                    .isEqualTo(new People(0, List.of()));
        }
        assertThatThrownBy(() -> read(meeting("entitled", "[\"甲\",\"甲\"]"))).hasStackTraceContaining("InvalidInput");
        assertThatThrownBy(() -> read(meeting("present", "无"))).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "heldOn,null,请填写会议日期",
                "heldOn,2026-09-19,不能晚于今天",
                "heldOn,昨天,2026-09-24的样子",
                "place,null,请填写会议地点",
                "entitled,null,请填写应到人员",
                "entitled,0,请填写应到人员",
                "entitled,-3,请写姓名",
                "entitled,甲、甲、乙,写了不止一次",
                "entitled,约5人,请写姓名",
                "present,null,请填写实到人员",
                "present,甲、己,“己”不在应到人员里",
                "present,6,多于应到人员5人",
                "recused,戊,“戊”不在实到人员里",
                "recused,5,多于实到人员4人",
                "votesFor,null,请填写赞成票",
                "votesFor,-1,0到9999的整数",
                "votesFor,2.5,0到9999的整数",
                "votesFor,4,应为3票",
                "votesAgainst,三,0到9999的整数",
                "abstained,99999,0到9999的整数"
            })
    void everyWrongFieldIsNamed(String field, String answer, String sentence) {
        assertThatThrownBy(() -> read(meeting(field, answer)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        wrong -> assertThat(wrong.errors().get(field)).contains(sentence));
    }

    @Test
    void allWrongFieldsAtOnce() {
        assertThatThrownBy(() -> read(meeting("heldOn", null, "place", "", "votesFor", "很多")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        wrong -> assertThat(wrong.errors().keySet())
                                .containsAll(List.of("heldOn", "place", "votesFor")));
    }
}
