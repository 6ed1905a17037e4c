package gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.testing.WholeApplication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** The gate as the procedure asks it, on stored files. */
@WholeApplication
@Transactional
class ScreeningTest {

    private static final String IDENTITY = "11010519491231002X";

    @Autowired
    private Screening screening;

    @Autowired
    private PublicCopy publicCopies;

    @Autowired
    private Documents documents;

    @Test
    void findsItInTitleBodyAndFiles() {
        DocumentInfo pdf = stored("花名册.pdf", PdfSamples.pdf("林大山 " + IDENTITY));
        DocumentInfo docx = stored(
                "附表" + IDENTITY + ".docx",
                OfficeSamples.docx(
                        Map.of(
                                "word/document.xml",
                                OfficeSamples.document(OfficeSamples.paragraph("正文干净")),
                                "word/comments.xml",
                                OfficeSamples.part(
                                        "comments",
                                        "<w:comment w:id='0'>" + OfficeSamples.paragraph("林大山" + IDENTITY)
                                                + "</w:comment>")),
                        "rId1 comments comments.xml"));
        DocumentInfo picture = stored("现场.jpg", PictureSamples.jpeg(60, 40, 6));

        Findings findings =
                screening.examine("关于林某某的公示", "电话13800138000，\n身份证" + IDENTITY, List.of(pdf, docx, picture));

        assertThat(findings.found())
                .extracting(Finding::where, Finding::kind)
                .containsExactly(
                        tuple("正文", FindingKind.MOBILE_NUMBER),
                        tuple("正文", FindingKind.IDENTITY_NUMBER),
                        tuple("附件“花名册.pdf”", FindingKind.IDENTITY_NUMBER),
                        tuple("附件名称", FindingKind.IDENTITY_NUMBER),
                        tuple("附件“附表1101**********002X.docx”", FindingKind.IDENTITY_NUMBER));
        assertThat(findings.found().get(1))
                .isEqualTo(new Finding(FindingKind.IDENTITY_NUMBER, "正文", "…*8000， 身份证1101**********002X", 18));
        assertThat(findings.found().toString()).doesNotContain(IDENTITY, "13800138000");
        assertThat(findings.total()).isEqualTo(5);
        assertThat(findings.unread())
                .containsExactly(new Unread(picture.id(), "现场.jpg", "文件“现场.jpg”是图片，其中的文字不能读取，请人工核对内容"));
        assertThat(findings.clean()).isFalse();
    }

    @Test
    void tellsWhetherAnythingChanged() {
        DocumentInfo one = stored("一.pdf", PdfSamples.pdf("第一份附件"));
        DocumentInfo two = stored("二.pdf", PdfSamples.pdf("第二份附件"));
        Findings findings = screening.examine("标题", "正文", List.of(one, two));
        assertThat(findings.clean()).isTrue();
        assertThat(findings).isEqualTo(screening.examine("标题", "正文", List.of(one, two)));
        assertThat(findings.digest())
                .matches("[0-9a-f]{64}")
                .isEqualTo(screening.digest("标题", "正文", List.of(one, two)));
        assertThat(List.of(
                        screening.digest("标题", "正文", List.of(two, one)),
                        screening.digest("标题", "正文", List.of(one)),
                        screening.digest("标题正", "文", List.of(one, two)),
                        screening.digest("标题", null, List.of(one, two))))
                .doesNotContain(findings.digest())
                .doesNotHaveDuplicates();
    }

    @Test
    void knowsWhereTheOfficesAre() {
        assertThat(screening.text("正文", "林大山到安澜县清溪镇溪口街6号领取")).isEmpty();
        assertThat(screening.text("正文", "林大山到安澜县清溪镇溪口街7号领取")).hasSize(1);
        assertThat(screening.text("正文", null)).isEmpty();
    }

    @Test
    void masksWhatMayBeMasked() {
        assertThat(screening.mask("身份证" + IDENTITY + "，密级：机密")).isEqualTo("身份证1101**********002X，密级：机密");
        assertThat(screening.mask(null)).isNull();
    }

    @Test
    void keepsTheRecordShort() {
        String many = ("手机13800138000，𠮷\n").repeat(300);
        Findings findings = screening.examine(null, many, List.of());
        assertThat(findings.total()).isEqualTo(300);
        assertThat(findings.found())
                .hasSize(200)
                .allSatisfy(finding -> assertThat(finding.excerpt()
                                .codePointCount(0, finding.excerpt().length()))
                        .isLessThanOrEqualTo(40));
    }

    @Test
    void makesCopiesForEverybody() throws IOException {
        DocumentInfo original = stored("林大山" + IDENTITY + "补助公告.pdf", PdfSamples.pdf(document -> {
            PdfSamples.latinPage(document, "What everybody may read");
            document.getDocumentInformation().setAuthor("AUTHOR");
        }));

        DocumentInfo copy = publicCopies.of(original, "system");

        assertThat(copy.source()).isEqualTo(Source.PUBLIC_COPY);
        assertThat(copy.caseNumber()).isEqualTo("GK-2026-000001");
        assertThat(copy.filename()).isEqualTo("林大山1101xxxxxxxxxx002X补助公告.pdf");
        try (PDDocument before = Loader.loadPDF(documents.content(original.id()));
                PDDocument after = Loader.loadPDF(documents.content(copy.id()))) {
            assertThat(before.getDocumentInformation().getAuthor()).isEqualTo("AUTHOR");
            assertThat(after.getDocumentInformation().getAuthor()).isNull();
        }
        assertThat(screening.read(copy).text()).contains("What everybody may read");
        for (DocumentInfo other : List.of(
                stored("表.docx", OfficeSamples.docx("公开的文字")),
                stored("现场.jpg", PictureSamples.jpeg(60, 40, 6)),
                stored("图.png", PictureSamples.png(60, 40)))) {
            DocumentInfo made = publicCopies.of(other, "system");
            assertThat(made.filename()).isEqualTo(other.filename());
            assertThat(made.mediaType()).isEqualTo(other.mediaType());
            assertThat(made.sha256()).isNotEqualTo(other.sha256());
        }
        assertThatThrownBy(() -> publicCopies.of(
                        stored("坏.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}), "system"))
                .hasMessageContaining("文件“坏.jpg”已损坏");
    }

    private DocumentInfo stored(String name, byte[] content) {
        return documents.store("GK-2026-000001", Source.STAFF, name, new ByteArrayInputStream(content), "system");
    }
}
