package gongkai.screening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through every part of a DOCX or XLSX for what the parser leaves out: text boxes, diagrams, charts, names of pictures,
 * link targets, lists to choose from; and for what nobody but people can read.
 */
class OfficeSweep {

    /** Of the parts that are held in memory as a whole. */
    private static final long LARGEST_PART = 8L * 1024 * 1024;

    private static final long LARGEST_STRINGS = 24L * 1024 * 1024;

    /** Looked for in the whole text; more would cost more than reading something twice. */
    private static final int MOST_SEARCHED = 2000;

    /** What stands for itself; what follows a line break does as well. */
    private static final Set<String> PASSAGES = Set.of(
            "p",
            "pt",
            "instrText",
            "delInstrText",
            "rt",
            "definedName",
            "formula1",
            "formula2",
            "oddHeader",
            "oddFooter");

    private static final Set<String> TELLING = Set.of(
            "descr",
            "title",
            "alt",
            "tooltip",
            "instr",
            "prompt",
            "promptTitle",
            "error",
            "errorTitle",
            "display",
            "Target");
    private static final Set<String> FOR_MACHINES = Set.of(
            "posOffset",
            "pctPosHOffset",
            "pctPosVOffset",
            "pctWidth",
            "pctHeight",
            "align",
            "author",
            "formatCode",
            "ClientData");
    /** Read by the parser, cell by cell. */
    private static final Set<String> CELLS = Set.of("v", "is");
    /** What the public copy does without. */
    private static final Set<String> DROPPED = Set.of("docprops", "customxml", "_rels", "word/glossary");

    private final Path file;
    private final Set<String> known = new HashSet<>();
    private final List<String> more = new ArrayList<>();
    private String whole;
    private int searched;
    private int pictures;
    private boolean embedded;
    private boolean hidden;

    OfficeSweep(Path file) {
        this.file = file;
    }

    /** @return whether parts are too large to be opened */
    boolean isTooLarge() throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return Collections.list(zip.entries()).stream().anyMatch(OfficeSweep::isTooLarge);
        }
    }

    private static boolean isTooLarge(ZipEntry entry) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (!isXml(name) || name.equals("word/document.xml") || name.startsWith("xl/worksheets/")) {
            return false;
        }
        return entry.getSize() > (name.equals("xl/sharedstrings.xml") ? LARGEST_STRINGS : LARGEST_PART);
    }

    /** @param parsed what the parser found */
    OfficeSweep over(String parsed) throws IOException, XMLStreamException {
        whole = squeezed(parsed);
        parsed.lines().forEach(line -> {
            known.add(squeezed(line));
            for (String cell : line.split("\t")) {
                known.add(squeezed(cell));
            }
        });
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                look(zip, entry);
            }
        }
        return this;
    }

    private void look(ZipFile zip, ZipEntry entry) throws IOException, XMLStreamException {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (name.contains("/embeddings/") || name.contains("/activex/")) {
            embedded = true;
        } else if (name.contains("/media/")) {
            try (InputStream content = zip.getInputStream(entry)) {
                pictures += Pictures.mayHoldText(content) ? 1 : 0;
            }
        } else if (isXml(name)
                && !name.equals("xl/sharedstrings.xml")
                && DROPPED.stream().noneMatch(name::startsWith)) {
            try (InputStream content = zip.getInputStream(entry)) {
                sweep(content, name.startsWith("xl/worksheets/"));
            }
        }
    }

    private void sweep(InputStream content, boolean sheet) throws XMLStreamException {
        XMLStreamReader xml = Xml.reader(content);
        var passages = new ArrayDeque<StringBuilder>();
        passages.push(new StringBuilder());
        int forMachines = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String element = xml.getLocalName();
                    if (forMachines > 0 || FOR_MACHINES.contains(element) || sheet && CELLS.contains(element)) {
                        forMachines++;
                    }
                    if (PASSAGES.contains(element)) {
                        passages.push(new StringBuilder());
                    } else if (element.equals("br") || element.equals("f")) {
                        keep(passages.peek());
                    }
                    attributes(xml);
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (forMachines == 0) {
                        passages.peek().append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    forMachines = Math.max(0, forMachines - 1);
                    if (PASSAGES.contains(xml.getLocalName())) {
                        keep(passages.pop());
                    } else if (xml.getLocalName().equals("f")) {
                        formula(passages.peek());
                    }
                }
                default -> {}
            }
        }
        keep(passages.peek());
    }

    /** What is calculated stands in the cell; words in a formula needn't. */
    private void formula(StringBuilder formula) {
        if (formula.indexOf("\"") < 0) {
            formula.setLength(0);
        }
        keep(formula);
    }

    private void attributes(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            String value = xml.getAttributeValue(i);
            // The targets inside are names of parts.
            if (TELLING.contains(name) && (!name.equals("Target") || value.contains(":"))) {
                keep(new StringBuilder(value));
            }
            hidden |= switch (xml.getLocalName()) {
                case "sheet" ->
                    name.equals("state") && value.toLowerCase(Locale.ROOT).contains("hidden");
                case "row", "col" -> name.equals("hidden") && (value.equals("1") || value.equals("true"));
                default -> false;
            };
        }
    }

    private void keep(StringBuilder passage) {
        String text = passage.toString().strip();
        passage.setLength(0);
        String squeezed = squeezed(text);
        if (!squeezed.isEmpty() && known.add(squeezed) && !(searched++ < MOST_SEARCHED && whole.contains(squeezed))) {
            more.add(text);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static boolean isXml(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml");
    }

    /** What the parser didn't find, one paragraph or name a line. */
    String text() {
        return String.join("\n", more);
    }

    /** @return sentences on what people have to look at */
    List<String> forPeople() {
        var sentences = new ArrayList<String>();
        if (pictures > 0) {
            sentences.add("含有" + pictures + "幅图片，图片中的文字不能读取，请人工核对");
        }
        if (embedded) {
            sentences.add("内嵌有另一份文件，不能读取，请人工核对");
        }
        if (hidden) {
            sentences.add("含有隐藏的工作表、行或列，请人工核对是否应当公开");
        }
        return sentences;
    }
}
