package gongkai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.platform.Refused;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "12, 2026-09-29, 2026, 2026-01-01, 2026-12-31, 2026年",
        "6, 2026-06-30, 2026H1, 2026-01-01, 2026-06-30, 2026年上半年",
        "6, 2026-07-01, 2026H2, 2026-07-01, 2026-12-31, 2026年下半年",
        "3, 2026-01-01, 2026Q1, 2026-01-01, 2026-03-31, 2026年第一季度",
        "3, 2026-09-30, 2026Q3, 2026-07-01, 2026-09-30, 2026年第三季度",
        "3, 2026-12-31, 2026Q4, 2026-10-01, 2026-12-31, 2026年第四季度",
        "1, 2024-02-29, 2024M02, 2024-02-01, 2024-02-29, 2024年2月",
        "2, 2026-12-01, 2026M11-12, 2026-11-01, 2026-12-31, 2026年11月至12月",
        "4, 2026-05-01, 2026M05-08, 2026-05-01, 2026-08-31, 2026年5月至8月"
    })
    void findsThePeriodOfADayAndItsCodeLeadsBack(
            int months, LocalDate day, String code, LocalDate first, LocalDate last, String label) {
        var period = Period.containing(months, day);
        assertThat(period).isEqualTo(new Period(code, first, last));
        assertThat(Period.of(code)).isEqualTo(period);
        assertThat(period.label()).isEqualTo(label);
        assertThat(period.months()).isEqualTo(months);
        assertThat(period.contains(day)).isTrue();
        assertThat(period.contains(last.plusDays(1))).isFalse();
        assertThat(period.next().startsOn()).isEqualTo(last.plusDays(1));
        assertThat(period.next().months()).isEqualTo(months);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "26Q3",
                "2026Q5",
                "2026Q0",
                "2026H3",
                "2026M13",
                "2026M02-03",
                "2026M01-12",
                "2026M07-09",
                "2026M05-05",
                "2026M08-05",
                "2026q3",
                " 2026",
                "２０２６"
            })
    void refusesWhatIsNoPeriod(String code) {
        assertThatThrownBy(() -> Period.of(code))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("period"));
    }

    @Test
    void refusesALengthThatDoesntDivideAYear() {
        for (var months : new int[] {0, -3, 5, 7, 24}) {
            assertThatThrownBy(() -> Period.containing(months, LocalDate.of(2026, 9, 29)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("现在是" + months + "个月");
        }
    }
}
