package gongkai.letters;

import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.springframework.stereotype.Component;

/** Sets a letter as PDF (PDF/A-2a, tagged), with every font inside and nothing fetched from anywhere. */
@Component
class LetterPress {

    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /** One letter takes about 100 MB of fonts through memory, so two at a time. */
    private final Semaphore places = new Semaphore(2);

    private final Path siteFont;
    private final FSDefaultCacheStore metrics = new FSDefaultCacheStore();

    LetterPress(LetterSettings settings) {
        XRLog.setLoggerImpl(new Slf4jLogger());
        this.siteFont = settings.font();
        if (siteFont != null) {
            requireTrueType(siteFont);
        }
    }

    byte[] print(String xhtml) {
        places.acquireUninterruptibly();
        try {
            return set(xhtml);
        } finally {
            places.release();
        }
    }

    private byte[] set(String xhtml) {
        var pdf = new ByteArrayOutputStream();
        var press = new PdfRendererBuilder()
                .useFastMode()
                .useExternalResourceAccessControl(
                        (uri, type) -> uri != null && uri.startsWith("data:"),
                        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (uri, type) -> uri != null && uri.startsWith("data:"),
                        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .usePdfUaAccessibility(true)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .useColorProfile(COLOURS)
                // What printers put where a character is missing from the case.
                .useReplacementText("〓")
                .useUnicodeLineBreaker(new LineBreaks())
                .useCacheStore(CacheStore.PDF_FONT_METRICS, metrics)
                .useFont(() -> font("GovSong-400Regular.ttf"), "GovSong", 400, FontStyle.NORMAL, true)
                .useFont(() -> font("GovSong-700Bold.ttf"), "GovSong", 700, FontStyle.NORMAL, true)
                // For what the bold one lacks, which has the common characters only.
                .useFont(() -> font("GovSong-400Regular.ttf"), "GovSongPlain", 400, FontStyle.NORMAL, true)
                .useFont(() -> font("RareHan.ttf"), "RareHan", 400, FontStyle.NORMAL, true)
                .withProducer("gongkai")
                .withHtmlContent(xhtml, null)
                .toStream(pdf);
        if (siteFont != null) {
            press.useFont(siteFont.toFile(), "SiteFang", 400, FontStyle.NORMAL, true);
        }
        try {
            press.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return pdf.toByteArray();
    }

    private static InputStream font(String name) {
        return LetterPress.class.getResourceAsStream("/fonts/" + name);
    }

    /** Better at the start than with the first letter. */
    private static void requireTrueType(Path font) {
        try (var file = new RandomAccessReadBufferedFile(font.toFile());
                var parsed = new TTFParser().parse(file)) {
            if (parsed.getGlyph() == null) {
                throw new IOException("no TrueType outlines");
            }
        } catch (IOException unusable) {
            throw new IllegalStateException(
                    "gongkai.letters.font: " + font + " can't be used, it must be a TrueType font (.ttf)", unusable);
        }
    }
}
