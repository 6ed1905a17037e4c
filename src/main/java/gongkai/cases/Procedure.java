package gongkai.cases;

import gongkai.documents.Source;
import java.util.Collection;
import java.util.Map;

/**
 * A procedure, as all others see it: a bean in the module of each process. The task list, the case tab, files, reminders and
 * the calendar ask here and need not know which procedures there are.
 */
public interface Procedure {

    /** The process's key, such as {@code disclosure-on-application}. */
    String key();

    /** What its case numbers begin with, such as {@code YSQ}. */
    String prefix();

    /** What people call it, such as 依申请公开. */
    String label();

    /** @param phase a statutory phase's id in the diagram; @return what people call it */
    String phaseLabel(String phase);

    /** @return the code of the organisation that keeps the case; its office is always told */
    String organisationOf(String caseNumber);

    /** The case as staff see it; who may see it has been asked before. */
    CaseView view(String caseNumber);

    /** @return number to title, for cards and lists; numbers that aren't there are left out */
    Map<String, String> titles(Collection<String> caseNumbers);

    /**
     * Whether the signed-in person may open the case without a task in it: the office that keeps it, and whom the
     * procedure adds. False also where there is no such case.
     */
    boolean keptByMe(String caseNumber);

    /**
     * As what a file comes into the case that is added at a step.
     *
     * @throws gongkai.platform.Refused where the case takes no more files
     */
    Source materialOf(String caseNumber, String step);

    /** The archive destroyed the case after its retention: nothing personal stays in the procedure's own tables. */
    void erase(String caseNumber);
}
