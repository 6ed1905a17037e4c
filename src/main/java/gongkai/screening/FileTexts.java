package gongkai.screening;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads files in bounds of size, time and memory. A file that breaks them, or the parser, is unread: that says nothing good of
 * it, and people decide.
 */
@Component
class FileTexts {

    private static final Logger log = LoggerFactory.getLogger(FileTexts.class);

    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Set<String> OFFICE = Set.of(DOCX, XLSX);
    /** Beyond it the letters of a PDF mean something else than they look like. */
    private static final double MOST_UNMAPPED = 0.05;

    private static final String TOO_LARGE = "展开后的内容过大，不能读取，请分成几个文件后重新上传，或人工核对内容";

    private static final String HURRIED = "未能及时读取，请稍后再试，或人工核对内容";
    private static final String STOPPED = "未能读取，请稍后再试，或人工核对内容";

    private static final int MOST_KEPT = 100;

    private final Map<String, SoftReference<Reading>> kept =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, SoftReference<Reading>> eldest) {
                    return size() > MOST_KEPT;
                }
            });

    private final ScreeningSettings settings;
    private final Semaphore places;
    private final AtomicInteger threads = new AtomicInteger();

    FileTexts(ScreeningSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.readers(), true);
    }

    /**
     * As {@link #read(String, byte[])}; what was read of a file is kept for a while, since the same one is asked for at each
     * step of its case.
     *
     * @param sha256 of the content
     */
    Reading read(String sha256, String mediaType, Supplier<byte[]> content) {
        String key = sha256 + " " + mediaType;
        var before = kept.get(key);
        Reading reading = before == null ? null : before.get();
        if (reading != null) {
            return reading;
        }
        reading = read(mediaType, content.get());
        // What had no time today may have it the next time.
        if (!Set.of(HURRIED, STOPPED, late()).contains(String.valueOf(reading.unread()))) {
            kept.put(key, new SoftReference<>(reading));
        }
        return reading;
    }

    /** The sentence of what is unread has no subject: the file's name is for the caller to put before it. */
    Reading read(String mediaType, byte[] content) {
        if (mediaType.startsWith("image/")) {
            return new Reading("", "是图片，其中的文字不能读取，请人工核对内容");
        }
        boolean pdf = mediaType.equals("application/pdf");
        if (!pdf && !OFFICE.contains(mediaType)) {
            return new Reading("", "的格式不能读取，请人工核对内容");
        }
        if (pdf && PdfStreams.wouldBurst(content)) {
            return new Reading("", TOO_LARGE);
        }
        return inBounds(pdf, content);
    }

    private Reading inBounds(boolean pdf, byte[] content) {
        long deadline = System.nanoTime() + settings.timeLimit().toNanos();
        var handler = new Text(settings.maxText(), deadline);
        var done = new CompletableFuture<Reading>();
        try {
            if (!places.tryAcquire(settings.timeLimit().toNanos(), TimeUnit.NANOSECONDS)) {
                return new Reading("", HURRIED);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Reading("", STOPPED);
        }
        // A thread of its own: one that hangs in a parser keeps its place, and never that of a request.
        var reader = new Thread(
                () -> {
                    try {
                        done.complete(parse(pdf, content, handler));
                    } catch (Throwable failure) {
                        done.completeExceptionally(failure);
                    } finally {
                        places.release();
                    }
                },
                "screening-" + threads.incrementAndGet());
        reader.setDaemon(true);
        reader.start();
        try {
            return done.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            handler.stop();
            reader.interrupt();
            return new Reading(handler.soFar(), late());
        } catch (InterruptedException stopped) {
            handler.stop();
            reader.interrupt();
            Thread.currentThread().interrupt();
            return new Reading("", STOPPED);
        } catch (ExecutionException failure) {
            // What stood in the file stays out of the log: parsers quote it in their messages.
            log.info(
                    "A file could not be read: {}",
                    failure.getCause().getClass().getName());
            return new Reading(handler.soFar(), sentence(failure.getCause()));
        }
    }

    private String late() {
        return "内容过于复杂，未能在" + settings.timeLimit().toSeconds() + "秒内读完，请人工核对内容";
    }

    private Reading parse(boolean pdf, byte[] content, Text handler)
            throws IOException, TikaException, SAXException, XMLStreamException {
        Path file = Files.createTempFile("gongkai-", ".reading");
        try {
            Files.write(file, content);
            return pdf ? pdf(file, handler) : office(file, handler);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Reading pdf(Path file, Text handler) throws IOException, TikaException, SAXException {
        var sentences = new ArrayList<String>();
        TikaParsers.Result result = parsed(file, true, handler, sentences);
        sentences.addAll(new PdfPages(file, result.charsPerPage()).forPeople());
        if (result.unmapped() > MOST_UNMAPPED) {
            sentences.add("有一部分文字不能识别，请人工核对内容");
        }
        return new Reading(handler.soFar(), joined(sentences));
    }

    private Reading office(Path file, Text handler)
            throws IOException, TikaException, SAXException, XMLStreamException {
        var sweep = new OfficeSweep(file);
        if (sweep.isTooLarge()) {
            return new Reading("", TOO_LARGE);
        }
        var sentences = new ArrayList<String>();
        parsed(file, false, handler, sentences);
        String text = handler.soFar();
        String more = sweep.over(text).text();
        if (!more.isEmpty()) {
            handler.line(more);
        }
        sentences.addAll(sweep.forPeople());
        if (handler.soFar().isBlank() && sentences.isEmpty()) {
            sentences.add("没有可以读取的文字，请人工核对内容");
        }
        return new Reading(handler.soFar(), joined(sentences));
    }

    private TikaParsers.Result parsed(Path file, boolean pdf, Text handler, List<String> sentences)
            throws IOException, TikaException, SAXException {
        try {
            TikaParsers.Result result = TikaParsers.parse(file, pdf, handler);
            if (result.incomplete()) {
                sentences.add("有一部分内容未能读取，请人工核对");
            }
            return result;
        } catch (IOException | TikaException | SAXException stopped) {
            if (!handler.isFull()) {
                throw stopped;
            }
            sentences.add("内容过长，只读取了前" + settings.maxText() + "字，其余请人工核对");
            return new TikaParsers.Result(List.of(), 0, true);
        }
    }

    private static String joined(List<String> sentences) {
        return sentences.isEmpty() ? null : String.join("；", sentences);
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof EncryptedDocumentException || failure instanceof NoClassDefFoundError) {
            return "设置了密码或者限制，不能读取，请去掉后重新上传，或人工核对内容";
        }
        if (failure instanceof OutOfMemoryError || failure instanceof StackOverflowError) {
            return "内容过于复杂，不能读取，请人工核对内容";
        }
        return failure instanceof ZeroByteFileException ? "是空的" : "已损坏或者写法特别，不能读取，请重新保存后上传，或人工核对内容";
    }

    /** Takes the text as it comes, so that it is there even when the parser never ends; stops the parser at the limits. */
    private static class Text extends DefaultHandler {

        private final int most;
        private final long deadline;
        private final StringBuffer text = new StringBuffer();
        private volatile boolean stopped;
        private volatile boolean full;

        Text(int most, long deadline) {
            this.most = most;
            this.deadline = deadline;
        }

        @Override
        public void characters(char[] chars, int start, int length) throws SAXException {
            if (stopped || System.nanoTime() > deadline) {
                throw new SAXException("stopped");
            }
            int room = most - text.length();
            text.append(chars, start, Math.min(room, length));
            if (length > room) {
                full = true;
                throw new WriteLimitReachedException(most);
            }
        }

        @Override
        public void ignorableWhitespace(char[] chars, int start, int length) throws SAXException {
            characters(chars, start, length);
        }

        void line(String more) {
            int room = most - text.length() - 1;
            if (room > 0) {
                text.append('\n').append(more, 0, Math.min(room, more.length()));
            }
            full |= room < more.length();
        }

        void stop() {
            stopped = true;
        }

        boolean isFull() {
            return full;
        }

        String soFar() {
            return text.toString();
        }
    }
}
