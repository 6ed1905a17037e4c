package gongkai.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    @ParameterizedTest
    @CsvSource({
        "2026-09-30, 2026-09-30",
        "2026-09-30T20:00:00Z, 2026-10-01",
        "2026-09-30T20:00:00.000+0000, 2026-10-01",
        "2026-09-30T20:00:00+08:00, 2026-09-30"
    })
    void aDateIsTheDayInChina(String written, LocalDate day) {
        assertThat(Answers.date("heldOn", "开会日期", written)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-09-30xyz", "2026-02-30", "30.9.2026", "2026-09-30T20:00:00"})
    void whatIsNoDateIsRefused(String written) {
        assertThatThrownBy(() -> Answers.date("heldOn", "开会日期", written))
                .isInstanceOf(Refused.class)
                .hasMessage("开会日期应写成2026-09-24的样子");
    }

    @Test
    void nothingIsNoDate() {
        assertThat(Answers.date("heldOn", "开会日期", " ")).isNull();
    }
}
