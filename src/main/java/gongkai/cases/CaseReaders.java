package gongkai.cases;

/** Who else may read a case, beside those who have a task in it and those who keep it: a bean of the module that lets them. */
public interface CaseReaders {

    /** Whether the person may open the case and its files. */
    boolean mayRead(String caseNumber, String person);
}
