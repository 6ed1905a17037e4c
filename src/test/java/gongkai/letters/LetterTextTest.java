package gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.StaticApplicationContext;

/** What the letters say and how they are printed, without a database. */
class LetterTextTest {

    private static final LetterSettings SETTINGS = new LetterSettings(null, "classpath:/seeds/letters/");

    private static LetterTemplates templates;
    private static LetterPress press;

    @BeforeAll
    static void prepare() {
        templates = new LetterTemplates(new StaticApplicationContext(), SETTINGS);
        press = new LetterPress(SETTINGS);
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void printsEveryKindWithWhatItMustHave(LetterKind kind) throws IOException {
        String text = textOf(keep(SampleLetters.minimal(kind), "minimal"));

        assertReadsWell(text);
        assertThat(text).contains("中共安澜县公安局委员会", "2026年9月29日", "YSQ-2026-000012");
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void printsEveryKindWithAllItCanHave(LetterKind kind) throws IOException {
        String text = textOf(keep(SampleLetters.full(kind), "full"));

        assertReadsWell(text);
        assertThat(text).contains("联系电话：0579-0000100", "安澜县人民路1号").doesNotContain("2026-10", "2026-09");
    }

    @Test
    void saysWhatCounts() throws IOException {
        assertThat(full(LetterKind.CORRECTION)).contains("（一）申请人的身份证明复印件。", "在2026年10月21日以前（含当日）", "视为撤回本次申请");
        assertThat(full(LetterKind.ACCEPTANCE)).contains("已于2026年9月21日受理，由政工室承办", "在2026年9月28日以前", "期限的计算：自受理次日起");
        assertThat(full(LetterKind.EXTENSION)).contains("延长至2026年10月13日（含当日）", "需要逐一汇总核对。");
        assertThat(full(LetterKind.NOT_ACCEPTED)).contains("决定对该申请不予受理", "领导小组办公室投诉");
        assertThat(full(LetterKind.REPLY_PARTIAL))
                .contains("（二）项目图纸中标有密级的部分：涉及国家秘密（依据：《党务公开依申请公开制度》第三条）。", "意见如下：同意公开。");
        assertThat(full(LetterKind.REPLY_REFUSED)).contains("（一）正在审议、讨论过程中的信息（依据：《党务公开依申请公开制度》第三条）。", "领导小组办公室投诉");
        assertThat(textOf(print(SampleLetters.minimal(LetterKind.REPLY_REFUSED)))
                        .replaceAll("\\s", ""))
                .as("a refusal always says what can be done against it")
                .contains("依照《党务公开依申请公开制度》第五条，向本机关党务公开工作领导小组办公室投诉");
    }

    @Test
    void copiesAsItWasWritten() throws IOException {
        String probe = "安澜县人民政府办公厅文件金马长门车贝见风龙齿黄黑鼓鼻𠮷田䶮堃燊翀赟珺祎";
        String text = full(LetterKind.RECEIPT, "content", probe);

        assertThat(text).contains(probe);
        assertThat(text.codePoints().filter(c -> c >= 0x2E80 && c <= 0x2FDF))
                .as("Kangxi radicals")
                .isEmpty();
    }

    @Test
    void printsAMarkWhereNoFontHasTheCharacter() throws IOException {
        assertThat(full(LetterKind.RECEIPT, "content", "甲😀乙")).contains("甲〓乙");
    }

    @Test
    void setsRareCharactersInTheMastheadToo() throws IOException {
        byte[] pdf = press.print(templates.fill(
                templates.shipped(LetterKind.RECEIPT),
                "1",
                "中共䶮𠮷县委员会",
                "林某某",
                SampleLetters.DATED,
                "1",
                Map.of(),
                false));
        assertThat(textOf(pdf)).startsWith("中共䶮𠮷县委员会");
    }

    @Test
    void takesTheSitesOwnFont() throws IOException {
        var own = new LetterPress(
                new LetterSettings(Path.of("src/main/resources/fonts/GovSong-700Bold.ttf"), SETTINGS.templates()));
        byte[] pdf = own.print(
                "<html><head><title>t</title></head><body style='font-family: SiteFang, GovSong'>仿宋䶮</body></html>");

        assertThat(textOf(pdf)).contains("仿宋䶮");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(fontsOf(document))
                    .extracting(PDFont::getName)
                    .anyMatch(name -> name.endsWith("NotoSerifSC-Bold"));
        }
    }

    @Test
    void saysAtTheStartThatTheSitesFontIsNoUse() {
        assertThatThrownBy(() -> new LetterPress(new LetterSettings(Path.of("pom.xml"), SETTINGS.templates())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("gongkai.letters.font: pom.xml can't be used, it must be a TrueType font (.ttf)");
        assertThatThrownBy(() -> new LetterPress(new LetterSettings(Path.of("none.ttf"), SETTINGS.templates())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(new LetterSettings(Path.of(""), "").font()).isNull();
    }

    @Test
    void leavesFactsLiteral() throws IOException {
        String attack =
                "${7*7}[[${1+1}]][(${1+1})]*{x}#{y}@{z}~{parts::asked}__${7*7}__<script>alert(1)</script>&amp;]]>";
        assertThat(full(LetterKind.RECEIPT, "content", attack)).contains(attack);
        for (LetterKind kind : LetterKind.values()) {
            assertThat(full(kind, "reason", attack, "explanation", attack, "material", attack))
                    .doesNotContain("49");
        }
        assertThat(full(LetterKind.RECEIPT, "content", "false")).contains("申请公开的内容为：false。");
    }

    @Test
    void dropsWhatNoPageCanHold() throws IOException {
        assertThat(full(LetterKind.RECEIPT, "content", "甲\u0000乙\u202E丙\uD800丁\uFFFF戊"))
                .contains("甲乙丙丁戊");
    }

    @Test
    void fetchesNothing() throws IOException {
        var asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort();
            press.print("<html><head><title>t</title><link rel=\"stylesheet\" href=\"" + address
                    + "/a.css\"/><style>@import url("
                    + address + "/b.css); p { background: url(" + address
                    + "/c.png); font-family: GovSong }</style></head><body><p>一<img src=\""
                    + address + "/d.png\" alt=\"\"/><img src=\"file:///etc/hostname\" alt=\"\"/></p></body></html>");
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void carriesEveryFont() throws IOException {
        byte[] pdf = print(SampleLetters.order(
                LetterKind.RECEIPT, "YSQ-2026-000012", Map.of("content", "𠮷", "contactPhone", "1")));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(fontsOf(document)).hasSizeGreaterThanOrEqualTo(3).allMatch(PDFont::isEmbedded);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(document.getDocumentInformation().getTitle()).contains("登记回执");
        }
    }

    @Test
    void numbersThePagesFromTheSecondOn() throws IOException {
        String twoPages = "会议研究了党费收缴管理使用情况和办公用房改造项目情况。\n".repeat(30);
        try (PDDocument document = Loader.loadPDF(print(
                SampleLetters.order(LetterKind.REPLY_GRANTED, "YSQ-2026-000012", Map.of("material", twoPages))))) {
            var stripper = new PDFTextStripper();
            stripper.setEndPage(1);
            assertThat(stripper.getText(document)).doesNotContain("— 1 —");
            stripper.setStartPage(2);
            stripper.setEndPage(2);
            assertThat(stripper.getText(document)).contains("— 2 —");
        }
    }

    @Test
    void tellsAThirdPartyNothingOfTheApplicant() throws IOException {
        var facts = new HashMap<>(SampleLetters.full(LetterKind.CONSULTATION).facts());
        facts.put("content", "我叫林某某，住白石镇，想知道合同金额");
        facts.put("name", "林某某");
        LetterOrder order = SampleLetters.order(LetterKind.CONSULTATION, "YSQ-2026-000012", facts);

        assertThat(order.sayableFacts()).doesNotContainKeys("content", "name", "receivedOn", "channel");
        assertThat(textOf(print(order))).doesNotContain("林某某", "白石镇");
    }

    /** Each page says that it is none that counts, however long it is; and it can be copied as it was written. */
    @Test
    void marksEachPageOfATestPrint() throws IOException {
        String probe = "人民政府金马长门车贝见风龙齿";
        byte[] pdf = press.print(templates.fill(
                templates.shipped(LetterKind.REPLY_GRANTED),
                "×公开〔2026〕×号",
                "（机关名称）",
                "（申请人姓名）",
                SampleLetters.DATED,
                "YSQ-2026-000012",
                Map.of("material", (probe + "\n").repeat(60)),
                true));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            var stripper = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).as("page " + page).contains("样张", "不作正式文书", probe);
            }
        }
        assertThat(textOf(pdf).codePoints().filter(c -> c >= 0x2E80 && c <= 0x2FDF))
                .as("Kangxi radicals")
                .isEmpty();
        assertThat(textOf(print(SampleLetters.full(LetterKind.REPLY_GRANTED)))).doesNotContain("样张");
    }

    @Test
    void namesTheTextItWasMadeFrom() {
        assertThat(templates.sha256(templates.shipped(LetterKind.RECEIPT)))
                .hasSize(64)
                .isNotEqualTo(templates.sha256(templates.shipped(LetterKind.CORRECTION)));
    }

    private static String full(LetterKind kind, String... more) throws IOException {
        var facts = new HashMap<>(SampleLetters.full(kind).facts());
        for (int i = 0; i < more.length; i += 2) {
            facts.put(more[i], more[i + 1]);
        }
        return textOf(print(SampleLetters.order(kind, "YSQ-2026-000012", facts)))
                .replaceAll("\\s", "");
    }

    private static void assertReadsWell(String text) {
        assertThat(text).as("no gaps where lines were stretched").doesNotContainPattern("\\p{IsHan} \\p{IsHan}");
        assertThat(text.replaceAll("\\s", ""))
                .doesNotContain("null", "${", "[[", "：：", "。。", "，。", "：。", "〓", "#", "（）", "；）", "（；");
    }

    private static byte[] print(LetterOrder order) {
        String number = order.kind().carriesCaseNumber() ? order.caseNumber() : "安公开〔2026〕41号";
        return press.print(templates.fill(
                templates.shipped(order.kind()),
                number,
                order.organisationName(),
                order.addressee(),
                order.datedOn(),
                order.caseNumber(),
                order.sayableFacts(),
                false));
    }

    /** Printed, and left in the build folder for people to look at. */
    private static byte[] keep(LetterOrder order, String facts) throws IOException {
        byte[] pdf = print(order);
        Path folder = Files.createDirectories(Path.of("target", "letters"));
        Files.write(folder.resolve(order.kind().template() + "-" + facts + ".pdf"), pdf);
        return pdf;
    }

    private static List<PDFont> fontsOf(PDDocument document) throws IOException {
        var fonts = new ArrayList<PDFont>();
        for (var page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
