package gongkai.portal;

import gongkai.disclosureonapplication.LetterView;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/** A letter as a download: named as people file it, kept by no cache. */
final class LetterResponse {

    private LetterResponse() {}

    static ResponseEntity<byte[]> of(LetterView letter, byte[] pdf) {
        String name = (letter.label() + " " + letter.number()).replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        // The first name is for programs that don't know the second.
                        "attachment; filename=\"letter-" + letter.id() + ".pdf\"; filename*=UTF-8''"
                                + UriUtils.encode(name, StandardCharsets.UTF_8))
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(pdf);
    }
}
