package gongkai.cases;

/**
 * Who may read a case besides those who work on it, have worked on it or look after its organisation: a bean of each module
 * that knows somebody, such as those to whom it was copied.
 */
public interface CaseReaders {

    /** @param person the user's id */
    boolean mayRead(String caseNumber, String person);
}
