package gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeNameTest {

    @ParameterizedTest
    @CsvSource({
        "申请表.pdf,申请表.pdf",
        "𠮷田的申请.docx,𠮷田的申请.docx",
        "照片👪🎉.jpg,照片👪🎉.jpg",
        "../../etc/passwd,______etc_passwd",
        "..\\..\\a.exe,______a.exe",
        "C:\\证明?.png,C__证明_.png",
        "'  . 空 .pdf. ',空 .pdf",
        "..,_",
        "'',未命名",
        "身份证11010119900307457X.jpg,身份证xxxxxxxxxxxxxx457X.jpg",
    })
    void nothingLeadsOutOfTheFolder(String name, String safe) {
        assertThat(SafeName.of(name).replace("_", "")).isEqualTo(safe.replace("_", ""));
        assertThat(SafeName.of(name)).doesNotContain("..", "/", "\\", ":", "?").isNotBlank();
    }

    @Test
    void directionMarksAndControlsGo() {
        assertThat(SafeName.of("a\u202Egpj.exe\u0000\n\u2028")).isEqualTo("a_gpj.exe___");
    }

    @Test
    void longNamesKeepTheirExtension() {
        var safe = SafeName.of("𠮷".repeat(300) + ".pdf");
        assertThat(safe).endsWith("𠮷.pdf");
        assertThat(safe.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void foldersByKindInTheOrderOfTheFileAndNumbersInThem() {
        var sum = "0".repeat(64);
        assertThat(SafeName.paths(List.of(
                        new Piece("申请材料", "附件.pdf", "", sum, 1),
                        new Piece("文书", "附件.pdf", "", sum, 2),
                        new Piece("申请材料", "附件.pdf", "", sum, 3),
                        new Piece("../办理/材料", "x", "", sum, 4))))
                .containsExactly("01-申请材料/001-附件.pdf", "02-文书/001-附件.pdf", "01-申请材料/002-附件.pdf", "03-__办理_材料/001-x");
    }
}
