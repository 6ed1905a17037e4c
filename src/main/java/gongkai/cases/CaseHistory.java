package gongkai.cases;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The record that counts: who did what in a case, when, with which outcome and comment. Lines are only ever added. */
@Component
public class CaseHistory {

    private final HistoryLines lines;
    private final Clock clock;

    CaseHistory(HistoryLines lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * @param step what was done, in the words of the diagram's label
     * @param outcome what came of it, or null
     * @param comment the actor's own words, or null; never shown to the applicant
     * @param publicText what the applicant reads of it, or null where it is the office's own affair
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            String caseNumber, String actor, String step, String outcome, String comment, String publicText) {
        lines.save(new HistoryLine(caseNumber, clock.instant(), actor, step, outcome, comment, publicText));
    }

    /** Two comments as one, a line each; either may be missing. */
    public static String joined(String first, String second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first + "\n" + second;
    }

    /** After the case's file was destroyed: who did what when stays, the words go. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(String caseNumber) {
        lines.findByCaseNumberOrderById(caseNumber).forEach(HistoryLine::erase);
    }

    /** @return the whole history, oldest first */
    @Transactional(readOnly = true)
    public List<HistoryLine> of(String caseNumber) {
        return lines.findByCaseNumberOrderById(caseNumber);
    }
}
