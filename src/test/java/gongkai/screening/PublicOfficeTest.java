package gongkai.screening;

import static gongkai.screening.OfficeSamples.document;
import static gongkai.screening.OfficeSamples.docx;
import static gongkai.screening.OfficeSamples.entries;
import static gongkai.screening.OfficeSamples.paragraph;
import static gongkai.screening.OfficeSamples.part;
import static gongkai.screening.OfficeSamples.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gongkai.platform.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class PublicOfficeTest {

    private static final String DELETED = "<w:del w:id='2' w:author='ZHANG' w:date='2026-01-01T00:00:00Z'/>";

    @Test
    void saysNothingOfWhoWroteIt() throws IOException {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "word/document.xml",
                document(paragraph("留下的文字")
                        + "<w:p><w:commentRangeStart w:id='0'/>" + run("有批注的文字")
                        + "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>"
                        + "<w:p><w:permStart w:id='9' w:ed='ZHANG'/>" + run("有权限的文字") + "<w:permEnd w:id='9'/>"
                        + "<w:hyperlink r:id='rId8'>" + run("网站") + "</w:hyperlink><w:hyperlink r:id='rId9'>"
                        + run("本机")
                        + "</w:hyperlink></w:p><w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='图' descr='C:\\Users\\ZHANG\\a.jpg'/>"
                        + "</wp:inline></w:drawing></w:r></w:p>"));
        parts.put(
                "word/comments.xml",
                part(
                        "comments",
                        "<w:comment w:id='0' w:author='ZHANG' w:initials='Z'>" + paragraph("批注") + "</w:comment>"));
        parts.put("word/people.xml", part("people", "<w:person w:author='ZHANG'/>"));
        parts.put(
                "word/settings.xml",
                part(
                        "settings",
                        "<w:attachedTemplate r:id='rId7'/><w:trackRevisions/><w:rsids><w:rsid w:val='00AB12CD'/></w:rsids><w:zoom w:percent='100'/>"));
        parts.put(
                "word/_rels/settings.xml.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                        + "<Relationship Id='rId7' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate'"
                        + " Target='file:///C:/Users/ZHANG/t.dotm' TargetMode='External'/></Relationships>");
        parts.put("customXml/item1.xml", "<owner>ZHANG</owner>");
        parts.put("docProps/core.xml", "<creator>ZHANG</creator>");
        parts.put("docProps/app.xml", "<Company>ZHANG</Company>");
        parts.put("orphan/ZHANG.xml", "<a/>");
        var all = new LinkedHashMap<>(
                entries(
                        docx(
                                parts,
                                "rId1 comments comments.xml;rId2 people people.xml;rId3 settings settings.xml;rId4 customXml ../customXml/item1.xml;"
                                        + "rId5 image media/image1.jpeg;rId8 hyperlink https://www.example.gov.cn/;rId9 hyperlink file:///C:/Users/ZHANG/b.docx")));
        all.put("word/media/image1.jpeg", PictureSamples.jpeg(20, 20, 6));

        byte[] copy = copy(OfficeSamples.zip(all));

        assertThat(entries(copy))
                .containsOnlyKeys(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "word/document.xml",
                        "word/_rels/document.xml.rels",
                        "word/settings.xml",
                        "word/media/image1.jpeg");
        assertThat(everything(copy))
                .doesNotContain(
                        "ZHANG", "00AB12CD", "1A2B3C4D", "批注<", "comment", PictureSamples.CAMERA, "trackRevisions")
                .contains("https://www.example.gov.cn/", "w:zoom");
        assertThat(text(copy)).contains("留下的文字", "有批注的文字", "有权限的文字", "网站", "本机");
    }

    @Test
    void acceptsTrackedChanges() throws IOException {
        String deletedMark = "<w:pPr><w:rPr>" + DELETED + "</w:rPr></w:pPr>";
        String body = "<w:p><w:ins w:id='1' w:author='ZHANG'>" + run("新增") + "</w:ins><w:del w:id='2' w:author='ZHANG'>"
                + "<w:r><w:delText>删去</w:delText></w:r></w:del>" + run("原有") + "</w:p>"
                + "<w:p>" + deletedMark + "<w:del w:id='3'><w:r><w:delText>整段删去</w:delText></w:r></w:del></w:p>"
                + "<w:p>\n" + deletedMark + run("前半")
                + "</w:p>\n<w:bookmarkStart w:id='7' w:name='b'/><w:bookmarkEnd w:id='7'/>"
                + "<w:p>\n<w:pPr><w:jc w:val='center'/></w:pPr>" + run("后半") + "</w:p>"
                + "<w:p><w:moveFrom w:id='4'>" + run("移走") + "</w:moveFrom></w:p><w:p><w:moveTo w:id='5'>" + run("移来")
                + "</w:moveTo></w:p><w:p><w:pPr><w:rPr><w:ins w:id='8' w:author='ZHANG'/></w:rPr><w:pPrChange w:id='9' w:author='ZHANG'>"
                + "<w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange w:id='6' w:author='ZHANG'><w:rPr/></w:rPrChange></w:rPr>"
                + "<w:t>改过格式</w:t></w:r></w:p>"
                + table(row("", paragraph("留下的行")) + row(DELETED, paragraph("删去的行")))
                + table(row(DELETED, paragraph("删去的表")))
                + table(row(
                                "",
                                "<w:p>" + deletedMark
                                        + "<w:del w:id='3'><w:r><w:delText>删空的格</w:delText></w:r></w:del></w:p>")
                        + "<w:tr><w:tc><w:tcPr><w:cellDel w:id='1' w:author='ZHANG'/></w:tcPr>" + paragraph("删去的格")
                        + "</w:tc><w:tc>"
                        + paragraph("留下的格") + "</w:tc></w:tr>")
                + paragraph("结尾");

        byte[] copy = copy(docx(Map.of("word/document.xml", document(body)), ""));

        assertThat(everything(copy)).doesNotContain("ZHANG", "w:ins", "w:del", "w:move", "Change", "cellDel");
        try (var document = new XWPFDocument(new ByteArrayInputStream(copy))) {
            assertThat(document.getParagraphs().stream()
                            .map(paragraph -> paragraph.getText().strip()))
                    .containsExactly("新增原有", "前半后半", "", "移来", "改过格式", "结尾");
            assertThat(document.getTables()).hasSize(2);
            assertThat(document.getTables().get(0).getText().strip()).isEqualTo("留下的行");
            assertThat(document.getTables().get(1).getRow(0).getCell(0).getParagraphs())
                    .hasSize(1);
            assertThat(document.getTables().get(1).getText().strip()).isEqualTo("留下的格");
        }
    }

    @Test
    void cleansSheets() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            book.getProperties().getCoreProperties().setCreator("ZHANG");
            book.getProperties().getCustomProperties().addProperty("owner", "ZHANG");
            var cell = book.createSheet("表").createRow(0).createCell(0);
            cell.setCellValue("留下的数");
            var comment = book.getSheetAt(0).createDrawingPatriarch().createCellComment(new XSSFClientAnchor());
            comment.setString(new XSSFRichTextString("批注"));
            comment.setAuthor("ZHANG");
            cell.setCellComment(comment);
            int picture = book.addPicture(PictureSamples.jpeg(20, 20, 1), Workbook.PICTURE_TYPE_JPEG);
            book.getSheetAt(0).createDrawingPatriarch().createPicture(new XSSFClientAnchor(), picture);
            book.getCTWorkbook().addNewFileSharing().setUserName("ZHANG");
            book.write(bytes);
        }
        assertThat(everything(bytes.toByteArray())).contains("ZHANG", "批注", PictureSamples.CAMERA);

        byte[] copy = copy(bytes.toByteArray());

        assertThat(everything(copy)).doesNotContain("ZHANG", "批注", "comment", "legacyDrawing", PictureSamples.CAMERA);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(copy))) {
            assertThat(book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("留下的数");
            assertThat(book.getSheetAt(0).getCellComments()).isEmpty();
            assertThat(book.getSheetAt(0).getDrawingPatriarch().getShapes()).hasSize(1);
            assertThat(book.getProperties().getCoreProperties().getCreator()).isNull();
        }
    }

    @Test
    void refusesWhatHoldsMoreThanIsSeen() {
        byte[] embedding = docx(
                Map.of("word/document.xml", document(paragraph("文")), "word/embeddings/oleObject1.bin", "x"),
                "rId1 oleObject embeddings/oleObject1.bin");
        assertThat(refusal(embedding)).isEqualTo("文件“甲”内嵌了另一份文件，不能制作公开副本，请另存为PDF，或去掉后重新上传");
        byte[] nameless = docx(
                Map.of(
                        "word/document.xml",
                        document(""),
                        "word/_rels/document.xml.rels",
                        "<Relationships><Relationship/></Relationships>"),
                "");
        assertThat(refusal(nameless)).contains("已损坏");
        byte[] half = docx("半份");
        assertThat(refusal(Arrays.copyOf(half, half.length / 2))).contains("已损坏");
        byte[] entity = docx(
                Map.of(
                        "word/document.xml",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                                + part("document", "<w:body>&x;</w:body>")),
                "");
        assertThat(refusal(entity)).contains("已损坏或者写法特别");
    }

    private static String table(String rows) {
        return "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>" + rows + "</w:tbl>";
    }

    private static String row(String properties, String cell) {
        return "<w:tr><w:trPr>" + properties + "</w:trPr><w:tc>" + cell + "</w:tc></w:tr>";
    }

    private static byte[] copy(byte[] office) throws IOException {
        return new PublicOffice("文件“甲”").of(office);
    }

    private static String refusal(byte[] office) {
        return catchThrowableOfType(Refused.class, () -> copy(office)).getMessage();
    }

    private static String text(byte[] docx) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            var text = new StringBuilder();
            document.getParagraphs()
                    .forEach(paragraph -> text.append(paragraph.getText()).append('\n'));
            return text.toString();
        }
    }

    private static String everything(byte[] office) {
        var all = new StringBuilder();
        entries(office)
                .forEach((name, content) -> all.append(name)
                        .append('\n')
                        .append(new String(
                                content,
                                name.endsWith("ml") || name.endsWith("rels")
                                        ? StandardCharsets.UTF_8
                                        : StandardCharsets.ISO_8859_1)));
        return all.toString();
    }
}
