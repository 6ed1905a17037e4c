package gongkai.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.platform.TextChanges.Difference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextChangesTest {

    @Test
    void sameTextsDifferNowhere() {
        assertThat(TextChanges.between("一\n二\n", "一\r\n\r\n二")).isEmpty();
        assertThat(TextChanges.between(null, "")).isEmpty();
    }

    @Test
    void showsOnlyTheParagraphsThatDiffer() {
        assertThat(TextChanges.between("一\n二\n三\n四", "一\n贰\n三\n四\n五"))
                .containsExactly(new Difference(2, "二", "贰"), new Difference(5, "", "五"));
    }

    @Test
    void showsWhatWasLeftOut() {
        assertThat(TextChanges.between("一\n二\n三", "一\n三")).containsExactly(new Difference(2, "二", ""));
        assertThat(TextChanges.between("一", null)).containsExactly(new Difference(1, "一", ""));
    }

    @Test
    void neighbouringParagraphsStandTogether() {
        assertThat(TextChanges.between("一\n二\n三", "一\n贰\n叁")).containsExactly(new Difference(2, "二\n三", "贰\n叁"));
    }

    @Test
    void veryLongTextsAreShownWhole() {
        String old = IntStream.range(0, 700).mapToObj(i -> "第" + i + "段").collect(Collectors.joining("\n"));
        assertThat(TextChanges.between(old, old + "\n新")).containsExactly(new Difference(1, old, old + "\n新"));
    }
}
