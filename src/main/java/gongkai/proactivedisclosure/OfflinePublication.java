package gongkai.proactivedisclosure;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** Proof that a disclosure was published on a channel that isn't online. */
@Entity
@Table(name = "disclosure_offline")
class OfflinePublication {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String caseNumber;
    private int round;
    private String channel;
    private LocalDate doneOn;
    private String place;
    private String proof;
    private String recordedBy;
    private Instant recordedAt;

    protected OfflinePublication() {}

    OfflinePublication(
            String caseNumber,
            int round,
            String channel,
            LocalDate doneOn,
            String place,
            String proof,
            String by,
            Instant at) {
        this.caseNumber = caseNumber;
        this.round = round;
        this.channel = channel;
        this.doneOn = doneOn;
        this.place = place;
        this.proof = proof;
        this.recordedBy = by;
        this.recordedAt = at;
    }

    void erase() {
        place = "";
        proof = "";
    }

    /** Code of the channel. */
    String channel() {
        return channel;
    }

    LocalDate doneOn() {
        return doneOn;
    }

    String place() {
        return place;
    }

    String proof() {
        return proof;
    }

    String recordedBy() {
        return recordedBy;
    }
}
