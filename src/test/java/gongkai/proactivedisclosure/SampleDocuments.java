package gongkai.proactivedisclosure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Whole documents with a text in them, as offices write them. */
public final class SampleDocuments {

    private SampleDocuments() {}

    public static byte[] pdf(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument();
                var font = SampleDocuments.class.getResourceAsStream("/fonts/GovSong-400Regular.ttf")) {
            var page = new PDPage();
            pdf.addPage(page);
            pdf.getDocumentInformation().setAuthor("张三");
            try (var content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(PDType0Font.load(pdf, font), 14);
                content.newLineAtOffset(72, 700);
                content.showText(text);
                content.endText();
            }
            pdf.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] docx(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var word = new XWPFDocument()) {
            word.createParagraph().createRun().setText(text);
            word.getProperties().getCoreProperties().setCreator("张三");
            word.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
