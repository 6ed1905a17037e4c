package gongkai.proactivedisclosure;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A collective decision as it was recorded. */
@Entity
@Table(name = "disclosure_meeting")
class Meeting {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String caseNumber;
    private int draft;
    private LocalDate heldOn;
    private String place;
    private int entitled;
    private int present;
    private int recused;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String entitledNames;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String presentNames;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String recusedNames;

    private int votesFor;
    private int votesAgainst;
    private int abstained;
    private String decision;
    private String recordedBy;
    private Instant recordedAt;

    protected Meeting() {}

    Meeting(Disclosure disclosure, MeetingRecord record, String decision, String by, Instant at) {
        this.caseNumber = disclosure.number();
        this.draft = disclosure.draft();
        this.heldOn = record.heldOn();
        this.place = record.place();
        this.entitled = record.entitled().count();
        this.present = record.present().count();
        this.recused = record.recused().count();
        this.entitledNames = String.join("、", record.entitled().names());
        this.presentNames = String.join("、", record.present().names());
        this.recusedNames = String.join("、", record.recused().names());
        this.votesFor = record.votesFor();
        this.votesAgainst = record.votesAgainst();
        this.abstained = record.abstained();
        this.decision = decision;
        this.recordedBy = by;
        this.recordedAt = at;
    }

    void erase() {
        entitledNames = "";
        presentNames = "";
        recusedNames = "";
        place = "";
    }

    LocalDate heldOn() {
        return heldOn;
    }

    String place() {
        return place;
    }

    String entitled() {
        return people(entitled, entitledNames);
    }

    String present() {
        return people(present, presentNames);
    }

    String recused() {
        return people(recused, recusedNames);
    }

    /** 赞成5票，反对1票，弃权0票. */
    String votes() {
        return "赞成" + votesFor + "票，反对" + votesAgainst + "票，弃权" + abstained + "票";
    }

    String decision() {
        return decision;
    }

    private static String people(int count, String names) {
        return names.isEmpty() ? count + "人" : names + "（" + count + "人）";
    }
}
