package gongkai.demo;

import gongkai.catalogue.CatalogueItem;
import gongkai.catalogue.Period;
import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.organisation.UnitInfo;
import java.time.Instant;
import java.time.LocalDate;

/**
 * When a unit published a text.
 *
 * @param item null off the catalogue
 * @param period null where the timing knows none
 * @param turn how many of this kind came before, ever
 * @param turnOfYear how many in its year
 * @param noticeEndsOn null without a notice
 */
record Occasion(
        SampleText text,
        UnitInfo unit,
        UnitInfo organisation,
        CatalogueItem item,
        Scope scope,
        Timing timing,
        Period period,
        int turn,
        int turnOfYear,
        LocalDate formedOn,
        LocalDate dueOn,
        Instant publishedAt,
        LocalDate noticeEndsOn) {

    /** The same again on another day; in a new year the numbers begin anew. */
    Occasion next(LocalDate day) {
        int next = day.getYear() == formedOn.getYear() ? turnOfYear + 1 : 0;
        return new Occasion(
                text, unit, organisation, item, scope, timing, null, turn + 1, next, day, null, publishedAt, null);
    }
}
