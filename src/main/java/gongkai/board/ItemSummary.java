package gongkai.board;

import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An item in a list.
 *
 * @param titleHtml escaped, with what was searched for in {@code <mark>}
 * @param snippetHtml the same of the place found, else of the beginning
 * @param publishedAt of the first version
 * @param updatedAt of the present one
 * @param noticeEndsOn only while the notice isn't concluded
 * @param files number of attachments
 */
public record ItemSummary(
        String number,
        String indexNumber,
        int version,
        String title,
        String titleHtml,
        String snippetHtml,
        String firstCategory,
        String secondCategory,
        String period,
        String unit,
        String unitName,
        String organisation,
        Scope scope,
        Timing timing,
        Instant publishedAt,
        Instant updatedAt,
        LocalDate noticeEndsOn,
        ItemState state,
        int files) {}
