package gongkai.catalogueupkeep;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/** What is known here of a disclosure that was published: enough to say whether it fulfils something. */
@Entity
@Table(name = "upkeep_publication")
class Publication {

    @Id
    private String number;

    /** Null until it is written: so the new one, which brings its own key, is inserted without being looked up first. */
    @Version
    private Integer version;

    private String organisation;
    private String unit;
    private String catalogue;
    private String itemCode;
    private String period;
    private LocalDate publishedOn;
    private LocalDate dueOn;

    protected Publication() {}

    Publication(
            String number,
            String organisation,
            String unit,
            String catalogue,
            String itemCode,
            String period,
            LocalDate publishedOn,
            LocalDate dueOn) {
        this.number = number;
        this.organisation = organisation;
        this.unit = unit;
        this.catalogue = catalogue;
        this.itemCode = itemCode;
        this.period = period;
        this.publishedOn = publishedOn;
        this.dueOn = dueOn;
    }

    String number() {
        return number;
    }

    String organisation() {
        return organisation;
    }

    String unit() {
        return unit;
    }

    LocalDate publishedOn() {
        return publishedOn;
    }
}
