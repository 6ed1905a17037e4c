package gongkai.annualplan;

import static gongkai.annualplan.Status.APPROVED;
import static gongkai.annualplan.Status.DUE;
import static gongkai.annualplan.Status.RETURNED;
import static gongkai.annualplan.Status.UNDER_REVIEW;

import gongkai.platform.EngineClock;
import gongkai.platform.Refused;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What one basic-level organisation plans to disclose in one year, from being owed to being approved. */
@Entity
@Table(name = "annual_plan")
class AnnualPlan {

    @Id
    private String number;

    /** Null until it is written: so the new one, which brings its own key, is inserted without being looked up first. */
    @Version
    private Integer version;

    @Enumerated(EnumType.STRING)
    private Status status;

    private int yearNo;
    private String unit;
    private String organisation;
    private LocalDate openedOn;
    private LocalDate dueOn;
    private LocalDate filedOn;
    private LocalDate approvedOn;

    @ElementCollection
    @CollectionTable(name = "annual_plan_filing", joinColumns = @JoinColumn(name = "plan_number"))
    @OrderColumn(name = "filing")
    private List<Filing> filings = new ArrayList<>();

    protected AnnualPlan() {}

    /** @param organisation the house, whose office reviews and keeps the plan */
    AnnualPlan(String number, int year, String unit, String organisation, LocalDate openedOn, LocalDate dueOn) {
        this.number = number;
        this.status = DUE;
        this.yearNo = year;
        this.unit = unit;
        this.organisation = organisation;
        this.openedOn = openedOn;
        this.dueOn = dueOn;
    }

    /** Whether in time is said of the first filing: how long a review takes isn't the unit's doing. */
    void file(String plan, List<String> items, String by, Instant at) {
        if (!status.withUnit()) {
            throw new Refused("这份计划已经报送，正在等待审核或者已经审定");
        }
        filings.add(new Filing(plan, items, by, at));
        if (filedOn == null) {
            filedOn = at.atZone(EngineClock.CHINA).toLocalDate();
        }
        status = UNDER_REVIEW;
    }

    void approve(LocalDate on) {
        mustBeUnderReview();
        approvedOn = on;
        status = APPROVED;
    }

    void sendBack() {
        mustBeUnderReview();
        status = RETURNED;
    }

    /** A calendar moved the date. */
    void dueOn(LocalDate day) {
        if (status != APPROVED) {
            dueOn = day;
        }
    }

    void erase() {
        filings.clear();
    }

    private void mustBeUnderReview() {
        if (status != UNDER_REVIEW) {
            throw new Refused("这份计划现在不在审核中");
        }
    }

    String number() {
        return number;
    }

    Status status() {
        return status;
    }

    int year() {
        return yearNo;
    }

    String unit() {
        return unit;
    }

    String organisation() {
        return organisation;
    }

    LocalDate openedOn() {
        return openedOn;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    /** The day it was first filed; null while it wasn't. */
    LocalDate filedOn() {
        return filedOn;
    }

    LocalDate approvedOn() {
        return approvedOn;
    }

    /** Oldest first. */
    List<Filing> filings() {
        return filings;
    }

    String title() {
        return yearNo + "年度党务公开计划";
    }
}
