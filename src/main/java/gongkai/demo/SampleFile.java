package gongkai.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Makes small attachments, the same bytes for the same lines. Written by hand and not by POI, which takes longer to load than all of
 * them take to write.
 */
class SampleFile implements AutoCloseable {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.";
    private static final int MARGIN = 72;
    private static final int TITLE = 16;
    private static final int TEXT = 12;

    private TrueTypeFont font;

    /** @param name its ending says what is made: docx, xlsx or pdf */
    byte[] make(String name, List<String> lines) {
        try {
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "docx" -> docx(lines);
                case "xlsx" -> xlsx(lines);
                case "pdf" -> pdf(lines);
                default -> throw new IllegalArgumentException(name);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- office files

    private static byte[] docx(List<String> lines) throws IOException {
        var paragraphs = lines.stream()
                .map(line -> "<w:p><w:r><w:t xml:space=\"preserve\">" + escaped(line) + "</w:t></w:r></w:p>")
                .collect(Collectors.joining());
        return office(
                "word/document.xml",
                TYPE + "wordprocessingml.document.main+xml",
                XML + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + paragraphs + "</w:body></w:document>",
                Map.of());
    }

    private static byte[] xlsx(List<String> lines) throws IOException {
        var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var rows = lines.stream().map(SampleFile::row).collect(Collectors.joining());
        return office(
                "xl/workbook.xml",
                TYPE + "spreadsheetml.sheet.main+xml",
                XML + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + OFFICE
                        + "\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                Map.of(
                        "xl/worksheets/sheet1.xml",
                        XML + "<worksheet xmlns=\"" + main
                                + "\"><cols><col min=\"1\" max=\"1\" width=\"36\" customWidth=\"1\"/>"
                                + "<col min=\"2\" max=\"6\" width=\"24\" customWidth=\"1\"/></cols><sheetData>" + rows
                                + "</sheetData></worksheet>",
                        "xl/_rels/workbook.xml.rels",
                        relationship(OFFICE + "/worksheet", "worksheets/sheet1.xml")));
    }

    private static String row(String line) {
        var cells = new StringBuilder("<row>");
        for (String cell : line.split(",")) {
            cells.append(
                    cell.matches("[0-9]+(?:\\.[0-9]+)?")
                            ? "<c><v>" + cell + "</v></c>"
                            : "<c t=\"inlineStr\"><is><t>" + escaped(cell) + "</t></is></c>");
        }
        return cells.append("</row>").toString();
    }

    private static byte[] office(String part, String type, String content, Map<String, String> more)
            throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        var sheet = more.isEmpty()
                ? ""
                : "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPE
                        + "spreadsheetml.worksheet+xml\"/>";
        entries.put(
                "[Content_Types].xml",
                XML + "<Types xmlns=\"" + PACKAGE
                        + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/>" + sheet + "</Types>");
        entries.put("_rels/.rels", relationship(OFFICE + "/officeDocument", part));
        entries.put(part, content);
        more.keySet().stream().sorted().forEach(name -> entries.put(name, more.get(name)));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var each : entries.entrySet()) {
                var entry = new ZipEntry(each.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String relationship(String type, String target) {
        return XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + type
                + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    // ---- PDF

    private byte[] pdf(List<String> lines) throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            // Else it would be made from the time.
            document.setDocumentId(1L);
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var letters = PDType0Font.load(document, font(), true);
            try (var text = new PDPageContentStream(document, page)) {
                text.beginText();
                text.setFont(letters, TITLE);
                text.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
                text.showText(lines.get(0));
                text.setFont(letters, TEXT);
                text.setLeading(TEXT * 2f);
                text.newLine();
                for (String line : lines.subList(1, lines.size())) {
                    text.newLine();
                    text.showText(line);
                }
                text.endText();
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    /** One for all, since it is large. */
    private TrueTypeFont font() throws IOException {
        if (font == null) {
            try (InputStream file = SampleFile.class.getResourceAsStream("/fonts/GovSong-400Regular.ttf")) {
                font = new TTFParser().parse(new RandomAccessReadBuffer(new ByteArrayInputStream(file.readAllBytes())));
            }
        }
        return font;
    }

    @Override
    public void close() {
        try {
            if (font != null) {
                font.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
