package gongkai.screening;

import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.platform.CleanText;
import gongkai.platform.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Makes of a stored file the one that everybody may have: the same to read, without what it says of those who made it. */
@Component
public class PublicCopy {

    private static final int LONGEST_NAME = 200;

    /** A photograph takes up to 200 MB through memory, so one at a time. */
    private final Semaphore place = new Semaphore(1);

    private final Documents documents;
    private final Screening screening;
    private final PublicPicture pictures;
    private final PublicPdf pdfs = new PublicPdf();

    PublicCopy(Documents documents, Screening screening, ScreeningSettings settings) {
        this.documents = documents;
        this.screening = screening;
        this.pictures = new PublicPicture(settings.maxPixels());
    }

    /**
     * Called in the transaction of the publication; the file itself stays as it came.
     *
     * @param by user id, or "system"
     * @return a new document of the same case under the same name, in which findings are masked
     * @throws Refused (field "files") with a sentence that says how to mend it, where the file can't be made fit for the public
     * @throws gongkai.platform.NotFound where the file is gone
     */
    public DocumentInfo of(DocumentInfo document, String by) {
        // Names can't hold asterisks everywhere.
        String name = screening.mask(document.filename()).replace('*', 'x');
        String problem = CleanText.lineProblem(name, LONGEST_NAME);
        if (problem != null) {
            throw new Refused("files", "文件“" + name + "”的名称" + problem);
        }
        byte[] copy = made(documents.content(document.id()), document.mediaType(), "文件“" + name + "”");
        return documents.store(document.caseNumber(), Source.PUBLIC_COPY, name, new ByteArrayInputStream(copy), by);
    }

    byte[] made(byte[] content, String mediaType, String named) {
        place.acquireUninterruptibly();
        try {
            return switch (mediaType) {
                case "application/pdf" -> pdfs.of(content, named);
                case "image/jpeg", "image/png" -> pictures.of(content, named);
                case FileTexts.DOCX, FileTexts.XLSX -> new PublicOffice(named).of(content);
                default -> throw new Refused("files", named + "的格式不能去除作者等信息，请另存为PDF后重新上传");
            };
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            place.release();
        }
    }
}
