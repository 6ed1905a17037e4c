package gongkai.screening;

import static gongkai.screening.OfficeSamples.document;
import static gongkai.screening.OfficeSamples.docx;
import static gongkai.screening.OfficeSamples.paragraph;
import static gongkai.screening.OfficeSamples.part;
import static gongkai.screening.OfficeSamples.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FileTextsTest {

    private static final String PDF = "application/pdf";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final FileTexts texts = texts(500_000, Duration.ofSeconds(30));

    @Test
    void readsWhatStandsInAPdf() {
        Reading reading = texts.read(PDF, PdfSamples.pdf("安澜县人民政府公告\n身份证11010519491231002X\n机密★1年"));
        assertThat(reading.text()).contains("安澜县人民政府公告", "11010519491231002X", "机密★1年");
        assertThat(reading.unread()).isNull();
        assertThat(reading.hasText()).isTrue();
    }

    @Test
    void readsNotesAtAPage() {
        byte[] pdf = PdfSamples.pdf(document -> {
            var note = new PDAnnotationText();
            note.setContents("11010519491231002X");
            note.setRectangle(new PDRectangle(10, 10, 20, 20));
            PdfSamples.latinPage(document, "A page with a note in its margin")
                    .getAnnotations()
                    .add(note);
        });
        assertThat(texts.read(PDF, pdf).text()).contains("11010519491231002X");
    }

    @Test
    void flagsScans() {
        byte[] scan = PdfSamples.pdf(document -> {
            PdfSamples.scan(document, 1240, 1754, "- 1 -");
            PdfSamples.scan(document, 1240, 1754, "- 2 -");
        });
        assertThat(texts.read(PDF, scan).unread()).isEqualTo("没有可以读取的文字，可能是扫描件，请人工核对内容");

        byte[] partly = PdfSamples.pdf(document -> {
            PdfSamples.latinPage(document, "A page with enough text to be one");
            PdfSamples.scan(document, 1240, 1754, "- 2 -");
        });
        Reading reading = texts.read(PDF, partly);
        assertThat(reading.unread()).isEqualTo("第2页没有可以读取的文字，可能是扫描件，请人工核对内容");
        assertThat(reading.text()).contains("enough text");

        byte[] withPicture = PdfSamples.pdf(
                document -> PdfSamples.scan(document, 1000, 630, "A page with enough text to be one, and a card"));
        assertThat(texts.read(PDF, withPicture).unread()).isEqualTo("含有1幅图片，图片中的文字不能读取，请人工核对");
        byte[] withSeal = PdfSamples.pdf(
                document -> PdfSamples.scan(document, 300, 300, "A page with enough text to be one, and a seal"));
        assertThat(texts.read(PDF, withSeal).unread()).isNull();
    }

    /** A line cut out of a scan is wide and low; a seal is neither, however finely it was scanned. */
    @ParameterizedTest
    @CsvSource({
        "1240,1754,true",
        "1000,630,true",
        "1200,300,true",
        "900,60,true",
        "60,900,true",
        "1000,1000,true",
        "700,700,false",
        "700,620,false",
        "590,200,false",
        "1200,4,false"
    })
    void picturesMayHoldTextByTheirLongSide(int width, int height, boolean may) {
        assertThat(Pictures.mayHoldText(width, height)).isEqualTo(may);
    }

    @Test
    void readsAFileOnce() {
        var asked = new AtomicInteger();
        Supplier<byte[]> content = () -> {
            asked.incrementAndGet();
            return PdfSamples.pdf("安澜县人民政府公告");
        };
        Reading first = texts.read("a".repeat(64), PDF, content);
        assertThat(texts.read("a".repeat(64), PDF, content)).isEqualTo(first);
        assertThat(asked).hasValue(1);
        texts.read("b".repeat(64), PDF, content);
        assertThat(asked).hasValue(2);
    }

    @Test
    void triesAgainWhatHadNoTime() {
        var asked = new AtomicInteger();
        FileTexts hurried = texts(500_000, Duration.ofNanos(1));
        for (int i = 0; i < 2; i++) {
            assertThat(hurried.read("a".repeat(64), PDF, () -> {
                                asked.incrementAndGet();
                                return PdfSamples.pdf("公告");
                            })
                            .unread())
                    .isNotNull();
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void flagsPictures() {
        assertThat(texts.read("image/jpeg", new byte[10])).isEqualTo(new Reading("", "是图片，其中的文字不能读取，请人工核对内容"));
        assertThat(texts.read("application/msword", new byte[10]).unread()).isEqualTo("的格式不能读取，请人工核对内容");
    }

    @Test
    void readsWhatIsEasilyOverlookedInWord() {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "word/document.xml",
                document(paragraph("BODY")
                        + "<w:p><w:ins w:author='A' w:id='1'>" + run("INSERTED") + "</w:ins>"
                        + "<w:del w:author='A' w:id='2'><w:r><w:delText>DELETED</w:delText></w:r></w:del></w:p>"
                        + "<w:p><w:moveFrom w:id='5'><w:r><w:t>MOVEDFROM</w:t></w:r></w:moveFrom></w:p>"
                        + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>HIDDEN</w:t></w:r><w:r><w:commentReference w:id='0'/></w:r></w:p>"
                        + "<w:p><w:r><w:t>1101</w:t></w:r><w:r><w:t>05194</w:t></w:r><w:r><w:t>91231002X</w:t></w:r></w:p>"
                        + "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
                        + "<wp:docPr id='1' name='p' descr='ALTTEXT'/><a:graphic><a:graphicData uri='x'><wps:wsp><wps:txbx><w:txbxContent>"
                        + paragraph("TEXTBOX")
                        + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
                        + "</mc:Choice><mc:Fallback><w:pict><v:shape alt='OLDALT'><v:textbox><w:txbxContent>"
                        + paragraph("OLDBOX")
                        + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
                        + "<w:tbl><w:tr><w:tc>" + paragraph("CELL") + "</w:tc></w:tr></w:tbl>"
                        + "<w:sdt><w:sdtContent>" + paragraph("CONTROL") + "</w:sdtContent></w:sdt>"
                        + "<w:p><w:r><w:instrText>INSTRUCTION</w:instrText></w:r>" + run("FIELD") + "</w:p>"
                        + "<w:p><w:ruby><w:rt>" + run("ABOVE") + "</w:rt><w:rubyBase>" + run("BASE")
                        + "</w:rubyBase></w:ruby></w:p>"));
        parts.put(
                "word/comments.xml",
                part("comments", "<w:comment w:id='0' w:author='A'>" + paragraph("COMMENT") + "</w:comment>"));
        parts.put("word/header1.xml", part("hdr", paragraph("HEADER")));
        parts.put("word/footer1.xml", part("ftr", paragraph("FOOTER")));
        parts.put(
                "word/footnotes.xml",
                part("footnotes", "<w:footnote w:id='2'>" + paragraph("FOOTNOTE") + "</w:footnote>"));
        byte[] file = docx(
                parts,
                "rId1 comments comments.xml;rId2 header header1.xml;rId3 footer footer1.xml;rId4 footnotes footnotes.xml;rId9 hyperlink mailto:LINK@example.cn");

        Reading reading = texts.read(DOCX, file);

        assertThat(reading.unread()).isNull();
        assertThat(reading.text())
                .contains(
                        "BODY",
                        "INSERTED",
                        "DELETED",
                        "MOVEDFROM",
                        "HIDDEN",
                        "11010519491231002X",
                        "ALTTEXT",
                        "TEXTBOX")
                .contains("OLDALT", "OLDBOX", "CELL", "CONTROL", "INSTRUCTION", "FIELD", "ABOVE", "BASE", "COMMENT")
                .contains("HEADER", "FOOTER", "FOOTNOTE", "LINK@example.cn")
                .containsOnlyOnce("BODY")
                .containsOnlyOnce("FIELD");
    }

    @Test
    void readsWhatIsEasilyOverlookedInSheets() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("SHEET");
            var cell = sheet.createRow(0).createCell(0);
            cell.setCellValue("STRING");
            sheet.getRow(0).createCell(1).setCellValue(13800138000d);
            sheet.getRow(0).createCell(2).setCellFormula("\"WORDS\"&A1");
            var drawing = sheet.createDrawingPatriarch();
            var comment = drawing.createCellComment(new XSSFClientAnchor());
            comment.setString(new XSSFRichTextString("COMMENT"));
            cell.setCellComment(comment);
            drawing.createTextbox(new XSSFClientAnchor()).setText("BOX");
            sheet.getHeader().setCenter("HEADER");
            var checks = sheet.getDataValidationHelper();
            sheet.addValidationData(checks.createValidation(
                    checks.createExplicitListConstraint(new String[] {"CHOICE"}),
                    new CellRangeAddressList(0, 0, 0, 0)));
            book.write(bytes);
            Reading plain = texts.read(XLSX, bytes.toByteArray());
            assertThat(plain.unread()).isNull();
            assertThat(plain.text())
                    .contains("SHEET", "STRING", "13800138000", "WORDS", "COMMENT", "BOX", "HEADER", "CHOICE")
                    .containsOnlyOnce("STRING");

            book.createSheet("OTHER").createRow(0).createCell(0).setCellValue("HIDDEN");
            book.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
            bytes.reset();
            book.write(bytes);
        }
        Reading reading = texts.read(XLSX, bytes.toByteArray());
        assertThat(reading.text()).contains("HIDDEN");
        assertThat(reading.unread()).isEqualTo("含有隐藏的工作表、行或列，请人工核对是否应当公开");
    }

    @Test
    void flagsPicturesAndFilesInWord() throws IOException {
        var image = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY), "png", image);
        var entries = new LinkedHashMap<>(OfficeSamples.entries(docx("一份盖章的文件")));
        entries.put("word/media/image1.png", image.toByteArray());
        assertThat(texts.read(DOCX, OfficeSamples.zip(entries)).unread()).isEqualTo("含有1幅图片，图片中的文字不能读取，请人工核对");
        entries.put("word/embeddings/oleObject1.bin", new byte[100]);
        assertThat(texts.read(DOCX, OfficeSamples.zip(entries)).unread()).endsWith("；内嵌有另一份文件，不能读取，请人工核对");
        assertThat(texts.read(DOCX, docx("")).unread()).isEqualTo("没有可以读取的文字，请人工核对内容");
    }

    @Test
    void stopsAtTheLimits() {
        byte[] file = docx("长".repeat(5000));
        Reading cut = texts(1000, Duration.ofSeconds(30)).read(DOCX, file);
        assertThat(cut.text()).hasSize(1000);
        assertThat(cut.unread()).isEqualTo("内容过长，只读取了前1000字，其余请人工核对");

        assertThat(texts(1000, Duration.ofNanos(1)).read(DOCX, file).unread()).endsWith("请人工核对内容");
    }

    @Test
    void isNotBurst() {
        assertThat(PdfSamples.bomb(100)).hasSizeLessThan(200_000);
        assertThat(texts.read(PDF, PdfSamples.bomb(100)).unread()).contains("展开后的内容过大");
        var blanks = "<w:p/>".repeat(1_000_000);
        Reading reading = texts.read(DOCX, docx(Map.of("word/document.xml", document(blanks)), ""));
        assertThat(reading.unread()).isEqualTo("有一部分内容未能读取，请人工核对");
        var styles = "<w:style/>".repeat(900_000);
        assertThat(texts.read(
                                DOCX,
                                docx(
                                        Map.of(
                                                "word/document.xml",
                                                document(""),
                                                "word/styles.xml",
                                                part("styles", styles)),
                                        "rId1 styles styles.xml"))
                        .unread())
                .contains("展开后的内容过大");
        assertThat(ZipSecureFile.getMinInflateRatio())
                .as("Tika would switch it off")
                .isEqualTo(0.01);
    }

    @Test
    void fetchesNothingAndExpandsNothing() {
        String entity = "<!DOCTYPE w:document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
        String body = document(paragraph("&x;")).replace("?>", "?>" + entity);
        Reading reading = texts.read(DOCX, docx(Map.of("word/document.xml", body), ""));
        assertThat(reading.text()).doesNotContain("root:");
        assertThat(reading.unread()).isNotNull();
    }

    @Test
    void saysWhyItCouldNotRead() throws IOException {
        byte[] locked = PdfSamples.pdf(document -> {
            PdfSamples.latinPage(document, "Nobody reads this without the word");
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        });
        assertThat(texts.read(PDF, locked).unread()).contains("设置了密码");
        byte[] damaged = "%PDF-1.7 and nothing more".getBytes(StandardCharsets.US_ASCII);
        assertThat(texts.read(PDF, damaged).unread()).contains("已损坏");
        byte[] half = docx("半份文件");
        assertThat(texts.read(DOCX, Arrays.copyOf(half, half.length / 2)).unread())
                .contains("已损坏");
    }

    private static FileTexts texts(int most, Duration limit) {
        return new FileTexts(new ScreeningSettings(most, limit, 2, 1_000_000));
    }
}
