package gongkai.disclosureonapplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.platform.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithheldPartsTest {

    @Test
    void readsJsonTextAndLists() {
        var expected = List.of(new Withheld("第三章𠮷", "PARTY_SECRET"));
        assertThat(WithheldParts.parse("[{\"part\":\"第三章𠮷\",\"ground\":\"PARTY_SECRET\"}]"))
                .isEqualTo(expected);
        assertThat(WithheldParts.parse(List.of(Map.of("part", "第三章𠮷", "ground", "PARTY_SECRET"))))
                .isEqualTo(expected);
    }

    @Test
    void emptyRowsOfTheFormAreNoParts() {
        assertThat(WithheldParts.parse("[{\"part\":\"\",\"ground\":\"\"}]")).isEmpty();
        assertThat(WithheldParts.parse(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "\"第三章\"", "{\"part\":\"x\"}", "[{\"part\":\"x\"}]", "[{\"ground\":\"PARTY_SECRET\"}]"})
    void anythingElseIsRefusedByName(String answer) {
        assertThatThrownBy(() -> WithheldParts.parse(answer))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("withheld"));
    }
}
