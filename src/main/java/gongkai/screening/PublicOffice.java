package gongkai.screening;

import gongkai.platform.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * A DOCX or XLSX as it is read: written anew from the parts that the document itself leads to, without properties, comments,
 * tracked changes and what else speaks of people and machines. What can't be told apart from the content is refused.
 */
class PublicOffice {

    private static final String ROOT = "";
    private static final String TYPES = "[Content_Types].xml";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";

    /** Ends of relationship types whose parts stay behind. */
    private static final Set<String> LEFT_BEHIND = Set.of(
            "core-properties",
            "extended-properties",
            "custom-properties",
            "thumbnail",
            "classificationlabels",
            "origin",
            "comments",
            "commentsExtended",
            "commentsIds",
            "commentsExtensible",
            "threadedComment",
            "person",
            "people",
            "customXml",
            "customProperty",
            "glossaryDocument",
            "printerSettings",
            "revisionHeaders",
            "usernames",
            "recipientData",
            "attachedTemplate",
            "mailMergeSource",
            "mailMergeHeaderSource",
            "keyMapCustomizations",
            "attachedToolbars",
            "documenttasks",
            "webextension",
            "webextensiontaskpanes");
    /** And of such as hold more than is seen, which only people can look through. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("oleObject", "内嵌了另一份文件"),
            Map.entry("package", "内嵌了另一份文件"),
            Map.entry("aFChunk", "内嵌了另一份文件"),
            Map.entry("subDocument", "引用了另一份文件"),
            Map.entry("control", "含有控件"),
            Map.entry("ctrlProp", "含有控件"),
            Map.entry("vbaProject", "含有宏"),
            Map.entry("externalLink", "引用了另一份文件的数据"),
            Map.entry("connections", "连接了外部数据"),
            Map.entry("queryTable", "连接了外部数据"),
            Map.entry("powerPivotData", "含有数据模型"),
            Map.entry("pivotCacheDefinition", "含有数据透视表，其中存有全部原始数据"));

    /** A part is held in memory twice while it is written anew. */
    private static final long LARGEST_PART = 32L * 1024 * 1024;

    private final String named;
    private final Map<String, String> overrides = new HashMap<>();
    private final Map<String, String> defaults = new HashMap<>();
    /** Part to its relationships, the package's own under the empty name. */
    private final Map<String, List<Relationship>> relationships = new LinkedHashMap<>();

    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private ZipFile zip;

    private record Relationship(String id, String type, String target, boolean external, boolean dropped) {

        String kind() {
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }

    /** @param named as the sentences name the file: 文件“…” */
    PublicOffice(String named) {
        this.named = named;
    }

    byte[] of(byte[] office) throws IOException {
        Path file = Files.createTempFile("gongkai-", ".copying");
        try {
            Files.write(file, office);
            try (var opened = new ZipFile(file.toFile())) {
                zip = opened;
                if (new OfficeSweep(file).isTooLarge()
                        || zip.stream().anyMatch(entry -> entry.getSize() > LARGEST_PART)) {
                    throw new Refused("files", named + "展开后的内容过大，不能制作公开副本，请另存为PDF后重新上传");
                }
                return copy();
            }
        } catch (Refused said) {
            throw said;
        } catch (XMLStreamException | IOException | RuntimeException damaged) {
            throw new Refused("files", named + "已损坏或者写法特别，不能制作公开副本，请另存为PDF后重新上传");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private byte[] copy() throws IOException, XMLStreamException {
        for (var all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            entries.putIfAbsent(key(entry.getName()), entry);
        }
        contentTypes();
        Set<String> parts = reachable();
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            put(out, TYPES, contentTypes(parts));
            put(out, "_rels/.rels", relationships(ROOT));
            for (String part : parts) {
                put(out, part, content(part));
                if (relationships.get(part).stream().anyMatch(relationship -> !relationship.dropped())) {
                    put(out, relationshipsOf(part), relationships(part));
                }
            }
        }
        return bytes.toByteArray();
    }

    private void contentTypes() throws IOException, XMLStreamException {
        try (InputStream content = stream(TYPES)) {
            var xml = Xml.reader(content);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    String type = xml.getAttributeValue(null, "ContentType");
                    if (xml.getLocalName().equals("Override")) {
                        overrides.put(key(xml.getAttributeValue(null, "PartName")), type);
                    } else if (xml.getLocalName().equals("Default")) {
                        defaults.put(xml.getAttributeValue(null, "Extension").toLowerCase(Locale.ROOT), type);
                    }
                }
            }
        }
    }

    /** The parts that the document leads to, in the order in which it does. */
    private Set<String> reachable() throws IOException, XMLStreamException {
        var parts = new LinkedHashSet<String>();
        var open = new ArrayDeque<String>();
        open.add(ROOT);
        while (!open.isEmpty()) {
            String part = open.poll();
            if (relationships.containsKey(part)) {
                continue;
            }
            List<Relationship> own = read(part);
            relationships.put(part, own);
            if (!part.equals(ROOT)) {
                parts.add(part);
            }
            own.stream()
                    .filter(relationship -> !relationship.dropped() && !relationship.external())
                    .map(relationship -> resolved(part, relationship.target()))
                    .filter(target -> entries.containsKey(key(target)))
                    .forEach(open::add);
        }
        return parts;
    }

    private List<Relationship> read(String part) throws IOException, XMLStreamException {
        if (!entries.containsKey(key(relationshipsOf(part)))) {
            return List.of();
        }
        var found = new ArrayList<Relationship>();
        try (InputStream content = stream(relationshipsOf(part))) {
            var xml = Xml.reader(content);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    found.add(relationship(
                            part,
                            xml.getAttributeValue(null, "Id"),
                            xml.getAttributeValue(null, "Type"),
                            xml.getAttributeValue(null, "Target"),
                            "External".equals(xml.getAttributeValue(null, "TargetMode"))));
                }
            }
        }
        return found;
    }

    private Relationship relationship(String part, String id, String type, String target, boolean external)
            throws IOException, XMLStreamException {
        var relationship = new Relationship(id, type, target, external, false);
        String refused = REFUSED.get(relationship.kind());
        if (refused != null) {
            throw new Refused("files", named + refused + "，不能制作公开副本，请另存为PDF，或去掉后重新上传");
        }
        boolean dropped = LEFT_BEHIND.contains(relationship.kind())
                || relationship.kind().equals("vmlDrawing") && !external && holdsNotes(resolved(part, target));
        return new Relationship(id, type, target, external, dropped);
    }

    /** Where the frames of a sheet's comments are drawn. */
    private boolean holdsNotes(String part) throws IOException {
        if (!entries.containsKey(key(part))) {
            return true;
        }
        String vml;
        try (InputStream content = stream(part)) {
            vml = new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
        boolean notes = vml.contains("ObjectType=\"Note\"") || vml.contains("ObjectType='Note'");
        if (vml.replace("ObjectType=\"Note\"", "")
                .replace("ObjectType='Note'", "")
                .contains("ObjectType=")) {
            throw new Refused("files", named + REFUSED.get("control") + "，不能制作公开副本，请另存为PDF，或去掉后重新上传");
        }
        return notes;
    }

    private byte[] content(String part) throws IOException, XMLStreamException {
        byte[] content;
        try (InputStream stream = stream(part)) {
            content = stream.readAllBytes();
        }
        String type = type(part);
        if (isXml(type, part)) {
            var dropped = new HashSet<String>();
            relationships.get(part).stream().filter(Relationship::dropped).forEach(gone -> dropped.add(gone.id()));
            return new OfficeFilter(dropped).of(content);
        }
        return type.startsWith("image/") ? picture(content, type) : content;
    }

    private byte[] picture(byte[] content, String type) {
        if (PictureSegments.isJpeg(content) || PictureSegments.isPng(content)) {
            return PictureSegments.stripped(content);
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (type.contains("tif") || text.contains("Exif\0\0") || text.contains("<x:xmpmeta") || text.contains("EXIF")) {
            throw new Refused("files", named + "中的图片带有拍摄信息，不能自动去除，请把图片换成JPG或者PNG格式，或另存为PDF后重新上传");
        }
        return content;
    }

    private static boolean isXml(String type, String part) {
        return type.endsWith("+xml") || type.endsWith("/xml") || type.endsWith(".vmlDrawing") || part.endsWith(".xml");
    }

    private String type(String part) {
        String extension = part.substring(part.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return overrides.getOrDefault(key(part), defaults.getOrDefault(extension, ""));
    }

    private byte[] contentTypes(Set<String> parts) throws XMLStreamException {
        var bytes = new ByteArrayOutputStream();
        var xml = Xml.writer(bytes);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Types");
        xml.writeDefaultNamespace(CONTENT_TYPES);
        for (var entry : new TreeMap<>(defaults).entrySet()) {
            xml.writeEmptyElement("Default");
            xml.writeAttribute("Extension", entry.getKey());
            xml.writeAttribute("ContentType", entry.getValue());
        }
        for (String part : parts) {
            String type = overrides.get(key(part));
            if (type != null) {
                xml.writeEmptyElement("Override");
                xml.writeAttribute("PartName", "/" + part);
                xml.writeAttribute("ContentType", type);
            }
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
        return bytes.toByteArray();
    }

    private byte[] relationships(String part) throws XMLStreamException {
        var bytes = new ByteArrayOutputStream();
        var xml = Xml.writer(bytes);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Relationships");
        xml.writeDefaultNamespace(RELATIONSHIPS);
        for (Relationship relationship : relationships.get(part)) {
            if (!relationship.dropped()) {
                xml.writeEmptyElement("Relationship");
                xml.writeAttribute("Id", relationship.id());
                xml.writeAttribute("Type", relationship.type());
                xml.writeAttribute("Target", target(relationship));
                if (relationship.external()) {
                    xml.writeAttribute("TargetMode", "External");
                }
            }
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
        return bytes.toByteArray();
    }

    /** Links lead to the web; the rest says how somebody's disk is arranged, or tells another server who reads this. */
    private static String target(Relationship relationship) {
        if (!relationship.external()) {
            return relationship.target();
        }
        boolean link = relationship.kind().equals("hyperlink")
                && relationship.target().matches("(?i)(?:https?:|mailto:|tel:|#).*");
        return link ? relationship.target() : "about:blank";
    }

    private InputStream stream(String part) throws IOException {
        ZipEntry entry = entries.get(key(part));
        if (entry == null) {
            throw new IOException("A part is missing");
        }
        return zip.getInputStream(entry);
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        // When it was made is nobody's business either: the first day that a ZIP can name.
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    private static String relationshipsOf(String part) {
        int slash = part.lastIndexOf('/');
        return part.substring(0, slash + 1) + "_rels/" + part.substring(slash + 1) + ".rels";
    }

    private static String resolved(String part, String target) {
        String path = target.startsWith("/") ? target : "/" + part.substring(0, part.lastIndexOf('/') + 1) + target;
        var steps = new ArrayDeque<String>();
        for (String step : path.split("/")) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    /** Names of parts differ by more than case, and may begin with a slash. */
    private static String key(String part) {
        String name = part.replace('\\', '/').toLowerCase(Locale.ROOT);
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
