package gongkai.cases;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One line of a case's history. */
@Entity
@Table(name = "case_history")
public class HistoryLine {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String caseNumber;
    private Instant happenedAt;
    private String actor;
    private String step;
    private String outcome;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String comment;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String publicText;

    protected HistoryLine() {}

    HistoryLine(
            String caseNumber,
            Instant happenedAt,
            String actor,
            String step,
            String outcome,
            String comment,
            String publicText) {
        this.caseNumber = caseNumber;
        this.happenedAt = happenedAt;
        this.actor = actor;
        this.step = step;
        this.outcome = outcome;
        this.comment = comment;
        this.publicText = publicText;
    }

    void erase() {
        comment = null;
        publicText = null;
    }

    public Instant happenedAt() {
        return happenedAt;
    }

    public String actor() {
        return actor;
    }

    public String step() {
        return step;
    }

    public String outcome() {
        return outcome;
    }

    public String comment() {
        return comment;
    }

    public String publicText() {
        return publicText;
    }
}
