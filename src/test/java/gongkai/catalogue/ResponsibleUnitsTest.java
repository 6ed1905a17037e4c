package gongkai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.organisation.UnitInfo;
import gongkai.organisation.UnitInfo.Kind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsibleUnitsTest {

    private final ResponsibleUnits units = new ResponsibleUnits(List.of(
            department("BGS", "办公室"),
            department("DZB", "党政办公室"),
            department("FZS", "法制室"),
            department("JW", "纪委"),
            department("PA", "综合治理和平安建设办公室"),
            department("ZGS", "政工室"),
            department("RARE", "𠮷祥室")));

    private static UnitInfo department(String code, String name) {
        return new UnitInfo(code, name, "GAJ", Kind.DEPARTMENT, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "政工室, ZGS, ''",
        "政工室、办公室、纪委, ZGS BGS JW, ''",
        "党政办公室, DZB, ''",
        "综合治理和平安建设办公室和纪委, PA JW, ''",
        "纪委及相关职能部门, JW, ''",
        "各职能部门, '', ''",
        "党组织负责人, '', ''",
        "组织委员, '', ''",
        "'', '', ''",
        "政工室政工室, '', 政工室政工室",
        "政工处、纪委, JW, 政工处",
        "纪委 / 纪委, JW, ''",
        "𠮷祥室；财务科, RARE, 财务科"
    })
    void findsTheDepartmentsThatAreNamed(String text, String codes, String unknown) {
        assertThat(String.join(" ", units.in(text))).isEqualTo(codes);
        assertThat(String.join(" ", units.unknownIn(text))).isEqualTo(unknown);
    }
}
