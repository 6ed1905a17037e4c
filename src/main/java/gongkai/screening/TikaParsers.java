package gongkai.screening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PDF;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Tika's parsers of PDF, DOCX and XLSX: two named ones, nothing embedded followed, everything in bounds. */
final class TikaParsers {

    private static final int PDF_IN_MEMORY = 32 * 1024 * 1024;
    /** What a part may be unpacked against packed; below, POI takes it for a bomb. */
    private static final double LEAST_INFLATE_RATIO = 0.01;

    private static final Parser OFFICE = office();
    private static final Parser PDF_PARSER = new PDFParser();

    private TikaParsers() {}

    /** @param charsPerPage of a PDF, else empty; @param unmapped share of a PDF's characters that have no meaning, 0 to 1 */
    record Result(List<Integer> charsPerPage, double unmapped, boolean incomplete) {}

    /** Loading it switches off POI's guard against bombs for the whole machine, so the guard is put back here. */
    private static Parser office() {
        var parser = new OOXMLParser();
        ZipSecureFile.setMinInflateRatio(LEAST_INFLATE_RATIO);
        return parser;
    }

    static Result parse(Path file, boolean pdf, ContentHandler text) throws IOException, SAXException, TikaException {
        var metadata = new Metadata();
        try (var content = TikaInputStream.get(file)) {
            (pdf ? PDF_PARSER : OFFICE).parse(content, new BodyContentHandler(text), metadata, context());
        }
        String unmapped = metadata.get(PDF.OVERALL_PERCENTAGE_UNMAPPED_UNICODE_CHARS);
        return new Result(
                Arrays.stream(metadata.getValues(PDF.CHARACTERS_PER_PAGE))
                        .map(Integer::valueOf)
                        .toList(),
                unmapped == null ? 0 : Double.parseDouble(unmapped),
                metadata.getValues(TikaCoreProperties.TIKA_META_EXCEPTION_WARNING).length > 0);
    }

    private static ParseContext context() {
        var office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        office.setIncludeDeletedContent(true);
        office.setIncludeMoveFromContent(true);
        office.setIncludeHeadersAndFooters(true);
        office.setIncludeShapeBasedContent(true);
        office.setConcatenatePhoneticRuns(false);
        var pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractAnnotationText(true);
        pdf.setExtractAcroFormContent(true);
        pdf.setExtractBookmarksText(true);
        pdf.setExtractInlineImages(false);
        pdf.setMaxMainMemoryBytes(PDF_IN_MEMORY);
        var context = new ParseContext();
        context.set(OfficeParserConfig.class, office);
        context.set(PDFParserConfig.class, pdf);
        context.set(Parser.class, EmptyParser.INSTANCE);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        return context;
    }

    private static class NothingEmbedded implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream content, ContentHandler handler, Metadata metadata, boolean html) {}
    }
}
