package gongkai.proactivedisclosure;

import gongkai.platform.Refused;
import gongkai.platform.SealedText;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What somebody objects to a disclosure in its public notice, and what became of it. */
@Entity
@Table(name = "disclosure_objection")
class Objection {

    private static final String ERASED = "（已销毁）";

    enum State {
        OPEN("待答复"),
        ADOPTED("采纳"),
        NOT_ADOPTED("不采纳"),
        /** Answered by what was published again. */
        REPUBLISHED("修改后重新公示");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String caseNumber;

    /** Within its case, from 1: 第1号异议. */
    private int ordinal;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String content;

    private String name;

    @Convert(converter = SealedText.class)
    private String contact;

    private Instant receivedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    /** Whether the office has its task. */
    private boolean handedOver;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String reply;

    private String repliedBy;
    private Instant repliedAt;

    protected Objection() {}

    Objection(String caseNumber, int ordinal, NewObjection filled, Instant at) {
        this.caseNumber = caseNumber;
        this.ordinal = ordinal;
        this.content = filled.content();
        this.name = filled.name();
        this.contact = filled.contact();
        this.receivedAt = at;
        this.state = State.OPEN;
    }

    void handOver() {
        this.handedOver = true;
    }

    void answer(State outcome, String reply, String by, Instant at) {
        if (state != State.OPEN) {
            throw new Refused("第" + ordinal + "号异议已经答复，不必再办");
        }
        this.state = outcome;
        this.reply = reply;
        this.repliedBy = by;
        this.repliedAt = at;
    }

    void erase() {
        content = ERASED;
        name = null;
        contact = null;
        reply = null;
    }

    int ordinal() {
        return ordinal;
    }

    String content() {
        return content;
    }

    /** Null where it came unsigned. */
    String name() {
        return name;
    }

    String contact() {
        return contact;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    State state() {
        return state;
    }

    boolean handedOver() {
        return handedOver;
    }

    String reply() {
        return reply;
    }
}
