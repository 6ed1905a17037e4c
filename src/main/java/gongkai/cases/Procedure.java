package gongkai.cases;

import gongkai.documents.Source;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * A procedure, as all others see it: a bean in the module of each process. The task list, the case tab, files, reminders and
 * the calendar ask here and need not know which procedures there are.
 */
public interface Procedure {

    /** What the outcomes that don't take a case on are called in the diagrams. */
    Set<String> BACK_OR_STANDING =
            Set.of("return", "hold", "correct", "decline", "reject", "restrict", "disagree", "withdraw", "cancel");

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

    /**
     * Whether an outcome takes the case on, towards what was proposed; else it goes back, is held or refused.
     *
     * @param step the user task's id in the diagram
     */
    default boolean advances(String step, String outcome) {
        return !BACK_OR_STANDING.contains(outcome);
    }

    /** The archive destroyed the case after its retention: nothing personal stays in the procedure's own tables. */
    void erase(String caseNumber);
}
