package gongkai.documents;

import java.nio.charset.StandardCharsets;
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

    private final Documents documents;

    DocumentResponse(Documents documents) {
        this.documents = documents;
    }

    /** @param document one of which the caller knows that the asker may read it */
    public ResponseEntity<byte[]> attachment(DocumentInfo document) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(document))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(documents.content(document.id()));
    }

    private static String disposition(DocumentInfo document) {
        String extension = document.filename()
                .substring(document.filename().lastIndexOf('.') + 1)
                .replaceAll("[^A-Za-z0-9]", "");
        // The first name is for programs that don't know the second.
        return "attachment; filename=\"document-" + document.id() + "." + extension + "\"; filename*=UTF-8''"
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
