package gongkai.screening;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks for streams that would burst before anything opens a PDF: parsers unpack one as a whole in memory, and a hundred
 * kilobytes can be a hundred megabytes. Pictures don't count, since nobody unpacks them to read.
 */
final class PdfStreams {

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    /** As far before a stream its description is looked for. */
    private static final int DESCRIPTION = 400;

    private static final long LARGEST = 64L * 1024 * 1024;
    private static final long LARGEST_TOGETHER = 256L * 1024 * 1024;

    private PdfStreams() {}

    static boolean wouldBurst(byte[] pdf) {
        long together = 0;
        byte[] sink = new byte[64 * 1024];
        for (int at = 0; at < pdf.length - STREAM.length; at++) {
            if (!startsAt(pdf, at)) {
                continue;
            }
            int from = Math.max(0, at - DESCRIPTION);
            String description = new String(pdf, from, at - from, StandardCharsets.ISO_8859_1);
            description = description.substring(Math.max(0, description.lastIndexOf(" obj")));
            int filters = description.split("/(?:FlateDecode|Fl)(?![A-Za-z])", -1).length - 1;
            if (filters == 0 || description.contains("/Image") && !description.contains("/ObjStm")) {
                continue;
            }
            if (filters > 1) {
                return true;
            }
            long inflated = inflated(pdf, at + STREAM.length, sink);
            together += inflated;
            if (inflated > LARGEST || together > LARGEST_TOGETHER) {
                return true;
            }
        }
        return false;
    }

    /** The keyword itself, not the end of another: endstream. */
    private static boolean startsAt(byte[] pdf, int at) {
        for (int i = 0; i < STREAM.length; i++) {
            if (pdf[at + i] != STREAM[i]) {
                return false;
            }
        }
        byte next = pdf[at + STREAM.length];
        return (next == '\r' || next == '\n') && (at == 0 || pdf[at - 1] != 'd');
    }

    private static long inflated(byte[] pdf, int at, byte[] sink) {
        int from = at;
        while (from < pdf.length && (pdf[from] == '\r' || pdf[from] == '\n')) {
            from++;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(pdf, from, pdf.length - from);
            while (!inflater.finished() && inflater.getBytesWritten() <= LARGEST) {
                if (inflater.inflate(sink) == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
            }
            return inflater.getBytesWritten();
        } catch (DataFormatException notPacked) {
            return inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
    }
}
