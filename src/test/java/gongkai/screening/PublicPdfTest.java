package gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gongkai.platform.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDAction;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PublicPdfTest {

    private static final PDRectangle HERE = new PDRectangle(100, 100, 200, 30);

    private final PublicPdf copies = new PublicPdf();

    @Test
    void saysNothingOfItsAuthor() throws IOException {
        byte[] original = PdfSamples.pdf(document -> {
            PDPage page = PdfSamples.latinPage(document, "What everybody may read");
            document.getDocumentInformation().setAuthor("AUTHOR");
            document.getDocumentInformation().setProducer("PRODUCER");
            document.getDocumentInformation().setCustomMetadataValue("Company", "COMPANY");
            document.getDocumentCatalog().setMetadata(xmp(document, "<x:xmpmeta>XMPAUTHOR</x:xmpmeta>"));
            page.setMetadata(xmp(document, "<x:xmpmeta>PAGEAUTHOR</x:xmpmeta>"));
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('SCRIPT')"));
            attach(document);
            var note = new PDAnnotationText();
            note.setContents("REMARK");
            note.setTitlePopup("REMARKER");
            note.setRectangle(HERE);
            page.getAnnotations().add(note);
        });
        assertThat(readable(original)).contains("AUTHOR", "XMPAUTHOR", "PAGEAUTHOR", "SCRIPT", "ATTACHED", "REMARK");

        byte[] copy = copies.of(original, "文件“公告.pdf”");

        assertThat(readable(copy)).doesNotContain("AUTHOR", "PRODUCER", "COMPANY", "SCRIPT", "ATTACHED", "REMARK");
        try (PDDocument document = Loader.loadPDF(copy)) {
            assertThat(document.getDocumentInformation().getAuthor()).isNull();
            assertThat(document.getDocumentInformation().getMetadataKeys()).isEmpty();
            assertThat(document.getDocumentCatalog().getMetadata()).isNull();
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(document.getPage(0).getAnnotations()).isEmpty();
            assertThat(new PDFTextStripper().getText(document)).contains("What everybody may read");
        }
    }

    @Test
    void keepsLinksAndSealsAndDrawsForms() throws IOException {
        byte[] original = PdfSamples.pdf(document -> {
            PDPage page = PdfSamples.latinPage(document, "Page");
            var web = new PDActionURI();
            web.setURI("https://www.example.gov.cn/");
            page.getAnnotations().add(link(web));
            page.getAnnotations().add(link(new PDActionLaunch()));
            var seal = new PDAnnotationRubberStamp();
            seal.setTitlePopup("SEALER");
            seal.setRectangle(HERE);
            page.getAnnotations().add(seal);
            fillIn(document, page, "FILLED IN");
        });

        byte[] copy = copies.of(original, "文件“表.pdf”");

        assertThat(readable(copy)).doesNotContain("SEALER");
        try (PDDocument document = Loader.loadPDF(copy)) {
            var annotations = document.getPage(0).getAnnotations();
            assertThat(annotations).hasSize(3);
            assertThat(((PDActionURI) ((PDAnnotationLink) annotations.get(0)).getAction()).getURI())
                    .isEqualTo("https://www.example.gov.cn/");
            assertThat(((PDAnnotationLink) annotations.get(1)).getAction()).isNull();
            assertThat(document.getDocumentCatalog().getAcroForm()).isNull();
            assertThat(new PDFTextStripper().getText(document)).contains("FILLED IN");
        }
    }

    @Test
    void leavesNoEarlierStateBehind() throws IOException {
        byte[] before = PdfSamples.pdf(document -> {
            PdfSamples.latinPage(document, "Page");
            document.getDocumentInformation().setSubject("EARLIER");
        });
        var changed = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(before)) {
            document.getDocumentInformation().setSubject("LATER");
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(changed);
        }
        assertThat(new String(changed.toByteArray(), StandardCharsets.ISO_8859_1))
                .startsWith(new String(before, StandardCharsets.ISO_8859_1));
        assertThat(readable(copies.of(changed.toByteArray(), "文件“甲.pdf”"))).doesNotContain("EARLIER", "LATER");
    }

    @Test
    void cleansPhotographs() throws IOException {
        byte[] photograph = PictureSamples.jpeg(40, 30, 6);
        byte[] original = PdfSamples.pdf(document -> {
            PDPage page = PdfSamples.latinPage(document, "Page");
            var image = JPEGFactory.createFromByteArray(document, photograph);
            try (var content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
                content.drawImage(image, 10, 10);
            }
        });
        assertThat(raw(original)).contains(PictureSamples.CAMERA);

        byte[] copy = copies.of(original, "文件“照片.pdf”");

        assertThat(raw(copy)).doesNotContain(PictureSamples.CAMERA);
        try (PDDocument document = Loader.loadPDF(copy)) {
            PDResources resources = document.getPage(0).getResources();
            var image =
                    resources.getXObject(resources.getXObjectNames().iterator().next());
            try (var content = image.getStream().getCOSObject().createRawInputStream()) {
                BufferedImage picture = ImageIO.read(content);
                assertThat(picture.getWidth()).isEqualTo(40);
            }
        }
    }

    @Test
    void refusesWhatItCannotOpen() {
        byte[] locked = PdfSamples.pdf(document -> {
            PdfSamples.latinPage(document, "Locked");
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        });
        assertThat(refusal(locked)).isEqualTo("文件“甲.pdf”设置了密码或者限制，不能制作公开副本，请去掉后重新上传");
        assertThat(refusal("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).contains("已损坏或者写法特别");
        assertThat(refusal(PdfSamples.bomb(100))).contains("展开后的内容过大");
    }

    private String refusal(byte[] pdf) {
        return catchThrowableOfType(Refused.class, () -> copies.of(pdf, "文件“甲.pdf”"))
                .getMessage();
    }

    private static PDMetadata xmp(PDDocument document, String xml) throws IOException {
        return new PDMetadata(document, new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static void attach(PDDocument document) throws IOException {
        var file = new PDEmbeddedFile(document, new ByteArrayInputStream("ATTACHED".getBytes(StandardCharsets.UTF_8)));
        var specification = new PDComplexFileSpecification();
        specification.setFile("attached.txt");
        specification.setEmbeddedFile(file);
        var files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of("attached.txt", specification));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
    }

    private static PDAnnotationLink link(PDAction action) {
        var link = new PDAnnotationLink();
        link.setAction(action);
        link.setRectangle(HERE);
        return link;
    }

    private static void fillIn(PDDocument document, PDPage page, String value) throws IOException {
        var form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        var resources = new PDResources();
        resources.put(COSName.getPDFName("Helv"), new PDType1Font(FontName.HELVETICA));
        form.setDefaultResources(resources);
        form.setDefaultAppearance("/Helv 12 Tf 0 g");
        var field = new PDTextField(form);
        field.setPartialName("name");
        field.setDefaultAppearance("/Helv 12 Tf 0 g");
        form.getFields().add(field);
        var widget = field.getWidgets().get(0);
        widget.setRectangle(HERE);
        widget.setPage(page);
        widget.setPrinted(true);
        page.getAnnotations().add(widget);
        field.setValue(value);
    }

    /** Everything in the file with its streams unpacked. */
    private static String readable(byte[] pdf) throws IOException {
        var all = new StringBuilder();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (var key : document.getDocument().getXrefTable().keySet()) {
                var object = document.getDocument().getObjectFromPool(key).getObject();
                all.append(object);
                if (object instanceof COSStream stream) {
                    try (var content = stream.createInputStream()) {
                        all.append(new String(content.readAllBytes(), StandardCharsets.ISO_8859_1));
                    }
                }
            }
            all.append(document.getDocumentInformation().getCOSObject());
        }
        return all + raw(pdf);
    }

    private static String raw(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1);
    }
}
