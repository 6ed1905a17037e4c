package gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileExportTest {

    private ArchiveRoom room;

    @BeforeEach
    void open() {
        room = new ArchiveRoom();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void everythingIsInItInOrder() throws IOException {
        room.file(room.ordinary("YSQ-2026-000001"));
        var entries = unzip(room.export("YSQ-2026-000001"));
        assertThat(entries.keySet())
                .containsExactly(
                        "目录.html",
                        "案卷.json",
                        "办理经过.json",
                        "01-申请材料/001-申请表.txt",
                        "02-文书/001-答复书.txt",
                        "说明.txt",
                        "校验和.txt");
        assertThat(entries.get("01-申请材料/001-申请表.txt")).isEqualTo("申请YSQ-2026-000001");
        assertThat(entries.get("说明.txt"))
                .contains(
                        "sha256sum -c 校验和.txt",
                        "verify-archive",
                        "无，本案卷是该序列第一件",
                        room.archive.of("YSQ-2026-000001").orElseThrow().sha256())
                .doesNotContain("注意");
        assertThat(entries.get("校验和.txt").lines()).hasSize(6).allMatch(line -> line.matches("[0-9a-f]{64}  .+"));
    }

    @Test
    void theSameFileGivesTheSameBytesInEveryZone() {
        room.file(room.ordinary("YSQ-2026-000001"));
        var first = room.export("YSQ-2026-000001");
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(room.export("YSQ-2026-000001")).isEqualTo(first);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void namesAreMarkedAsUtf8AndDatedByTheFiling() throws IOException {
        room.file(room.ordinary("YSQ-2026-000001"));
        var bytes = room.export("YSQ-2026-000001");
        // Bit 11 of the general purpose flags of the first local header.
        assertThat(bytes[7] & 0x08).isEqualTo(0x08);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            assertThat(zip.getNextEntry().getTimeLocal()).isEqualTo(LocalDateTime.of(2026, 10, 9, 9, 0));
        }
    }

    @Test
    void hostileAndEqualNamesStayApartAndInside() throws IOException {
        var file = room.ordinary("YSQ-2026-000001");
        var names = List.of(
                "../../逃.txt",
                "..\\逃.txt",
                "/etc/passwd",
                "附件.txt",
                "附件.txt",
                "附件.TXT",
                "𠮷.txt",
                "🎉👪.txt",
                "a\u202Etxt.exe",
                "",
                "CON");
        var pieces = names.stream()
                .map(name -> room.piece("../办理材料", name, "内容" + name))
                .toList();
        room.file(new CaseFile(
                file.caseNumber(),
                file.title(),
                file.process(),
                "YSQ",
                file.organisation(),
                file.openedOn(),
                file.endedOn(),
                file.outcome(),
                file.register(),
                file.history(),
                pieces));
        var entries = unzip(room.export("YSQ-2026-000001"));
        assertThat(entries).hasSize(5 + names.size());
        for (var path : entries.keySet()) {
            assertThat(path).doesNotContain("..", "\\").matches("[^/]+(/[^/]+)?");
        }
        assertThat(entries.keySet().stream().map(String::toLowerCase).distinct())
                .hasSize(entries.size());
        assertThat(entries.keySet())
                .anyMatch(path -> path.endsWith("-𠮷.txt"))
                .anyMatch(path -> path.endsWith("-🎉👪.txt"));
        assertThat(room.archive.verifyChain().findings()).isEmpty();
    }

    @Test
    void whatIsMissingOrChangedIsSaidInTheReadme() throws IOException {
        room.file(room.ordinary("YSQ-2026-000001"));
        room.documents.remove(1L);
        room.documents.put(2L, new byte[] {1});
        var entries = unzip(room.export("YSQ-2026-000001"));
        assertThat(entries).doesNotContainKey("01-申请材料/001-申请表.txt");
        assertThat(entries.get("说明.txt"))
                .contains("注意：导出时发现", "01-申请材料/001-申请表.txt（缺少）", "02-文书/001-答复书.txt（内容与归档时不同）");
    }

    @Test
    void aDestroyedFileExportsItsTombstone() throws IOException {
        room.file(room.ordinary("YSQ-2026-000001"));
        room.clock.now = Instant.parse("2037-03-01T01:00:00Z");
        room.archive.delete("YSQ-2026-000001", "保管期满", "档案员");
        var entries = unzip(room.export("YSQ-2026-000001"));
        assertThat(entries.keySet()).containsExactly("销毁记录.json", "说明.txt", "校验和.txt");
        assertThat(entries.get("说明.txt")).contains("已销毁", "2037年3月1日", "档案员", "保管期满");
    }

    private static Map<String, String> unzip(byte[] bytes) throws IOException {
        var entries = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
