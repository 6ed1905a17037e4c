package gongkai.documents;

/** Who brought a document into its case. */
public enum Source {
    APPLICANT,
    STAFF,
    LETTER,
    ARCHIVE,
    /** Made for publication from another document, without what that says of its authors. */
    PUBLIC_COPY
}
