package gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalNumberTest {

    @ParameterizedTest
    @CsvSource({
        "证件11010119900307457X。,证件**************457X。",
        "110101199003074578,**************4578",
        "旧证110101900307457号,旧证***********7457号",
        "电话13800001234,电话13800001234",
        "订单9991101011990030745781,订单9991101011990030745781",
        "信用代码91110000MA0012345X,信用代码91110000MA0012345X",
    })
    void onlyTheLastFourPlacesOfAnIdentityNumberShow(String text, String shown) {
        assertThat(PersonalNumber.masked(text)).isEqualTo(shown);
    }
}
