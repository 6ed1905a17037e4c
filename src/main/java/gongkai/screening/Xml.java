package gongkai.screening;

import java.io.InputStream;
import java.io.OutputStream;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Reading XML that came from somebody, without document types and entities from outside, and writing it. */
final class Xml {

    private static final XMLInputFactory INPUT = XMLInputFactory.newDefaultFactory();

    static {
        INPUT.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        INPUT.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        INPUT.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newDefaultFactory();

    private Xml() {}

    static XMLStreamReader reader(InputStream content) throws XMLStreamException {
        return INPUT.createXMLStreamReader(content);
    }

    static XMLEventReader events(InputStream content) throws XMLStreamException {
        return INPUT.createXMLEventReader(content);
    }

    static XMLStreamWriter writer(OutputStream out) throws XMLStreamException {
        return OUTPUT.createXMLStreamWriter(out, "UTF-8");
    }

    static XMLEventWriter eventWriter(OutputStream out) throws XMLStreamException {
        return OUTPUT.createXMLEventWriter(out, "UTF-8");
    }
}
