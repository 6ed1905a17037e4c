package gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilePageTest {

    private static final String NASTY =
            "<script>alert(1)</script>\" onclick='x' ${1+1} #{y} [[${2*3}]] __${4}__ &lt; 11010119900307457X";

    @Test
    void everythingIsShownLiterallyAndIdentityNumbersMasked() {
        var html = render(NASTY);
        assertThat(html)
                .doesNotContain("<script", "onclick='x'", "11010119900307", "[[6]]")
                .contains("&lt;script&gt;", "${1+1}", "[[${2*3}]]", "__${4}__", "&amp;lt;", "**************457X");
    }

    @Test
    void linksLeadToTheDocumentsWhateverTheyAreCalled() {
        var html = render("𠮷 50%#1&2+3;.pdf");
        assertThat(html)
                .contains("href=\"01-%F0%A0%AE%B7%2050%25%231&amp;2+3;.pdf/001-%F0%A0%AE%B7%2050%25%231&amp;2+3;.pdf\"")
                .contains(">𠮷 50%#1&amp;2+3;.pdf</a>");
    }

    @Test
    void readsByItselfWithoutScriptOrForeignAddress() {
        var html = render("材料");
        assertThat(html)
                .startsWith("<!doctype html>\n<html lang=\"zh-CN\"")
                .contains("案卷封面", "卷内目录", "登记事项", "办理经过", "第7号", "2026年9月17日至2026年10月8日", "@page")
                .doesNotContain("http://", "https://", " th:", "<script", "src=");
    }

    private static String render(String text) {
        var register = new LinkedHashMap<String, Object>();
        register.put(text, text);
        var file = new CaseFile(
                "YSQ-2026-000001",
                text,
                "disclosure-on-application",
                "YSQ",
                "甲<乙>",
                LocalDate.of(2026, 9, 17),
                LocalDate.of(2026, 10, 8),
                text,
                register,
                List.of(new HistoryEntry(Instant.EPOCH, text, text, text, text)),
                List.of(new Piece(text, text, "text/plain", Sha256.of("x"), 1)));
        var history = Manifest.historyJson(file);
        var manifest = Manifest.of(
                file,
                "DA-2026-YSQ-001-000001",
                "YSQ",
                "依申请公开",
                LocalDate.of(2036, 12, 31),
                Instant.parse("2026-10-09T01:00:00Z"),
                new Manifest.Link("甲<乙>", 7, Sha256.of("before")),
                Sha256.of(history));
        var html = new FilePage().render(manifest, history);
        assertThat(html.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
        return html;
    }
}
