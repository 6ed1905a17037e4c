package gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Test
    void sortsKeysAndLeavesNoSpace() {
        var map = new LinkedHashMap<String, Object>();
        map.put("b", Arrays.asList(1, -20000000000L, true, null));
        map.put("a", List.of());
        map.put("B", new LinkedHashMap<>());
        assertThat(CanonicalJson.write(map)).isEqualTo("{\"B\":{},\"a\":[],\"b\":[1,-20000000000,true,null]}");
    }

    @Test
    void escapesOnlyWhatMustBe() {
        assertThat(CanonicalJson.write("\"\\/\b\t\n\f\r\u0001\u001f\u007f\u2028<𠮷>👪"))
                .isEqualTo("\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\\u001f\u007f\u2028<𠮷>👪\"");
    }

    @Test
    void halfACharacterBecomesTheReplacementCharacter() {
        assertThat(CanonicalJson.write("a\uD842b\uDFB7")).isEqualTo("\"a\uFFFDb\uFFFD\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1,\"a\":2}",
                "{\"a\": 1}",
                "{\"a\":1}\n",
                "{\"a\":\"\\u4e2d\"}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1.0}",
                "{\"a\":1e2}",
                "{\"a\":01}",
                "{\"a\":1}{}",
                "",
                "{",
                "{\"a\":123456789012345678901234567890}",
                "\uFEFF{}"
            })
    void refusesEveryOtherForm(String json) {
        assertThatThrownBy(() -> CanonicalJson.read(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsWhatItWrote() {
        var json = "{\"a\":[{\"x\":\"𠮷\\n\"},null,false,7]}";
        assertThat(CanonicalJson.write(CanonicalJson.read(json))).isEqualTo(json);
    }
}
