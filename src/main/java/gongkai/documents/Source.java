package gongkai.documents;

/** Who brought a document into its case. */
public enum Source {
    APPLICANT,
    STAFF,
    LETTER,
    ARCHIVE
}
