package gongkai.archive;

import gongkai.archive.Manifest.Link;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/** What stays of a destroyed file: its number, its place and hash in the chain, and who destroyed it, when and why. */
record Tombstone(
        String archiveNumber,
        String caseNumber,
        Link chain,
        long filePosition,
        String filePrevious,
        String fileSha256,
        Instant destroyedAt,
        String destroyedBy,
        String reason) {

    static final String FORMAT = "gongkai-archive-tombstone/1";
    static final String PATH = "销毁记录.json";

    String json() {
        return CanonicalJson.write(Map.of(
                "format", FORMAT,
                "archiveNumber", archiveNumber,
                "caseNumber", caseNumber,
                "chain", chain.plain(),
                "file", Map.of("position", filePosition, "previous", filePrevious, "sha256", fileSha256),
                "destroyedAt", Manifest.instant(destroyedAt),
                "destroyedBy", destroyedBy,
                "reason", reason));
    }

    /** @throws IllegalArgumentException where the text isn't a tombstone in its canonical form */
    static Tombstone read(String json) {
        var node = CanonicalJson.read(json);
        if (!FORMAT.equals(Manifest.text(node, "format"))) {
            throw new IllegalArgumentException("format is not " + FORMAT);
        }
        try {
            var file = node.path("file");
            var tombstone = new Tombstone(
                    Manifest.text(node, "archiveNumber"),
                    Manifest.text(node, "caseNumber"),
                    Link.read(node.path("chain")),
                    Manifest.number(file, "position"),
                    Manifest.text(file, "previous"),
                    Manifest.text(file, "sha256"),
                    OffsetDateTime.parse(Manifest.text(node, "destroyedAt")).toInstant(),
                    Manifest.text(node, "destroyedBy"),
                    Manifest.text(node, "reason"));
            if (!tombstone.json().equals(json)) {
                throw new IllegalArgumentException("more in it than a tombstone holds");
            }
            return tombstone;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a date that is none: " + e.getMessage(), e);
        }
    }
}
