package gongkai.archive;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What the register of the archive says of a file.
 *
 * @param title null once the file has been destroyed, like the outcome
 * @param retainUntil the last day on which it must be kept, null where it is kept for ever
 * @param sha256 of the manifest, the file's place in its chain
 * @param destroyedAt null while the file is there
 */
public record ArchivedFile(
        String number,
        String caseNumber,
        String title,
        String process,
        String archiveClass,
        String organisation,
        LocalDate openedOn,
        LocalDate endedOn,
        String outcome,
        Instant filedAt,
        LocalDate retainUntil,
        long position,
        String sha256,
        Instant destroyedAt) {

    public boolean destroyed() {
        return destroyedAt != null;
    }

    /** Whether its retention is over on that day, and it is still there. */
    public boolean destroyableOn(LocalDate day) {
        return !destroyed() && retainUntil != null && day.isAfter(retainUntil);
    }
}
