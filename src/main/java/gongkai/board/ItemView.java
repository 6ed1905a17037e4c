package gongkai.board;

import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One version of an item, as its reader may see it.
 *
 * @param version the one shown
 * @param latest false where a later one took its place
 * @param title of this version; of a withdrawn item none is told
 * @param body null where it is no longer to be read; plain text, a paragraph a line
 * @param publishedAt of the first version
 * @param updatedAt of this version
 * @param noticeEndsOn last day of the notice, also when it is over
 * @param endedAt null while it hasn't been ended
 * @param explanation why it was ended; else why this version took the place of the one before; null for a first version
 * @param versions newest first, only those that the reader may see; none of a withdrawn item
 */
public record ItemView(
        String number,
        String indexNumber,
        int version,
        boolean latest,
        ItemState state,
        String explanation,
        Instant endedAt,
        String title,
        String body,
        String catalogue,
        String itemCode,
        String firstCategory,
        String secondCategory,
        String period,
        String unit,
        String unitName,
        String organisation,
        String organisationName,
        Scope scope,
        Timing timing,
        List<String> channels,
        LocalDate formedOn,
        LocalDate dueOn,
        Instant publishedAt,
        Instant updatedAt,
        LocalDate noticeEndsOn,
        LocalDate visibleUntil,
        String source,
        List<File> files,
        List<Version> versions) {

    /** @param id for {@link Board#file}; size in bytes */
    public record File(long id, String name, String mediaType, long size) {}

    /** @param explanation why it took the place of the one before; null for the first */
    public record Version(int version, String title, Instant publishedAt, String explanation) {}
}
