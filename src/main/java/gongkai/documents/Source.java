package gongkai.documents;

/** Who brought a document into its case. */
public enum Source {
    APPLICANT,
    STAFF,
    LETTER,
    ARCHIVE,
    /** Brought by staff to be published; what goes out is a copy of it. */
    FOR_PUBLICATION,
    /** Made for publication from another document, without what that says of its authors. */
    PUBLIC_COPY
}
