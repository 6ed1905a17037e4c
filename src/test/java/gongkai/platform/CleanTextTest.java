package gongkai.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"张三", "𠮷野家", "两行\n文字\t", "👩‍👩‍👧", "${1+1} #{x} <b> ' or 1=1", "Ärger"})
    void whatPeopleTypeIsTaken(String text) {
        assertThat(CleanText.problem(text, 100)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007b",
                "a\u001bb",
                "a\u0085b",
                "a\u202eb",
                "a\u2066b",
                "a\u200fb",
                "a\ufeffb",
                "a\ud842",
                "a\ufffeb"
            })
    void whatNobodySeesIsRefused(String text) {
        assertThat(CleanText.problem(text, 100)).contains("控制字符");
    }

    @Test
    void oneLineIsOneLine() {
        assertThat(CleanText.lineProblem("一\n二", 10)).contains("控制字符");
        assertThat(CleanText.problem("一\n二", 10)).isNull();
    }

    @Test
    void rareCharactersCountAsOne() {
        assertThat(CleanText.problem("𠮷𠮷", 2)).isNull();
        assertThat(CleanText.problem("𠮷𠮷𠮷", 2)).isEqualTo("最多2字，现在是3字");
        assertThat(CleanText.problem(null, 2)).isNull();
    }
}
