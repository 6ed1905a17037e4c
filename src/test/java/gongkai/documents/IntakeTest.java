package gongkai.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gongkai.documents.UnacceptableFile.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class IntakeTest {

    private static final int MEGABYTE = 1024 * 1024;

    private final Intake intake = new Intake(new DocumentSettings(
            DataSize.ofMegabytes(10), DataSize.ofMegabytes(100), 100, DataSize.ofMegabytes(10), 5000));

    @Test
    void takesTheFiveKinds() throws IOException {
        assertThat(typeOf("申请书.pdf", SampleFiles.pdf())).isEqualTo(FileType.PDF);
        assertThat(typeOf("身份证.JPG", SampleFiles.image("jpg"))).isEqualTo(FileType.JPEG);
        assertThat(typeOf("身份证.jpeg", SampleFiles.image("jpg"))).isEqualTo(FileType.JPEG);
        assertThat(typeOf("截图.png", SampleFiles.image("png"))).isEqualTo(FileType.PNG);
        assertThat(typeOf("申请表.docx", SampleFiles.docx())).isEqualTo(FileType.DOCX);
        assertThat(typeOf("清单.xlsx", SampleFiles.xlsx())).isEqualTo(FileType.XLSX);
    }

    @Test
    void hashesWhatCame() {
        try (var accepted = accept("a.pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII))) {
            assertThat(accepted.size()).isEqualTo(8);
            assertThat(accepted.sha256()).isEqualTo("e16fa5d9b51928755db85b917f0297babaf22c7a47e97d9212adab56e61ba04e");
        }
    }

    @Test
    void refusesAnEmptyFile() {
        assertRefused("空.pdf", new byte[0], Reason.EMPTY, "文件“空.pdf”是空的，请检查后重新选择");
    }

    @Test
    void takesTenMegabytesAndNotAByteMore() {
        byte[] exactly = new byte[10 * MEGABYTE];
        System.arraycopy(SampleFiles.pdf(), 0, exactly, 0, 20);
        assertThat(typeOf("大.pdf", exactly)).isEqualTo(FileType.PDF);

        var endless = new Endless();
        var refusal = catchThrowableOfType(UnacceptableFile.class, () -> intake.accept("大.pdf", endless));
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal.errors()).containsEntry("files", "文件“大.pdf”超过10MB，请压缩图片或分成几个文件后再上传");
        assertThat(endless.given).as("reading stops at the limit").isLessThan(11L * MEGABYTE);

        assertRefused("大.pdf", new byte[10 * MEGABYTE + 1], Reason.TOO_LARGE, "文件“大.pdf”超过10MB，请压缩图片或分成几个文件后再上传");
    }

    @Test
    void believesTheContentAndNotTheName() throws IOException {
        byte[] program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        String notTaken = "不是可以上传的格式，请换成没有设置密码的PDF、JPG、PNG、DOCX或XLSX文件后再上传";
        assertRefused("工资.pdf", program, Reason.TYPE, "文件“工资.pdf”" + notTaken);
        assertRefused(
                "照片.jpg",
                "<!doctype html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8),
                Reason.TYPE,
                "文件“照片.jpg”" + notTaken);
        assertRefused(
                "图.png",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>".getBytes(StandardCharsets.UTF_8),
                Reason.TYPE,
                "文件“图.png”" + notTaken);
        assertRefused("说明.txt", "说明".getBytes(StandardCharsets.UTF_8), Reason.TYPE, "文件“说明.txt”" + notTaken);
        assertRefused(
                "材料.zip", SampleFiles.plainZip(Map.of("a.txt", new byte[10])), Reason.TYPE, "文件“材料.zip”" + notTaken);
        assertRefused("申请表.pdf", SampleFiles.image("png"), Reason.TYPE, "文件“申请表.pdf”的内容是PNG格式，与名称的后缀不一致，请改正后缀后再上传");
        assertRefused("清单.docx", SampleFiles.xlsx(), Reason.TYPE, "文件“清单.docx”的内容是XLSX格式，与名称的后缀不一致，请改正后缀后再上传");
    }

    @Test
    void refusesMacros() throws IOException {
        byte[] file = SampleFiles.zip(Map.of("word/document.xml", new byte[10], "word/vbaProject.bin", new byte[10]));
        assertRefused("表.docx", file, Reason.TYPE, "文件“表.docx”含有宏，请另存为PDF或不含宏的文件后再上传");
    }

    /** As Word writes it: what kind of document it is stands in its list of contents, which proves nothing. */
    @Test
    void looksIntoWhatSaysThatItIsWord() throws IOException {
        String contents = """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml"
                ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("[Content_Types].xml", contents.getBytes(StandardCharsets.UTF_8));
        entries.put("_rels/.rels", new byte[10]);
        entries.put("word/document.xml", new byte[10]);
        assertThat(typeOf("表.docx", SampleFiles.plainZip(entries))).isEqualTo(FileType.DOCX);
        entries.put("word/vbaProject.bin", new byte[10]);
        assertRefused("表.docx", SampleFiles.plainZip(entries), Reason.TYPE, "文件“表.docx”含有宏，请另存为PDF或不含宏的文件后再上传");
        entries.remove("word/vbaProject.bin");
        entries.put("word/document.xml", new byte[20 * MEGABYTE]);
        assertRefused("表.docx", SampleFiles.plainZip(entries), Reason.ARCHIVE, "文件“表.docx”展开后的内容过大，请另存为PDF后再上传");
    }

    @Test
    void stopsArchivesThatWouldBurst() throws IOException {
        String tooMuch = "展开后的内容过大，请另存为PDF后再上传";
        assertThat(SampleFiles.bomb(300)).hasSizeLessThan(MEGABYTE);
        assertRefused("一.docx", SampleFiles.bomb(300), Reason.ARCHIVE, "文件“一.docx”" + tooMuch);
        assertRefused("二.docx", SampleFiles.bomb(20), Reason.ARCHIVE, "文件“二.docx”" + tooMuch);
        assertThat(typeOf("空表.docx", SampleFiles.bomb(5))).isEqualTo(FileType.DOCX);

        var entries = new HashMap<String, byte[]>();
        for (int i = 0; i < 5001; i++) {
            entries.put("word/" + i + ".xml", new byte[0]);
        }
        assertRefused("三.docx", SampleFiles.zip(entries), Reason.ARCHIVE, "文件“三.docx”" + tooMuch);
    }

    @Test
    void refusesAnArchiveInAnArchive() throws IOException {
        byte[] file = SampleFiles.zip(
                Map.of("word/document.xml", new byte[10], "word/embeddings/a.bin", SampleFiles.bomb(1)));
        assertRefused("附.docx", file, Reason.ARCHIVE, "文件“附.docx”里面嵌有压缩包或另一个文档，请另存为PDF后再上传");
    }

    @Test
    void saysThatADamagedFileIsDamaged() throws IOException {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        byte[] whole = SampleFiles.zip(Map.of("word/document.xml", noise));
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        assertRefused("断.docx", cut, Reason.ARCHIVE, "文件“断.docx”已损坏，无法打开，请重新保存后再上传");
    }

    @Test
    void keepsNamesLiterallyAndWithoutPath() {
        assertThat(nameOf("C:\\fakepath\\申请书.pdf")).isEqualTo("申请书.pdf");
        assertThat(nameOf("../../etc/申请书.pdf")).isEqualTo("申请书.pdf");
        assertThat(nameOf("${7*7}<script>'\";--.pdf")).isEqualTo("${7*7}<script>'\";--.pdf");
        assertThat(nameOf("𠮷田䶮.pdf")).isEqualTo("𠮷田䶮.pdf");
        assertThat(nameOf("cafe\u0301.pdf")).as("one way of writing").isEqualTo("café.pdf");
        assertThat(nameOf("字".repeat(196) + ".pdf")).hasSize(200);
    }

    @Test
    void refusesNamesThatDeceive() {
        String invisible = "的名称含有看不见的控制字符，请改名后再上传";
        assertRefused("工资\u202Efdp.exe", SampleFiles.pdf(), Reason.NAME, "文件“工资fdp.exe”" + invisible);
        assertRefused("a\u0000.pdf", SampleFiles.pdf(), Reason.NAME, "文件“a.pdf”" + invisible);
        assertRefused("a\r\nb.pdf", SampleFiles.pdf(), Reason.NAME, "文件“ab.pdf”" + invisible);
        assertRefused("a\u200B.pdf", SampleFiles.pdf(), Reason.NAME, "文件“a.pdf”" + invisible);
        assertRefused(
                "字".repeat(197) + ".pdf",
                SampleFiles.pdf(),
                Reason.NAME,
                "文件“" + "字".repeat(40) + "…”的名称超过200个字，请改短后再上传");
        for (String nothing : new String[] {null, "", "  ", "..", "a/"}) {
            assertRefused(nothing, SampleFiles.pdf(), Reason.NAME, "有一个文件没有名称，请起好名称后再上传");
        }
    }

    @Test
    void leavesNothingBehind() {
        var accepted = accept("a.pdf", SampleFiles.pdf());
        assertThat(accepted.file()).exists();
        accepted.close();
        assertThat(accepted.file()).doesNotExist();
    }

    private FileType typeOf(String filename, byte[] content) {
        try (var accepted = accept(filename, content)) {
            return accepted.type();
        }
    }

    private String nameOf(String filename) {
        try (var accepted = accept(filename, SampleFiles.pdf())) {
            return accepted.name().text();
        }
    }

    private Intake.Accepted accept(String filename, byte[] content) {
        return intake.accept(filename, new ByteArrayInputStream(content));
    }

    private void assertRefused(String filename, byte[] content, Reason reason, String sentence) {
        var refusal = catchThrowableOfType(UnacceptableFile.class, () -> accept(filename, content));
        assertThat(refusal).as(filename).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.errors()).containsExactly(Map.entry("files", sentence));
    }

    /** An upload that never ends. */
    private static class Endless extends InputStream {

        private long given;

        @Override
        public int read() {
            given++;
            return 'x';
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            given += length;
            return length;
        }
    }
}
