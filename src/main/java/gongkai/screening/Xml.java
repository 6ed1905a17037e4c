package gongkai.screening;

import java.io.InputStream;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reading XML that came from somebody: no document types, no entities from outside. */
final class Xml {

    private static final XMLInputFactory INPUT = XMLInputFactory.newDefaultFactory();

    static {
        INPUT.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        INPUT.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        INPUT.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private Xml() {}

    static XMLStreamReader reader(InputStream content) throws XMLStreamException {
        return INPUT.createXMLStreamReader(content);
    }

    static XMLEventReader events(InputStream content) throws XMLStreamException {
        return INPUT.createXMLEventReader(content);
    }
}
