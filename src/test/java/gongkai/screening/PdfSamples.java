package gongkai.screening;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** PDFs made for tests. */
final class PdfSamples {

    private PdfSamples() {}

    /** Fills in a document. */
    interface Making {

        void into(PDDocument document) throws IOException;
    }

    static byte[] pdf(Making making) {
        try (var document = new PDDocument()) {
            making.into(document);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Chinese, with the font inside. */
    static byte[] pdf(String text) {
        return pdf(document -> {
            try (InputStream font = PdfSamples.class.getResourceAsStream("/fonts/GovSong-700Bold.ttf")) {
                page(document, text, PDType0Font.load(document, font));
            }
        });
    }

    static PDPage latinPage(PDDocument document, String text) throws IOException {
        return page(document, text, new PDType1Font(FontName.HELVETICA));
    }

    private static PDPage page(PDDocument document, String text, PDFont font) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(font, 12);
            content.newLineAtOffset(50, 700);
            for (String line : text.split("\n")) {
                content.showText(line);
                content.newLineAtOffset(0, -20);
            }
            content.endText();
        }
        return page;
    }

    /** A page that is one picture, with a page number under it. */
    static PDPage scan(PDDocument document, int width, int height, String footer) throws IOException {
        PDPage page = latinPage(document, footer);
        var image = LosslessFactory.createFromImage(
                document, new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY));
        try (var content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            content.drawImage(image, 0, 100, 500, 600);
        }
        return page;
    }

    /** So many megabytes of blanks as a page's content, in a thousandth of them. */
    static byte[] bomb(int megabytes) {
        try {
            var packed = new ByteArrayOutputStream();
            try (var deflater = new DeflaterOutputStream(packed)) {
                byte[] blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < megabytes; i++) {
                    deflater.write(blanks);
                }
            }
            var pdf = new ByteArrayOutputStream();
            pdf.write(
                    ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                    + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length "
                                    + packed.size() + ">>\nstream\n")
                            .getBytes(StandardCharsets.US_ASCII));
            packed.writeTo(pdf);
            pdf.write("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
            return pdf.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
