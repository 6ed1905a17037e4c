package gongkai.documents;

/** Where a document came from. */
public enum Source {
    APPLICANT,
    STAFF,
    LETTER,
    ARCHIVE
}
