package gongkai.screening;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.Namespace;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/**
 * One part of a DOCX or XLSX, event by event, as if every tracked change were accepted: what was inserted stays, what was
 * deleted goes, with paragraphs, rows, cells and tables of which nothing remains. Comments, marks of who wrote when, and paths
 * of somebody's disk go too.
 */
class OfficeFilter {

    private static final Set<String> WORD = Set.of(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main");
    private static final Set<String> REFERENCES = Set.of(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships");

    private static final Set<String> DROPPED_OF_WORD = Set.of(
            "del",
            "moveFrom",
            "rPrChange",
            "pPrChange",
            "sectPrChange",
            "tblPrChange",
            "tblGridChange",
            "trPrChange",
            "tcPrChange",
            "tblPrExChange",
            "numberingChange",
            "cellIns",
            "cellMerge",
            "moveFromRangeStart",
            "moveFromRangeEnd",
            "moveToRangeStart",
            "moveToRangeEnd",
            "customXmlInsRangeStart",
            "customXmlInsRangeEnd",
            "customXmlDelRangeStart",
            "customXmlDelRangeEnd",
            "customXmlMoveFromRangeStart",
            "customXmlMoveFromRangeEnd",
            "customXmlMoveToRangeStart",
            "customXmlMoveToRangeEnd",
            "commentRangeStart",
            "commentRangeEnd",
            "commentReference",
            "annotationRef",
            "permStart",
            "permEnd",
            "dataBinding",
            "rsids",
            "docVars",
            "mailMerge",
            "attachedTemplate",
            "trackRevisions",
            "documentProtection",
            "writeProtection");
    private static final Set<String> UNWRAPPED_OF_WORD = Set.of("ins", "moveTo");
    private static final Set<String> DROPPED = Set.of(
            "docId",
            "absPath",
            "revisionPtr",
            "fileSharing",
            "customWorkbookViews",
            "customSheetViews",
            "fileRecoveryPr");
    private static final Set<String> MARKS = Set.of("paraId", "textId");
    private static final Set<String> AUTHORS = Set.of("author", "initials", "date", "userId", "userName");
    private static final Set<String> NAMES_OF_PICTURES = Set.of("descr", "title", "alt", "name");
    /** In these a paragraph must come last. */
    private static final Set<String> END_WITH_PARAGRAPH =
            Set.of("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote");
    /** What doesn't stand between a deleted paragraph mark and the paragraph that follows. */
    private static final Set<String> BETWEEN = Set.of("bookmarkStart", "bookmarkEnd", "proofErr");

    private static final Set<String> PARAGRAPH = Set.of("p");
    private static final Set<String> TABLE = Set.of("tbl");
    private static final Set<String> ROW = Set.of("tr");
    private static final Set<String> ABOVE_ROWS = Set.of("tblPr", "tblGrid");
    private static final Set<String> BLOCKS = Set.of("tbl", "sdt", "customXml");
    private static final Set<String> MAY_BE_DELETED = Set.of("p", "tr", "tc", "tbl");
    private static final Set<String> DELETED = Set.of("del", "moveFrom");
    private static final Set<String> CONTENT = Set.of("r", "sectPr", "sdt", "fldSimple");

    private static final XMLEventFactory EVENTS = XMLEventFactory.newDefaultFactory();

    private final Set<String> droppedReferences;
    private final Deque<XMLEvent> ahead = new ArrayDeque<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    /** Elements of which is known that they stay. */
    private final Set<XMLEvent> staying = Collections.newSetFromMap(new IdentityHashMap<>());

    private XMLEventReader in;
    private XMLEventWriter out;

    /** An element that is open. */
    private static class Frame {

        private final StartElement start;
        private final boolean written;
        /** Whether the paragraph runs on into the next one, since the mark between them was deleted. */
        private boolean joined;

        /** Whether paragraphs or tables in it were deleted, and what is left ends with a paragraph. */
        private boolean lost;

        private boolean endsWithParagraph;

        Frame(StartElement start, boolean written) {
            this.start = start;
            this.written = written;
        }
    }

    /** @param droppedReferences ids of the relationships that are left behind */
    OfficeFilter(Set<String> droppedReferences) {
        this.droppedReferences = droppedReferences;
    }

    byte[] of(byte[] xml) throws XMLStreamException {
        var bytes = new ByteArrayOutputStream(xml.length);
        in = Xml.events(new ByteArrayInputStream(xml));
        out = Xml.eventWriter(bytes);
        while (hasNext()) {
            XMLEvent event = next();
            if (event.isStartElement()) {
                start(event.asStartElement());
            } else if (event.isEndElement()) {
                end(event);
            } else if (event.isStartDocument()) {
                out.add(EVENTS.createStartDocument("UTF-8", "1.0", true));
            } else if (event.isCharacters() || event.isEndDocument()) {
                out.add(event);
            }
        }
        out.close();
        return bytes.toByteArray();
    }

    private void start(StartElement element) throws XMLStreamException {
        if (isDropped(element)) {
            skip();
            return;
        }
        if (isWord(element, UNWRAPPED_OF_WORD)) {
            frames.push(new Frame(element, false));
            return;
        }
        if (!isWord(element, MAY_BE_DELETED) || staying.remove(element)) {
            open(element, false);
            return;
        }
        boolean gone = switch (element.getName().getLocalPart()) {
            case "tr" -> isDeleted(element, "trPr", DELETED);
            case "tc" -> isDeleted(element, "tcPr", Set.of("cellDel"));
            case "p" -> isDeleted(element, "pPr", DELETED) && !anythingRemains();
            default -> false;
        };
        if (gone) {
            skip();
            noteLoss();
        } else if (isWord(element, TABLE)) {
            // Either gone, or put back to be read once more.
            lookForRows(element);
        } else {
            open(element, isWord(element, PARAGRAPH) && isDeleted(element, "pPr", DELETED));
        }
    }

    private void open(StartElement element, boolean joined) throws XMLStreamException {
        if (isWord(element, PARAGRAPH) || isWord(element, BLOCKS)) {
            frames.stream()
                    .filter(frame -> frame.written)
                    .findFirst()
                    .ifPresent(parent -> parent.endsWithParagraph = isWord(element, PARAGRAPH));
        }
        out.add(written(element));
        var frame = new Frame(element, true);
        frame.joined = joined;
        frames.push(frame);
    }

    private void noteLoss() {
        frames.stream()
                .filter(frame -> isWord(frame.start, END_WITH_PARAGRAPH))
                .findFirst()
                .ifPresent(container -> container.lost = true);
    }

    private void end(XMLEvent event) throws XMLStreamException {
        Frame frame = frames.pop();
        if (!frame.written) {
            return;
        }
        if (frame.joined && runsOn(frame)) {
            frames.push(frame);
            return;
        }
        if (frame.lost && !frame.endsWithParagraph) {
            QName container = frame.start.getName();
            var paragraph = new QName(container.getNamespaceURI(), "p", container.getPrefix());
            out.add(EVENTS.createStartElement(paragraph, null, null));
            out.add(EVENTS.createEndElement(paragraph, null));
        }
        out.add(event);
    }

    /** Goes on with the content of the next paragraph, where one follows; its own properties are left. */
    private boolean runsOn(Frame paragraph) throws XMLStreamException {
        var passed = new ArrayList<XMLEvent>();
        while (true) {
            XMLEvent event = next();
            if (isBlank(event) || isBetween(event)) {
                passed.add(event);
                continue;
            }
            if (!event.isStartElement() || !isWord(event.asStartElement(), PARAGRAPH)) {
                ahead.push(event);
                putBack(passed);
                return false;
            }
            boolean deleted = isDeleted(event.asStartElement(), "pPr", DELETED);
            if (deleted && !anythingRemains()) {
                skip();
                continue;
            }
            XMLEvent first = next();
            while (isBlank(first)) {
                first = next();
            }
            if (first.isStartElement() && isWord(first.asStartElement(), Set.of("pPr"))) {
                skip();
            } else {
                ahead.push(first);
            }
            putBack(passed);
            paragraph.joined = deleted;
            return true;
        }
    }

    private static boolean isBlank(XMLEvent event) {
        return event.isCharacters() && event.asCharacters().isWhiteSpace();
    }

    private static boolean isBetween(XMLEvent event) {
        return event.isStartElement() && isWord(event.asStartElement(), BETWEEN)
                || event.isEndElement()
                        && WORD.contains(event.asEndElement().getName().getNamespaceURI())
                        && BETWEEN.contains(event.asEndElement().getName().getLocalPart());
    }

    /** Whether the properties, the first child, hold the mark of a deletion; everything looked at is put back. */
    private boolean isDeleted(StartElement element, String properties, Set<String> marks) throws XMLStreamException {
        var looked = new ArrayList<XMLEvent>();
        boolean deleted = false;
        XMLEvent first = takeSolid(looked);
        // A row may have exceptions to the table's properties before its own.
        while (first.isStartElement() && isWord(first.asStartElement(), Set.of("tblPrEx"))) {
            takeElement(looked);
            first = takeSolid(looked);
        }
        if (first.isStartElement() && isWord(first.asStartElement(), Set.of(properties))) {
            int from = looked.size();
            takeElement(looked);
            deleted = looked.subList(from, looked.size()).stream()
                    .anyMatch(event -> event.isStartElement() && isWord(event.asStartElement(), marks));
        }
        putBack(looked);
        return deleted;
    }

    /** Whether anything of the element that has just begun is left once the deletions are accepted. */
    private boolean anythingRemains() throws XMLStreamException {
        var looked = new ArrayList<XMLEvent>();
        int depth = 1;
        int dropped = 0;
        boolean remains = false;
        while (depth > 0) {
            XMLEvent event = take(looked);
            if (event.isStartElement()) {
                depth++;
                if (dropped > 0 || isDropped(event.asStartElement())) {
                    dropped++;
                } else {
                    remains |= isWord(event.asStartElement(), CONTENT)
                            || event.asStartElement().getName().getLocalPart().equals("oMath");
                }
            } else if (event.isEndElement()) {
                depth--;
                dropped = Math.max(0, dropped - 1);
            }
        }
        putBack(looked);
        return remains;
    }

    /** A table is put back without its deleted rows as soon as one is found that stays; without any it is gone. */
    private void lookForRows(StartElement table) throws XMLStreamException {
        var head = new ArrayList<XMLEvent>();
        head.add(table);
        boolean lostAny = false;
        while (true) {
            XMLEvent event = take(head);
            if (event.isEndElement()) {
                if (lostAny) {
                    noteLoss();
                    return;
                }
                break;
            }
            if (!event.isStartElement()) {
                continue;
            }
            StartElement element = event.asStartElement();
            if (isWord(element, ROW) && isDeleted(element, "trPr", DELETED)) {
                skip();
                head.remove(head.size() - 1);
                lostAny = true;
            } else if (isWord(element, ABOVE_ROWS) || isWord(element, BETWEEN) || isDropped(element)) {
                takeElement(head);
            } else {
                break;
            }
        }
        putBack(head);
        staying.add(table);
    }

    private boolean isDropped(StartElement element) {
        if (isWord(element, DROPPED_OF_WORD)) {
            return true;
        }
        String local = element.getName().getLocalPart();
        if (DROPPED.contains(local)) {
            return true;
        }
        return !local.equals("pageSetup") && refersToDropped(element);
    }

    private boolean refersToDropped(StartElement element) {
        for (var all = element.getAttributes(); all.hasNext(); ) {
            Attribute attribute = all.next();
            if (REFERENCES.contains(attribute.getName().getNamespaceURI())
                    && droppedReferences.contains(attribute.getValue())) {
                return true;
            }
        }
        return false;
    }

    private StartElement written(StartElement element) {
        var attributes = new ArrayList<Attribute>();
        for (var all = element.getAttributes(); all.hasNext(); ) {
            Attribute attribute = written(element, all.next());
            if (attribute != null) {
                attributes.add(attribute);
            }
        }
        var namespaces = new ArrayList<Namespace>();
        for (var all = element.getNamespaces(); all.hasNext(); ) {
            namespaces.add(all.next());
        }
        // What an element said that isn't written is said by its children.
        for (Frame frame : frames) {
            if (frame.written) {
                break;
            }
            for (var all = frame.start.getNamespaces(); all.hasNext(); ) {
                Namespace said = all.next();
                if (namespaces.stream().noneMatch(own -> own.getPrefix().equals(said.getPrefix()))) {
                    namespaces.add(said);
                }
            }
        }
        return EVENTS.createStartElement(element.getName(), attributes.iterator(), namespaces.iterator());
    }

    private Attribute written(StartElement element, Attribute attribute) {
        String local = attribute.getName().getLocalPart();
        boolean word = WORD.contains(attribute.getName().getNamespaceURI());
        if (word && (local.startsWith("rsid") || AUTHORS.contains(local)) || MARKS.contains(local)) {
            return null;
        }
        if (REFERENCES.contains(attribute.getName().getNamespaceURI())
                && droppedReferences.contains(attribute.getValue())) {
            return null;
        }
        if (NAMES_OF_PICTURES.contains(local)
                && attribute.getValue().matches("(?is).*(?:[a-z]:\\\\|\\\\\\\\|file:|/users/|/home/).*")) {
            return EVENTS.createAttribute(attribute.getName(), "图片");
        }
        return attribute;
    }

    private static boolean isWord(StartElement element, Set<String> locals) {
        return locals.contains(element.getName().getLocalPart())
                && WORD.contains(element.getName().getNamespaceURI());
    }

    private boolean hasNext() {
        return !ahead.isEmpty() || in.hasNext();
    }

    private XMLEvent next() throws XMLStreamException {
        return ahead.isEmpty() ? in.nextEvent() : ahead.pop();
    }

    private XMLEvent take(List<XMLEvent> looked) throws XMLStreamException {
        XMLEvent event = next();
        looked.add(event);
        return event;
    }

    private XMLEvent takeSolid(List<XMLEvent> looked) throws XMLStreamException {
        XMLEvent event = take(looked);
        while (isBlank(event)) {
            event = take(looked);
        }
        return event;
    }

    /** The rest of the element that has just begun. */
    private void takeElement(List<XMLEvent> looked) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            XMLEvent event = take(looked);
            depth += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
        }
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            XMLEvent event = next();
            depth += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
        }
    }

    private void putBack(List<XMLEvent> looked) {
        for (int i = looked.size() - 1; i >= 0; i--) {
            ahead.push(looked.get(i));
        }
    }
}
