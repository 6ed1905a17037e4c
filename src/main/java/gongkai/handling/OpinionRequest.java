package gongkai.handling;

import gongkai.platform.EngineCases.OpenTask;
import gongkai.platform.Refused;
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

/** One person is asked about one step, before it is done. */
@Entity
@Table(name = "handling_request")
class OpinionRequest {

    private static final String ERASED = "（已销毁）";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String caseNumber;
    private String task;
    private String step;
    private String stepLabel;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private int roundNumber;
    private String askedBy;
    private String askedOf;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String question;

    /** That of the step; null while its clock stands still. */
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String answer;

    private Instant askedAt;
    private Instant answeredAt;

    /** The process instance whose one task asks for the opinion. */
    private String instance;

    protected OpinionRequest() {}

    OpinionRequest(OpenTask task, Kind kind, int round, String askedBy, String askedOf, String question, Instant now) {
        this.caseNumber = task.caseNumber();
        this.task = task.id();
        this.step = task.step();
        this.stepLabel = task.label();
        this.dueAt = task.due();
        this.kind = kind;
        this.roundNumber = round;
        this.askedBy = askedBy;
        this.askedOf = askedOf;
        this.question = question;
        this.askedAt = now;
    }

    void begun(String instance) {
        this.instance = instance;
    }

    void due(Instant due) {
        this.dueAt = due;
    }

    void answer(boolean agrees, String answer, Instant now) {
        mustBeOpen();
        this.state = agrees ? State.AGREED : State.DISAGREED;
        this.answer = answer;
        this.answeredAt = now;
    }

    void takeBack(Instant now) {
        mustBeOpen();
        this.state = State.TAKEN_BACK;
        this.answeredAt = now;
    }

    /** What was asked about went away without being completed. */
    void lapse(Instant now) {
        mustBeOpen();
        this.state = State.LAPSED;
        this.answeredAt = now;
    }

    private void mustBeOpen() {
        if (state != State.OPEN) {
            throw new Refused("这一份" + kind.label() + "已经不在等待回复：" + state.label());
        }
    }

    /** After the case's file was destroyed: who was asked when stays, the words go. */
    void erase() {
        question = ERASED;
        answer = null;
    }

    long id() {
        return id;
    }

    String caseNumber() {
        return caseNumber;
    }

    String task() {
        return task;
    }

    String stepLabel() {
        return stepLabel;
    }

    Kind kind() {
        return kind;
    }

    int round() {
        return roundNumber;
    }

    String askedBy() {
        return askedBy;
    }

    String askedOf() {
        return askedOf;
    }

    String question() {
        return question;
    }

    Instant dueAt() {
        return dueAt;
    }

    State state() {
        return state;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    String answer() {
        return answer;
    }

    Instant askedAt() {
        return askedAt;
    }

    Instant answeredAt() {
        return answeredAt;
    }

    String instance() {
        return instance;
    }
}
