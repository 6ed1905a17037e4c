package gongkai.archive;

import java.util.List;

/**
 * What a check of all chains found.
 *
 * @param heads the end of each chain: written down elsewhere, they prove later that nothing was cut off or rewritten
 */
public record VerificationReport(int files, int tombstones, int documents, List<Finding> findings, List<Head> heads) {

    public boolean intact() {
        return findings.isEmpty();
    }

    /** What is wrong, in which file; the sentence names it for people. */
    public record Finding(Fault fault, String archiveNumber, String sentence) {}

    /** The last link of a chain. */
    public record Head(String organisation, long position, String sha256) {}

    /** The sorts of tampering and damage that show. */
    public enum Fault {
        MANIFEST_CHANGED,
        MANIFEST_MISSING,
        HISTORY_CHANGED,
        PAGE_CHANGED,
        REGISTER_CHANGED,
        DOCUMENT_CHANGED,
        DOCUMENT_MISSING,
        DOCUMENT_ADDED,
        LINK_BROKEN,
        ENTRY_MISSING,
        TOMBSTONE_CHANGED,
        NOT_DESTROYED
    }
}
