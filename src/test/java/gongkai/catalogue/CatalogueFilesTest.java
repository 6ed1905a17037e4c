package gongkai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.catalogue.Preview.Problem;
import gongkai.platform.InvalidInput;
import gongkai.platform.Refused;
import gongkai.platform.TooLarge;
import gongkai.platform.WrongType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueFilesTest {

    private static final String HEAD = "公开代码,一级目录,二级目录,公开内容,公开范围,公开形式,公开时限,责任部门\n";
    private static final String RIGHT = "1,组织类,班子情况,班子成员分工,全局,文件、局域网,年度,政工室\n";

    private final CatalogueStage stage = new CatalogueStage();

    private Preview csv(String rows) {
        return stage.files.preview("bureau", "目录.csv", (HEAD + rows).getBytes(StandardCharsets.UTF_8));
    }

    private Preview read(byte[] content) {
        return stage.files.preview("bureau", "目录", content);
    }

    private static String[] texts(Preview preview) {
        return preview.problems().stream().map(Problem::text).toArray(String[]::new);
    }

    private static byte[] xlsx(Consumer<XSSFSheet> content) {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet();
            content.accept(sheet);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void row(XSSFSheet sheet, int number, String cells) {
        var row = sheet.createRow(number);
        var at = 0;
        for (var cell : cells.strip().split(",", -1)) {
            row.createCell(at++).setCellValue(cell);
        }
    }

    @Test
    void readsItemsAndSaysWhatWouldChange() {
        var preview = csv("49,反腐倡廉类,纠风治乱情况,纠正和查处“三乱”,社会,会议、文件、局域网、公开栏、新闻媒体,季度,纪委\n"
                + "50,反腐倡廉类,纠风治乱情况,民主评议政风行风,社会,会议,季度,政工室、纪委\n"
                + "59,新类,,“𠮷”字号文件😀,\"社会、本单位\",互联网，公开栏;互联网,长期公开,纪委及相关职能部门\n");
        assertThat(texts(preview)).isEmpty();
        assertThat(preview.right()).isTrue();
        assertThat(preview.against().number()).isEqualTo(1);
        assertThat(preview.changes().unchanged()).isEqualTo(1);
        assertThat(preview.changes().changed()).singleElement().satisfies(change -> {
            assertThat(change.after().code()).isEqualTo("50");
            assertThat(change.columns()).containsExactly("公开形式");
        });
        assertThat(preview.changes().dropped()).hasSize(55);
        var added = preview.changes().added().get(0);
        assertThat(added.content()).isEqualTo("“𠮷”字号文件😀");
        assertThat(added.secondCategory()).isEmpty();
        assertThat(added.scopes()).containsExactly(Scope.SOCIETY, Scope.UNIT);
        assertThat(added.channels()).extracting(Channel::label).containsExactly("互联网", "公开栏");
        assertThat(added.timing()).isEqualTo(Timing.LONG_TERM);
        assertThat(preview.rightFile().name()).isEqualTo("目录.csv");
        assertThat(stage.catalogue.versions("bureau")).hasSize(1);

        var draft = stage.inTransaction(
                () -> stage.catalogue.draft("bureau", preview.rightFile(), "ML-2026-000001", "office"));
        assertThat(stage.catalogue.changes(draft.id())).isEqualTo(withVersion(preview.changes(), draft.id()));
        assertThat(draft.source()).isEqualTo("目录.csv");
    }

    /** The same but for the items' version, which a file has none of. */
    private Changes withVersion(Changes changes, long version) {
        var items = stage.catalogue.items(version);
        var before =
                stage.catalogue.inForce("bureau", LocalDate.of(2026, 9, 29)).orElseThrow();
        assertThat(items).hasSize(changes.added().size() + changes.changed().size() + changes.unchanged());
        return Changes.between(stage.stored.items(before), stage.stored.items(stage.catalogue.version(version)));
    }

    @Test
    void namesEveryMistakeByRowAndColumnAtOnce() {
        var preview = csv(RIGHT
                + ",,,,,,,\n"
                + "1,组织类,,重复的代码,全局,文件,年度,政工室\n"
                + "a/b,,,,社会各界,电子屏、文件,每月,政工处\n"
                + "00," + "长".repeat(51) + ",," + "𠮷".repeat(301) + ",,,,\n"
                + "5,类,\u202E反,内容\u0007,全局,文件,年度,各职能部门\n");
        assertThat(preview.right()).isFalse();
        assertThat(preview.file()).isNull();
        assertThat(preview.changes()).isNull();
        assertThat(texts(preview))
                .containsExactlyInAnyOrder(
                        "第4行“公开代码”：“1”与第2行重复，请换一个代码",
                        "第5行“公开代码”：代码请只用字母、数字、小数点和连字符，最多20个字符，现在是“a/b”",
                        "第5行“一级目录”：请填写一级目录，至少填写一级、二级目录中的一个",
                        "第5行“公开内容”：请填写公开内容",
                        "第5行“公开范围”：没有“社会各界”，请填写社会、全局、本单位、党委成员中的一个或者几个",
                        "第5行“公开形式”：没有“电子屏”，请填写会议、文件、局域网、互联网、公开栏、新闻媒体、通报、信访接待窗口、信访接待纪要、党委会议中的一个或者几个",
                        "第5行“公开时限”：没有“每月”，请填写即时、季度、年度、定期、长期中的一个",
                        "第5行“责任部门”：没有名称是“政工处”的部门，请写部门全称；不指具体部门的，写职务或者“各职能部门”",
                        "第6行“公开代码”：“00”留给目录外的事项，请换一个代码",
                        "第6行“一级目录”：最多50字，现在是51字",
                        "第6行“公开内容”：最多300字，现在是301字",
                        "第6行“公开范围”：请填写社会、全局、本单位、党委成员中的一个或者几个，用顿号隔开",
                        "第6行“公开形式”：请填写会议、文件、局域网、互联网、公开栏、新闻媒体、通报、信访接待窗口、信访接待纪要、党委会议中的一个或者几个，用顿号隔开",
                        "第6行“公开时限”：请填写即时、季度、年度、定期、长期中的一个",
                        "第6行“责任部门”：请填写责任部门；不指具体部门的，写职务或者“各职能部门”",
                        "第7行“二级目录”：含有看不见的控制字符，请删去后重新填写",
                        "第7行“公开内容”：含有看不见的控制字符，请删去后重新填写");
        assertThatThrownBy(preview::rightFile)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        wrong -> assertThat(wrong.errors()).hasSize(17).containsKey("row5-公开时限"));
    }

    @Test
    void theSameCodeInAnotherCaseOrWidthIsTheSame() {
        var preview = csv(RIGHT.replace("1,组", "a1,组") + RIGHT.replace("1,组", "Ａ１,组"));
        assertThat(texts(preview)).containsExactly("第3行“公开代码”：“A1”与第2行重复，请换一个代码");
        assertThat(csv(RIGHT.replace("1,组", "１２,组")).file().items().get(0).code())
                .isEqualTo("12");
    }

    @Test
    void aCellThatLooksLikeAFormulaIsText() {
        var preview = csv("1,类,,=1+1,全局,文件,年度,政工室\n2,类,,'@x,全局,文件,年度,政工室\n3,类,,'引用',全局,文件,年度,政工室\n");
        assertThat(preview.file().items()).extracting(CatalogueItem::content).containsExactly("=1+1", "@x", "'引用'");
        var cells = read(xlsx(sheet -> {
            row(sheet, 0, HEAD);
            row(sheet, 1, RIGHT.replace("班子成员分工", "=HYPERLINK(1)"));
        }));
        assertThat(cells.file().items().get(0).content()).isEqualTo("=HYPERLINK(1)");
    }

    @Test
    void readsWhatOfficesSave() {
        var gb18030 = (HEAD + RIGHT + "2,类,,𠮷祥䶮,全局,文件,年度,政工室\n").getBytes(Charset.forName("GB18030"));
        assertThat(read(gb18030).file().items().get(1).content()).isEqualTo("𠮷祥䶮");
        var marked = ("\uFEFF" + HEAD + RIGHT).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(read(marked).file().items()).hasSize(1);
        var tabs = (HEAD + RIGHT).replace(',', '\t').getBytes(StandardCharsets.UTF_8);
        assertThat(read(tabs).file().items()).hasSize(1);
        var english =
                "code,firstCategory,secondCategory,content,scope,channels,timing,responsible\n1,a,b,c,SOCIETY,MEDIA,ANNUAL,纪委\n";
        assertThat(read(english.getBytes(StandardCharsets.UTF_8)).right()).isTrue();
        var titled = "安澜县公安局党务公开目录,,,,,,,\n\n" + HEAD.replace("责任部门", "实施 主体*（必填）")
                + "1,\"组织\n类\",,\"班子成员\n分工\",全局,\"文件、\n局域网\",年度,　政工室 \n";
        var item = read(titled.getBytes(StandardCharsets.UTF_8))
                .rightFile()
                .items()
                .get(0);
        assertThat(item.content()).isEqualTo("班子成员分工");
        assertThat(item.channels()).hasSize(2);
        assertThat(item.responsible()).isEqualTo("政工室");
    }

    @Test
    void readsASpreadsheetAsItLooks() {
        var preview = read(xlsx(sheet -> {
            row(sheet, 0, "某局党务公开目录");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 7));
            row(sheet, 2, HEAD + "");
            row(sheet, 3, RIGHT);
            row(sheet, 5, ",,班子情况,班子议事规则,社会,公开栏,即时,政工室");
            sheet.getRow(3).getCell(0).setCellValue(7);
            sheet.getRow(5).getCell(0).setCellValue(3.1);
            var twoPlaces = sheet.getWorkbook().createCellStyle();
            twoPlaces.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("0.00"));
            sheet.getRow(5).getCell(0).setCellStyle(twoPlaces);
            sheet.addMergedRegion(new CellRangeAddress(3, 5, 1, 1));
            sheet.getWorkbook().createSheet("别的");
        }));
        assertThat(texts(preview)).isEmpty();
        assertThat(preview.file().items()).extracting(CatalogueItem::code).containsExactly("7", "3.10");
        assertThat(preview.file().items())
                .extracting(CatalogueItem::firstCategory)
                .containsExactly("组织类", "组织类");
    }

    @Test
    void aFormulaADateAndAnErrorAreNamedWithTheirCell() {
        var preview = read(xlsx(sheet -> {
            row(sheet, 0, HEAD);
            row(sheet, 1, RIGHT);
            var day = sheet.getWorkbook().createCellStyle();
            day.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("m\"月\"d\"日\""));
            sheet.getRow(1).getCell(0).setCellValue(LocalDate.of(2026, 1, 2));
            sheet.getRow(1).getCell(0).setCellStyle(day);
            sheet.getRow(1).getCell(3).setCellFormula("A1&\"x\"");
            sheet.getRow(1).getCell(7).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.REF.getCode());
        }));
        assertThat(texts(preview))
                .containsExactlyInAnyOrder(
                        "第2行“公开代码”：这一格被表格软件当成了日期，请把单元格格式改为文本后重新填写",
                        "第2行“公开内容”：这一格是公式，请改为文字（复制后选择性粘贴为数值）",
                        "第2行“责任部门”：这一格是错误值#REF!，请改为文字");
    }

    @Test
    void saysWhatTheHeadingLacks() {
        assertThat(texts(read("你好\n".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("没有找到列名，请在第一行写“公开代码”、“一级目录”、“二级目录”、“公开内容”、“公开范围”、“公开形式”、“公开时限”、“责任部门”");
        assertThat(texts(read("代码,内容,备注,范围,范围\n1,x,y,z,社会\n".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("第1行“公开范围”：这一列有两个，请删去一个", "第1行：缺少“一级目录”、“二级目录”、“公开形式”、“公开时限”、“责任部门”列，请补上");
        var more = csv("").doubts();
        assertThat(more).isEmpty();
        var remarked = (HEAD.strip() + ",备注\n" + RIGHT.strip() + ",无\n").getBytes(StandardCharsets.UTF_8);
        assertThat(read(remarked).doubts()).containsExactly("“备注”列不属于目录，没有读取");
    }

    @Test
    void anEmptyFileIsNoCatalogue() {
        assertThatThrownBy(() -> read(new byte[0]))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("至少要有一项");
        assertThat(texts(csv(""))).containsExactly("列名下面没有目录事项，请每行填写一项；空文件不等于没有要公开的事项");
        assertThat(texts(read(xlsx(sheet -> {})))).containsExactly("文件里没有内容，请下载模板，按模板填写后再上传");
        assertThat(texts(read("\n\n".getBytes(StandardCharsets.UTF_8)))).containsExactly("文件里没有内容，请下载模板，按模板填写后再上传");
    }

    private static String items(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> RIGHT.replaceFirst("1", String.valueOf(number)))
                .collect(Collectors.joining());
    }

    @Test
    void takesTwoThousandItemsAndNotOneMore() {
        assertThat(csv(items(2000)).file().items()).hasSize(2000);
        assertThat(texts(csv(items(2001)))).containsExactly("一个目录最多2000项，这个文件超过了，请分成几个目录");
        var remarks = "#说明,,,,,,,\n".repeat(500);
        assertThat(texts(csv(remarks + items(2000)))).containsExactly("一个目录最多2000项，这个文件超过了，请分成几个目录");
        var draft = stage.inTransaction(
                () -> stage.catalogue.draft("bureau", csv(items(2000)).file(), "ML-1", "office"));
        assertThat(stage.catalogue.items(draft.id())).hasSize(2000);
    }

    @Test
    void listsNoMoreMistakesThanAnybodyMends() {
        var preview = csv(items(200).replace("年度", "每天").replace("文件、局域网", "喇叭"));
        assertThat(preview.problems()).hasSize(300);
        assertThat(preview.more()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7 \0", "\uFFFE\0a\0b"})
    void refusesWhatIsNoText(String content) {
        assertThatThrownBy(() -> read(content.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(WrongType.class)
                .hasMessageContaining("请上传XLSX表格");
    }

    @Test
    void refusesWhatCantBeReadOrWouldBurst() throws IOException {
        assertThatThrownBy(() -> read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .isInstanceOf(WrongType.class)
                .hasMessageContaining("XLS");
        assertThatThrownBy(() -> read(new byte[CatalogueFiles.LARGEST + 1]))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("2MB");
        assertThatThrownBy(() -> csv("\"引号\"外面")).isInstanceOf(WrongType.class).hasMessageContaining("引号");
        var whole = xlsx(sheet -> row(sheet, 0, HEAD));
        for (var length : new int[] {6, 60, 600, whole.length / 2}) {
            assertThatThrownBy(() -> read(java.util.Arrays.copyOf(whole, length)))
                    .as("the first " + length + " bytes")
                    .isInstanceOf(WrongType.class)
                    .hasMessageContaining("已损坏");
        }
        assertThatThrownBy(() -> read(zip("word/document.xml", "<w/>".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(WrongType.class);
        var bomb = zip("xl/worksheets/sheet1.xml", new byte[64 * 1024 * 1024]);
        assertThat(bomb).hasSizeLessThan(CatalogueFiles.LARGEST);
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(WrongType.class).hasMessageContaining("展开后的内容过大");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    /** Some other writer's archive, by hand: no styles, no addresses on the cells, the text in place. */
    private static byte[] byHand(String head, String sheet) throws IOException {
        var relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='r1' Type='http://x/%s' Target='%s'/></Relationships>";
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : new String[][] {
                {"_rels/.rels", relations.formatted("officeDocument", "/xl/workbook.xml")},
                {"xl/_rels/workbook.xml.rels", relations.formatted("worksheet", "worksheets/sheet1.xml")},
                {"xl/workbook.xml", "<workbook xmlns:r='urn:r'><sheets><sheet name='a' r:id='r1'/></sheets></workbook>"
                },
                {"xl/worksheets/sheet1.xml", head + sheet}
            }) {
                zip.putNextEntry(new ZipEntry(part[0]));
                zip.write(part[1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    @Test
    void readsWhatOtherProgramsWriteAndNoEntities() throws IOException {
        var rows = new StringBuilder("<worksheet><sheetData>");
        for (var line : (HEAD + RIGHT).split("\n")) {
            rows.append("<row>");
            for (var cell : line.split(",")) {
                rows.append("<c t='inlineStr'><is><r><t>").append(cell).append("</t></r><rPh><t>读音</t></rPh></is></c>");
            }
            rows.append("</row>");
        }
        rows.append("</sheetData></worksheet>");
        assertThat(read(byHand("", rows.toString())).rightFile().items()).hasSize(1);
        var entity = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>";
        assertThatThrownBy(() -> read(byHand(entity, rows.toString().replace("班子情况", "&x;"))))
                .isInstanceOf(WrongType.class)
                .hasMessageContaining("已损坏");
    }

    @Test
    void theTemplatesAreReadAsWhatTheyAre() {
        for (var template : new byte[][] {stage.files.csvTemplate(), stage.files.xlsxTemplate()}) {
            assertThat(texts(read(template))).containsExactly("列名下面没有目录事项，请每行填写一项；空文件不等于没有要公开的事项");
        }
        var filled = new String(stage.files.csvTemplate(), StandardCharsets.UTF_8) + RIGHT;
        assertThat(read(filled.getBytes(StandardCharsets.UTF_8)).right()).isTrue();
    }

    @Test
    void theBasicLevelsWordingIsNotCheckedAgainstOurDepartments() {
        var row = RIGHT.replace("政工室", "党政办");
        var content = (HEAD + row).getBytes(StandardCharsets.UTF_8);
        assertThat(stage.files.preview("basic", "a.csv", content).right()).isTrue();
        assertThat(stage.files.preview("Z1", "a.csv", content).right()).isFalse();
        var own = stage.files.preview("Z1", "C:\\目录\\我的.csv", (HEAD + RIGHT).getBytes(StandardCharsets.UTF_8));
        assertThat(own.against()).isNull();
        assertThat(own.changes().added()).hasSize(1);
        assertThat(own.file().name()).isEqualTo("我的.csv");
        assertThatThrownBy(() -> stage.files.preview("nowhere", "a.csv", content))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theShippedCatalogueComesBackAsItIs() {
        var version = stage.catalogue.versions("bureau").get(0);
        var text = new StringBuilder(HEAD);
        for (var item : stage.catalogue.items(version.id())) {
            text.append(String.join(
                            ",",
                            item.code(),
                            item.firstCategory(),
                            item.secondCategory(),
                            item.content(),
                            item.scopeText(),
                            item.channelText(),
                            item.timingText(),
                            item.responsible()))
                    .append('\n');
        }
        var preview = read(text.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(texts(preview)).containsExactly("第17行“公开时限”：请填写即时、季度、年度、定期、长期中的一个");
        var mended = read(text.toString()
                .replace("先进典型的培养和选树,全局,会议、文件、局域网,,", "先进典型的培养和选树,全局,会议、文件、局域网,即时,")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(mended.changes().unchanged()).isEqualTo(56);
        assertThat(mended.changes().changed())
                .singleElement()
                .satisfies(change -> assertThat(change.columns()).containsExactly("公开时限"));
    }
}
