package gongkai.documents;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands a document to a browser as something to keep, never as something to run in our pages. */
@Component
public class DocumentResponse {

    /** RFC 5987 lets these stand as they are; everything else is percent-encoded. */
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&+-.^_`|~";

    private static final String PDF = "application/pdf";
    private static final String SANDBOX = "default-src 'none'; sandbox";

    /** Types that are known by their content and run nothing; what a name says doesn't count. */
    private static final Set<String> VIEWABLE =
            Set.of(PDF, "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain");

    private final Documents documents;

    DocumentResponse(Documents documents) {
        this.documents = documents;
    }

    private ResponseEntity<byte[]> answer(DocumentInfo document, String disposition, String policy) {
        MediaType type = MediaType.parseMediaType(document.mediaType());
        return ResponseEntity.ok()
                .contentType(
                        type.isCompatibleWith(MediaType.TEXT_PLAIN)
                                ? new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8)
                                : type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", policy)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(documents.content(document.id()));
    }

    /** @param document one of which the caller knows that the asker may read it */
    public ResponseEntity<byte[]> attachment(DocumentInfo document) {
        return answer(document, "attachment" + disposition(document), SANDBOX);
    }

    /**
     * For the browser's own viewer, where it is something that can do nothing there; else as {@link #attachment}.
     *
     * @param document one of which the caller knows that the asker may read it
     */
    public ResponseEntity<byte[]> inline(DocumentInfo document) {
        if (!VIEWABLE.contains(document.mediaType())) {
            return attachment(document);
        }
        return answer(
                document,
                "inline" + disposition(document),
                // In a sandbox browsers don't start their viewer for PDF, which is one by itself.
                document.mediaType().equals(PDF)
                        ? "default-src 'none'; object-src 'self'; frame-ancestors 'none'"
                        : SANDBOX);
    }

    private static String disposition(DocumentInfo document) {
        String extension = document.filename()
                .substring(document.filename().lastIndexOf('.') + 1)
                .replaceAll("[^A-Za-z0-9]", "");
        // The first name is for programs that don't know the second.
        return "; filename=\"document-" + document.id() + "." + extension + "\"; filename*=UTF-8''"
                + encoded(document.filename());
    }

    private static String encoded(String filename) {
        var encoded = new StringBuilder();
        for (byte b : filename.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format("%%%02X", b & 0xFF));
            }
        }
        return encoded.toString();
    }
}
