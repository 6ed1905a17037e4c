package gongkai.screening;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something that the gate found in a draft of a case, and what was decided about it. */
@Entity
@Table(name = "disclosure_suspicion")
public class Suspicion {

    public enum Decision {
        /** Seen when it was submitted: told to the reviewers, stops nothing yet. */
        NOTED("提交时提示"),
        OPEN("待处理"),
        MASKED("遮盖或者更换"),
        OVERRIDDEN("放行"),
        SENT_BACK("退回修改");

        private final String label;

        Decision(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String caseNumber;
    private int draft;
    private String kind;
    private String place;
    private String excerpt;
    private Instant foundAt;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private String decidedBy;
    private Instant decidedAt;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String reason;

    protected Suspicion() {}

    /** @param excerpt masked: the record doesn't repeat what it warns of */
    Suspicion(
            String caseNumber,
            int draft,
            String kind,
            String place,
            String excerpt,
            Decision decision,
            Instant foundAt) {
        this.caseNumber = caseNumber;
        this.draft = draft;
        this.kind = kind;
        this.place = place;
        this.excerpt = excerpt;
        this.decision = decision;
        this.foundAt = foundAt;
    }

    void decide(Decision decision, String by, String reason, Instant at) {
        this.decision = decision;
        this.decidedBy = by;
        this.decidedAt = at;
        this.reason = reason;
    }

    void erase() {
        excerpt = "";
        place = "";
        reason = null;
    }

    /**
     * As sheets and archive show it: draft, kind, place, what was found, what was decided.
     *
     * @param names tells a person's name by the user id
     */
    public List<String> row(UnaryOperator<String> names) {
        String by = decidedBy == null ? "" : "，" + names.apply(decidedBy);
        return List.of(
                "第" + draft + "稿", kind, place, excerpt, decision.label() + by + (reason == null ? "" : "：" + reason));
    }

    Decision decision() {
        return decision;
    }
}
