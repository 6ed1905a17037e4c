package gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One person may hide what was found, and nobody may change by that what others approved. */
class MaskingTest {

    private static final String APPROVED = "会议同意给予处分。\n联系人：张三，手机13812345678，免费接听。";

    private static boolean onlyHides(String approved, String masked) {
        return Masking.onlyHides(approved, new TextRules(Clock.systemDefaultZone()).hits(approved, List.of()), masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "会议同意给予处分。\n联系人：张三，手机13812345678，免费接听。",
                "会议同意给予处分。\n联系人：张三，手机138****5678，免费接听。",
                "会议同意给予处分。\n联系人：张三，手机***********，免费接听。",
                "会议同意给予处分。\n联系人：张三，手机＊＊＊，免费接听。",
                "会议同意给予处分。\n联系人：张三，手机，免费接听。"
            })
    void whatWasFoundMayBeHiddenOrLeftOut(String masked) {
        assertThat(onlyHides(APPROVED, masked)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "会议同意给予处分。",
                "会议同意处分。\n联系人：张三，手机138****5678，免费接听。",
                "会议**给予处分。\n联系人：张三，手机138****5678，免费接听。",
                "会议同意给予处分。联系人：张三，手机138****5678，免费接听。",
                "会议同意给予处分。\n联系人：张三，手机138****5678，费接听。",
                "会议同意给予处分。\n联系人：张三，手机138****5679，免费接听。",
                "会议同意给予处分。\n联系人：张三，手机0519-82880000，免费接听。",
                "会议同意给予处分。\n联系人：张三，手机1381234567899，免费接听。",
                "会议同意给予处分。\n联系人：张三，手机138****5678，不免费接听。"
            })
    void nothingElseMay(String masked) {
        assertThat(onlyHides(APPROVED, masked)).isFalse();
    }

    @Test
    void whatFormsDoToATextIsNoChange() {
        assertThat(onlyHides("第一行\r\n手机13812345678", "第一行\n手机")).isTrue();
        assertThat(onlyHides("联系手机：\n13812345678\n", "联系手机：")).isTrue();
        assertThat(onlyHides("第一行\n\n第二行", "第一行\n第二行")).isFalse();
    }

    @Test
    void theWordsBeforeAnAddressStay() {
        String approved = "县委决定不给予家住溪口村3组12号的张三处分。";
        assertThat(onlyHides(approved, "县委决定不给予家住溪口村***的张三处分。")).isTrue();
        assertThat(onlyHides(approved, "县委决定给予家住溪口村***的张三处分。")).isFalse();
        assertThat(onlyHides(approved, "家住溪口村***的张三处分。")).isFalse();
    }

    @Test
    @Timeout(20)
    void longTextsTakeNoTime() {
        String many = "手机13812345678，\n".repeat(3000);
        assertThat(onlyHides(many, many.replace("13812345678", "****"))).isTrue();
        assertThat(onlyHides(many, many.replace("13812345678", "****") + "！")).isFalse();
    }
}
