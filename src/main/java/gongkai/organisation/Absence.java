package gongkai.organisation;

import gongkai.platform.ChineseDates;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A person is away, and another stands in.
 *
 * @param lastDay inclusive
 * @param handedOver whether the tasks that were the person's own went to the deputy
 * @param revokedBy null while it holds
 */
public record Absence(
        long id,
        String person,
        String deputy,
        LocalDate firstDay,
        LocalDate lastDay,
        String reason,
        String madeBy,
        Instant madeAt,
        boolean handedOver,
        String revokedBy,
        Instant revokedAt) {

    /** From when until when, as people write it. */
    public String days() {
        return ChineseDates.of(firstDay) + "至" + ChineseDates.of(lastDay);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    public boolean revoked() {
        return revokedBy != null;
    }
}
