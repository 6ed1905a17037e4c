package gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyArchiveTest {

    private static final String FORM = "01-申请材料/001-申请表.txt";

    @TempDir
    Path folder;

    private static ArchiveRoom room;

    @BeforeAll
    static void open() {
        room = new ArchiveRoom();
        for (int i = 1; i <= 3; i++) {
            room.file(room.ordinary("YSQ-2026-00000" + i));
        }
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void anUntouchedFilePasses() throws IOException {
        var said = said(0, exported(1));
        assertThat(said)
                .contains("档号DA-2026-YSQ-001-000001", "材料2件", "第1号", "通过")
                .doesNotContain("未通过", "衔接");
    }

    @Test
    void aChangedDocumentIsNamed() throws IOException {
        assertThat(said(1, changed(1, zip -> zip.put(FORM, bytes("别的")))))
                .contains("发现1处问题", "材料被改动：" + FORM, "应为" + Sha256.of("申请YSQ-2026-000001"), "现在是" + Sha256.of("别的"));
    }

    @Test
    void aMissingDocumentIsNamed() throws IOException {
        assertThat(said(1, changed(1, zip -> zip.remove(FORM)))).contains("发现1处问题", "缺少材料：" + FORM);
    }

    @Test
    void aRenamedDocumentIsNamedOnce() throws IOException {
        assertThat(said(1, changed(1, zip -> zip.put("01-申请材料/001-空表.txt", zip.remove(FORM)))))
                .contains("发现1处问题", "材料被改名：" + FORM + "，现在是01-申请材料/001-空表.txt");
    }

    @Test
    void anAddedDocumentIsNamed() throws IOException {
        assertThat(said(1, changed(1, zip -> zip.put("01-申请材料/003-补充.txt", bytes("补充")))))
                .contains("发现1处问题", "多出文件：01-申请材料/003-补充.txt");
    }

    @Test
    void changedHistoryAndPageAreNamed() throws IOException {
        assertThat(said(1, changed(1, zip -> replace(zip, "办理经过.json", "同意", "退回"))))
                .contains("发现1处问题", "办理经过被改动：办理经过.json");
        assertThat(said(1, changed(1, zip -> replace(zip, "目录.html", "同意", "退回"))))
                .contains("发现1处问题", "目录页被改动：目录.html");
        assertThat(said(1, changed(1, zip -> replace(zip, "说明.txt", "没有改动", "改动"))))
                .contains("发现1处问题", "说明被改动：说明.txt");
    }

    @Test
    void aChangedManifestIsNamed() throws IOException {
        assertThat(said(1, changed(1, zip -> replace(zip, "案卷.json", "部分公开", "予以公开"))))
                .contains("发现1处问题", "案卷清单被改动：案卷.json");
        assertThat(said(1, changed(1, zip -> replace(zip, "案卷.json", "{\"arch", "{ \"arch"))))
                .contains("案卷.json被改动，已不是规定格式", "案卷清单被改动：案卷.json");
        assertThat(said(1, changed(1, zip -> zip.remove("案卷.json")))).contains("缺少案卷.json");
    }

    @Test
    void aDocumentForgedTogetherWithTheManifestStillShows() throws IOException {
        assertThat(said(1, changed(1, zip -> {
                    zip.put(FORM, bytes("别的"));
                    replace(zip, "案卷.json", Sha256.of("申请YSQ-2026-000001"), Sha256.of("别的"));
                })))
                .contains("案卷清单被改动：案卷.json", "校验和.txt与案卷清单的记载不一致：" + FORM);
    }

    @Test
    void changedOrMissingSumsAreNamed() throws IOException {
        assertThat(said(1, changed(1, zip -> zip.remove("校验和.txt")))).contains("缺少校验和.txt");
        assertThat(said(1, changed(1, zip -> zip.put("校验和.txt", bytes("没有\n")))))
                .contains("校验和.txt被改动，已不是规定格式");
        assertThat(said(1, changed(1, zip -> replace(zip, "校验和.txt", Sha256.of("申请YSQ-2026-000001"), Sha256.NONE))))
                .contains("发现1处问题", "校验和.txt与案卷清单的记载不一致：" + FORM);
    }

    @Test
    void neighboursAreCheckedAgainstEachOther() throws IOException {
        assertThat(said(0, exported(1), exported(2), exported(3))).contains("案卷之间的衔接\n  通过");
        assertThat(said(0, exported(3), exported(2))).contains("案卷之间的衔接\n  通过");
        assertThat(said(0, exported(1), exported(3))).contains("有1处案卷不相邻");
    }

    @Test
    void aFileForgedWithAllItsSumsBreaksTheLinkToItsNeighbour() throws IOException {
        var forged = changed(2, zip -> {
            var before = Sha256.of(zip.get("案卷.json"));
            zip.put(FORM, bytes("别的"));
            for (var path : new String[] {"案卷.json", "校验和.txt"}) {
                replace(zip, path, Sha256.of("申请YSQ-2026-000002"), Sha256.of("别的"));
            }
            replace(zip, "校验和.txt", before, Sha256.of(zip.get("案卷.json")));
        });
        assertThat(said(0, forged)).contains("通过");
        assertThat(said(1, exported(1), forged, exported(3)))
                .contains("衔接断开：DA-2026-YSQ-001-000003所记的前一件校验值不是DA-2026-YSQ-001-000002的校验值");
        assertThat(said(1, exported(2), forged)).contains("第2号有两个不同的案卷");
    }

    @Test
    void aTombstoneHoldsTheChainTogether() throws IOException {
        try (var own = new ArchiveRoom()) {
            for (int i = 1; i <= 3; i++) {
                own.file(own.ordinary("YSQ-2026-00000" + i));
            }
            own.clock.now = Instant.parse("2037-03-01T01:00:00Z");
            own.archive.delete("YSQ-2026-000002", "保管期满", "档案员");
            var first = write("a.zip", own.export("YSQ-2026-000001"));
            var tombstone = write("b.zip", own.export("YSQ-2026-000002"));
            var third = write("c.zip", own.export("YSQ-2026-000003"));
            assertThat(said(0, first, tombstone, third))
                    .contains("已于2037年3月1日 09:00销毁", "案卷之间的衔接\n  通过")
                    .doesNotContain("不相邻");
            var entries = unzip(own.export("YSQ-2026-000002"));
            replace(entries, "销毁记录.json", "保管期满", "另有原因");
            assertThat(said(1, write("d.zip", zip(entries)))).contains("发现1处问题", "销毁记录被改动：销毁记录.json");
        }
    }

    @Test
    void whatIsNoZipIsSaidSo() throws IOException {
        assertThat(said(1, write("x.zip", bytes("no zip")))).contains("不是完整的ZIP压缩包");
        assertThat(said(1, folder.resolve("none.zip"))).contains("读不出这个文件");
        var whole = room.export("YSQ-2026-000001");
        assertThat(said(1, write("half.zip", java.util.Arrays.copyOf(whole, whole.length / 2))))
                .contains("ZIP压缩包");
        assertThat(said(1, write("empty.zip", zip(Map.of("a.txt", bytes("a"))))))
                .contains("缺少案卷.json");
    }

    @Test
    void everySingleBitOfTheZipCounts() throws IOException {
        var whole = room.export("YSQ-2026-000001");
        var content = new String(whole, StandardCharsets.ISO_8859_1);
        // Somewhere in each part's content.
        for (var part : new String[] {"办理经过.json", "案卷.json", "目录.html", FORM, "说明.txt", "校验和.txt"}) {
            var name = new String(bytes(part), StandardCharsets.ISO_8859_1);
            var broken = whole.clone();
            broken[content.indexOf(name) + name.length() + 12] ^= 1;
            assertThat(said(1, write("bit.zip", broken))).contains("未通过");
        }
    }

    /** The real command, in a Java of its own: no Spring, no database, Chinese on a terminal that says nothing of its characters. */
    @Test
    void runsFromTheCommandLineWithoutSpring() throws Exception {
        var good = exported(1);
        var bad = changed(1, zip -> zip.put(FORM, bytes("别的")));
        assertThat(command(0, "verify-archive", good.toString()))
                .contains("通过")
                .doesNotContain("Spring", "Camunda", "INFO");
        assertThat(command(1, "verify-archive", bad.toString())).contains("材料被改动：" + FORM);
        assertThat(command(1, "verify-archive")).contains("用法");
    }

    private static String command(int expected, String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "gongkai.Gongkai"));
        command.addAll(java.util.List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(expected);
        return said;
    }

    private String said(int expected, Path... files) {
        var out = new ByteArrayOutputStream();
        var arguments = java.util.Arrays.stream(files).map(Path::toString).toArray(String[]::new);
        int code = VerifyArchive.run(new PrintStream(out, true, StandardCharsets.UTF_8), arguments);
        var said = out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        assertThat(code).as(said).isEqualTo(expected);
        return said;
    }

    private Path exported(int number) throws IOException {
        return write(number + ".zip", room.export("YSQ-2026-00000" + number));
    }

    private Path changed(int number, Consumer<Map<String, byte[]>> change) throws IOException {
        var entries = unzip(room.export("YSQ-2026-00000" + number));
        change.accept(entries);
        return write("changed-" + number + ".zip", zip(entries));
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static void replace(Map<String, byte[]> zip, String path, String from, String to) {
        var text = new String(zip.get(path), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        zip.put(path, bytes(text.replace(from, to)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
