package gongkai.screening;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** DOCX files written part by part, with what an editor leaves in them. */
final class OfficeSamples {

    private static final String REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
            + " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
            + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
            + " xmlns:v=\"urn:schemas-microsoft-com:vml\" mc:Ignorable=\"w14\"";

    private OfficeSamples() {}

    /** One plain paragraph. */
    static byte[] docx(String text) {
        return docx(Map.of("word/document.xml", document(paragraph(text))), "");
    }

    static String document(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document " + W + "><w:body>" + body
                + "<w:sectPr/></w:body></w:document>";
    }

    static String part(String element, String content) {
        return "<w:" + element + " " + W + ">" + content + "</w:" + element + ">";
    }

    static String paragraph(String text) {
        return "<w:p w:rsidR=\"00AB12CD\" w14:paraId=\"1A2B3C4D\">" + run(text) + "</w:p>";
    }

    static String run(String text) {
        return "<w:r w:rsidRPr=\"00AB12CD\"><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    /** @param relationships of the document, as {@code rId9 header header1.xml;…} */
    static byte[] docx(Map<String, String> parts, String relationships) {
        var all = new LinkedHashMap<String, byte[]>();
        var types = new StringBuilder(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
                        + "<Override PartName=\"/word/document.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>");
        var rels = new StringBuilder(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (String relationship : relationships.isEmpty() ? new String[0] : relationships.split(";")) {
            String[] words = relationship.split(" ");
            boolean external = words[2].contains(":");
            rels.append("<Relationship Id=\"" + words[0] + "\" Type=\"" + REL + words[1] + "\" Target=\"" + words[2]
                    + "\"" + (external ? " TargetMode=\"External\"" : "") + "/>");
            if (words[2].endsWith(".xml") && !external) {
                types.append("<Override PartName=\"/word/" + words[2]
                        + "\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml." + words[1]
                        + "+xml\"/>");
            }
        }
        String root =
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\""
                        + REL + "officeDocument\" Target=\"word/document.xml\"/>"
                        + (parts.containsKey("docProps/core.xml")
                                ? "<Relationship Id=\"rId2\""
                                        + " Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\""
                                        + " Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"" + REL
                                        + "extended-properties\" Target=\"docProps/app.xml\"/>"
                                : "")
                        + "</Relationships>";
        all.put("[Content_Types].xml", bytes(types + "</Types>"));
        all.put("_rels/.rels", bytes(root));
        all.put("word/_rels/document.xml.rels", bytes(rels + "</Relationships>"));
        parts.forEach((name, content) -> all.put(name, bytes(content)));
        return zip(all);
    }

    static byte[] zip(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    static Map<String, byte[]> entries(byte[] file) {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return entries;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
