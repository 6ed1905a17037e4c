package gongkai.cases;

import gongkai.documents.Source;
import gongkai.platform.Refused;
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

    /** Where its cases lie, for lists. */
    CaseTable table();

    /** @param phase a statutory phase's id in the diagram; @return what people call it */
    String phaseLabel(String phase);

    /** @return the code of the organisation that keeps the case; its office is always told */
    String organisationOf(String caseNumber);

    /** How many of its cases a unit, department or organisation, still has to do with. */
    long openCasesOf(String unitCode);

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

    /**
     * The steps before an open one to which the case may be sent back (退回), besides what the step's own form offers.
     *
     * @param step the open user task's id
     * @return task id to label, in the diagram's order; never empty
     * @throws gongkai.platform.Refused why there is none
     */
    default Map<String, String> earlierSteps(String caseNumber, String step) {
        throw new Refused(label() + "不能退回到前面的环节，请在表单中选择办理结果");
    }

    /** Undoes in the case what a step that is begun anew, and those after it, have said; the engine's part comes after. */
    default void sendBack(String caseNumber, String from, String to) {
        earlierSteps(caseNumber, from);
    }

    /**
     * Which step is open again where the completion of a step is taken back (撤回). That nothing was done since is asked elsewhere.
     *
     * @throws gongkai.platform.Refused why it can't be taken back
     */
    default String reopenedBy(String caseNumber, String step) {
        throw new Refused(label() + "提交后不能撤回，请联系下一环节的办理人在表单中退回");
    }

    /** Undoes in the case what the completion of a step has said; the engine's part comes after. */
    default void takeBack(String caseNumber, String step) {
        reopenedBy(caseNumber, step);
    }

    /** The archive destroyed the case after its retention: nothing personal stays in the procedure's own tables. */
    void erase(String caseNumber);
}
