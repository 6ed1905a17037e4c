package gongkai.screening;

import gongkai.platform.CleanText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the gate found in a case and what people decided about it, whatever the procedure. */
@Component
public class Suspicions {

    private static final int MOST_KEPT = 300;
    /** With their ellipsis 300 and 200. */
    private static final int PLACE = 299;

    private static final int EXCERPT = 199;
    private static final String UNREAD = "未读出";

    private final KeptSuspicions kept;
    private final Clock clock;

    Suspicions(KeptSuspicions kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * @param draft of the content, as the procedure counts
     * @param first {@code OPEN} where it stops the publication, {@code NOTED} where it only warns
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(String caseNumber, int draft, Findings findings, Suspicion.Decision first) {
        Instant now = clock.instant();
        findings.found().stream()
                .limit(MOST_KEPT)
                .forEach(one -> keep(caseNumber, draft, one.kind().label(), one.where(), one.excerpt(), first, now));
        findings.unread()
                .forEach(
                        one -> keep(caseNumber, draft, UNREAD, "附件“" + one.filename() + "”", one.reason(), first, now));
    }

    /** One more thing that stops the publication. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(String caseNumber, int draft, String kind, String where, String excerpt) {
        keep(caseNumber, draft, kind, where, excerpt, Suspicion.Decision.OPEN, clock.instant());
    }

    private void keep(
            String caseNumber,
            int draft,
            String kind,
            String where,
            String excerpt,
            Suspicion.Decision first,
            Instant now) {
        kept.save(new Suspicion(
                caseNumber,
                draft,
                kind,
                CleanText.shortened(where, PLACE),
                CleanText.shortened(excerpt, EXCERPT),
                first,
                now));
    }

    /** What was decided about all that waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(String caseNumber, Suspicion.Decision decision, String by, String reason) {
        of(caseNumber).stream()
                .filter(one -> one.decision() == Suspicion.Decision.OPEN)
                .forEach(one -> one.decide(decision, by, reason, clock.instant()));
    }

    /** In the order in which they were found. */
    @Transactional(readOnly = true)
    public List<Suspicion> of(String caseNumber) {
        return kept.findByCaseNumberOrderById(caseNumber);
    }

    /** After the case's file was destroyed: that something was found and decided stays, the words go. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(String caseNumber) {
        of(caseNumber).forEach(Suspicion::erase);
    }
}
