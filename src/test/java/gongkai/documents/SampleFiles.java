package gongkai.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files made for tests: good ones, and such as nobody should get past the door. */
final class SampleFiles {

    private SampleFiles() {}

    static byte[] pdf() {
        return "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] image(String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    static byte[] docx() throws IOException {
        return zip(Map.of("word/document.xml", "<w:document/>".getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] xlsx() throws IOException {
        return zip(Map.of("xl/workbook.xml", "<workbook/>".getBytes(StandardCharsets.UTF_8)));
    }

    /** A ZIP that begins as office files do, with these entries. */
    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var all = new LinkedHashMap<String, byte[]>();
        all.put("[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8));
        all.putAll(entries);
        return plainZip(all);
    }

    static byte[] plainZip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A few hundred kilobytes that would unpack to so many megabytes. */
    static byte[] bomb(int megabytes) throws IOException {
        return zip(Map.of("word/document.xml", new byte[megabytes * 1024 * 1024]));
    }
}
