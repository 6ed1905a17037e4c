package gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {

    private static final List<String> OWN = List.of("安澜县平安路18号", "安澜县清溪镇溪口街6号");

    private final TextRules rules =
            new TextRules(Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneId.of("Asia/Shanghai")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "11010519491231002x",
                "身份证号：11010519491231002X，",
                "身份证号11010519491231002X。",
                "110105 19491231 002X",
                "110105-19491231-002X",
                "110105—19491231—002X",
                "1101 0519 4912 3100 2X",
                "１１０１０５１９４９１２３１００２Ｘ",
                "１１０１０５　１９４９１２３１　００２Ｘ",
                "110105\u00A019491231\u00A0002X",
                "1101051949\n1231002X",
                "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
                "1\t1\t0\t1\t0\t5\t1\t9\t4\t9\t1\t2\t3\t1\t0\t0\t2\tX",
                "11010519491231002×",
                "2026\n11010519491231002X",
                "1 11010519491231002X",
                "440524188001010014以前；11010519491231002X"
            })
    void findsIdentityNumbers(String text) {
        assertThat(kinds(text)).containsExactly(FindingKind.IDENTITY_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021",
                "110105194902310026",
                "440524188001010014",
                "990105194912310023",
                "111010519491231002X",
                "1101051949123100205",
                "110105 1949 12 31 0 0 2X 1",
                "91320413MA1W9ABC2X",
                "513436200013010023"
            })
    void leavesOtherNumbersOfThatLength(String text) {
        assertThat(kinds(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "手机13800138000。",
                "联系电话：13812345678，请在8月1日前来电",
                "电话13812345678，8月1日前联系",
                "0519-82880000，13812345678",
                "1.13812345678",
                "138 0013 8000",
                "138-0013-8000",
                "1380013 8000",
                "+8613800138000",
                "+86 138 0013 8000",
                "86-13800138000",
                "008613800138000",
                "１３８００１３８０００",
                "1 3 8 0 0 1 3 8 0 0 0",
                "19912345678",
                "0519-82880001/13800138000",
                "联系人李某某13800138000@139.com"
            })
    void findsMobileNumbers(String text) {
        assertThat(kinds(text)).containsExactly(FindingKind.MOBILE_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12800138000",
                "138001380001",
                "发票代码013800138000",
                "0519-82880001",
                "12345",
                "400-800-12345",
                "13800138000元",
                "13800138000 万元",
                "0.13800138000",
                "13800138000.50",
                "13,800,138,000"
            })
    void leavesOtherTelephonesAndAmounts(String text) {
        assertThat(kinds(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6222021001098765438",
                "622202 1001098765438",
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "４１１１１１１１１１１１１１１１",
                "5555555555554444"
            })
    void findsBankCards(String text) {
        assertThat(kinds(text)).containsExactly(FindingKind.BANK_CARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111112", "1111111111111117", "41111111111111111", "0.4111111111111111"})
    void leavesOtherLongNumbers(String text) {
        assertThat(kinds(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "绝密★启用前",
                "机密★",
                "秘密★3年",
                "秘密 ★ 长期",
                "秘密☆",
                "机　密★１年",
                "机密*",
                "密级：机密",
                "密级: 秘密",
                "内部资料",
                "内部资料　注意保存",
                "（内 部 资 料）",
                "内部文件，注意保存"
            })
    void findsSecrecyMarks(String text) {
        assertThat(kinds(text)).containsExactly(FindingKind.SECRECY_MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"保守国家秘密是公民的义务", "涉及商业秘密的除外", "内部资料性出版物管理办法", "★重点项目", "保密级别管理"})
    void leavesWordsThatAreNoMark(String text) {
        assertThat(kinds(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "安澜县清溪镇溪口村3组12号",
                "林大山（清溪镇溪口村三组12号）",
                "户主：林大山，溪口村12号",
                "家住幸福路12号",
                "住址：安澜县幸福路12号3幢2单元501室",
                "幸福路12号阳光花园3幢2单元501室",
                "阳光花园3栋501室",
                "3幢2单元501室",
                "白石街道石桥社区石桥路9弄6号302室",
                "清溪镇溪口街１６号",
                "县公安局查处林某某，住清溪镇溪口村3组12号。",
                "清溪镇人民政府对村民林大山（清溪镇溪口村3组12号）给予补助",
                "姓名\t住址\n林大山\t清溪镇溪口村3组12号",
                "张三 白石乡石桥村第5组8号"
            })
    void findsHomes(String text) {
        assertThat(kinds(text)).containsExactly(FindingKind.HOME_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "安澜县平安路18号",
                "地址：安澜县平安路18号",
                "县政务服务中心（建设路1号）",
                "办公地点：安澜县建设路1号行政中心3号楼501室",
                "清溪镇便民服务中心\n地址：安澜县清溪镇溪口街16号\n电话：0000-6600201",
                "到清溪镇溪口街16号清溪镇人民政府领取",
                "清溪镇溪口村3组道路硬化工程",
                "项目位于清溪镇溪口村3组，占地12亩",
                "幸福路12号地块",
                "建设路1号至9号",
                "幸福社区二楼会议室",
                "溪口村2026年度",
                "清溪镇溪口村",
                "人民路3号线",
                "县行政中心3号楼501室"
            })
    void leavesOfficesAndPlaces(String text) {
        assertThat(kinds(text)).isEmpty();
    }

    @Test
    void hidesAsMuchAsNeeded() {
        assertThat(masked("身份证11010519491231002X")).isEqualTo("身份证1101**********002X");
        assertThat(masked("110105 19491231 002X")).isEqualTo("1101** ******** 002X");
        assertThat(masked("手机+86 138-0013-8000")).isEqualTo("手机+86 138-****-8000");
        assertThat(masked("卡号4111 1111 1111 1111")).isEqualTo("卡号4111 **** **** 1111");
        assertThat(masked("住安澜县清溪镇溪口村3组12号。")).isEqualTo("住安澜县清溪镇********。");
        assertThat(masked("家住幸福路12号")).isEqualTo("家住幸福路***");
    }

    private List<FindingKind> kinds(String text) {
        return rules.hits(text, OWN).stream().map(Hit::kind).toList();
    }

    private String masked(String text) {
        return TextRules.masked(text, rules.hits(text, OWN));
    }
}
