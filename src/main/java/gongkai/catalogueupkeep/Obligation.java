package gongkai.catalogueupkeep;

import static gongkai.catalogueupkeep.Status.COVERED;
import static gongkai.catalogueupkeep.Status.DROPPED;
import static gongkai.catalogueupkeep.Status.OPEN;
import static gongkai.catalogueupkeep.Status.PUBLISHED;

import gongkai.catalogue.CatalogueItem;
import gongkai.catalogue.Period;
import gongkai.catalogue.Timing;
import gongkai.platform.Refused;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * That one item of an organisation's catalogue is due in one period, in the item's words of that time. What was published
 * before anybody had to be asked has no number and never was a case.
 */
@Entity
@Table(name = "obligation")
class Obligation {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private int version;

    private String number;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Status status;

    private String organisation;
    private String catalogue;
    private String itemCode;
    private String firstCategory;
    private String secondCategory;
    private String content;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Timing timing;

    private int yearNo;
    private String period;
    private LocalDate startsOn;
    private LocalDate dueOn;
    private LocalDate openedOn;
    private String disclosure;
    private LocalDate fulfilledOn;
    private LocalDate droppedOn;
    private LocalDate endedOn;
    private String draft;

    /** When it was last asked whether what was published is still right; null while it wasn't. */
    private LocalDate adjustmentAskedOn;

    @ElementCollection
    @CollectionTable(name = "obligation_unit", joinColumns = @JoinColumn(name = "obligation_id"))
    @OrderColumn(name = "place")
    @Column(name = "unit")
    private List<String> units = new ArrayList<>();

    protected Obligation() {}

    private Obligation(String number, String organisation, CatalogueItem item, Period period, LocalDate on) {
        this.number = number;
        this.status = OPEN;
        this.organisation = organisation;
        this.catalogue = item.catalogue();
        this.itemCode = item.code();
        this.firstCategory = item.firstCategory();
        this.secondCategory = item.secondCategory();
        this.content = item.content();
        this.timing = item.timing();
        this.yearNo = period.startsOn().getYear();
        this.period = period.code();
        this.startsOn = period.startsOn();
        this.dueOn = period.endsOn();
        this.openedOn = on;
        this.units.addAll(item.units());
    }

    /** One that somebody has to be asked for: a case. */
    static Obligation owed(
            String number, String organisation, CatalogueItem item, Period period, LocalDate dueOn, LocalDate on) {
        Obligation owed = new Obligation(number, organisation, item, period, on);
        owed.dueOn = dueOn;
        return owed;
    }

    /** One that was published before anybody had to be asked. */
    static Obligation fulfilled(
            String organisation, CatalogueItem item, Period period, String disclosure, LocalDate publishedOn) {
        Obligation fulfilled = new Obligation(null, organisation, item, period, publishedOn);
        fulfilled.end(PUBLISHED, disclosure, publishedOn, publishedOn);
        return fulfilled;
    }

    void published(String disclosure, LocalDate publishedOn, LocalDate today) {
        mustBeOpen();
        end(PUBLISHED, disclosure, publishedOn, today);
    }

    /** A disclosure that is out already, and not from before the period, says it too. */
    void cover(Publication publication, LocalDate today) {
        mustBeOpen();
        if (!isResponsible(publication)) {
            throw new Refused("disclosure", "“" + publication.number() + "”不是本事项的责任部门公开的，请填写责任部门公开的编号");
        }
        if (publication.publishedOn().isBefore(startsOn)) {
            throw new Refused("disclosure", "“" + publication.number() + "”的公开日期早于本期的第一天，不能算作本期公开；请在“案卷”标签页起草本期公开");
        }
        end(COVERED, publication.number(), publication.publishedOn(), today);
    }

    private boolean isResponsible(Publication publication) {
        return organisation.equals(publication.organisation())
                && (units.isEmpty() || units.contains(publication.unit()));
    }

    /** The catalogue doesn't ask for it any more. */
    void drop(LocalDate since, LocalDate today) {
        mustBeOpen();
        droppedOn = since;
        end(DROPPED, null, null, today);
    }

    private void end(Status how, String disclosure, LocalDate fulfilledOn, LocalDate on) {
        this.status = how;
        this.disclosure = disclosure;
        this.fulfilledOn = fulfilledOn;
        this.endedOn = on;
    }

    void assign(List<String> responsible) {
        mustBeOpen();
        units.clear();
        units.addAll(responsible);
    }

    void drafted(String number) {
        mustBeOpen();
        draft = number;
    }

    void adjustmentAsked(LocalDate on) {
        adjustmentAskedOn = on;
    }

    private void mustBeOpen() {
        if (status != OPEN) {
            throw new Refused("这一期已经办结：" + status.label());
        }
    }

    String number() {
        return number;
    }

    Status status() {
        return status;
    }

    boolean open() {
        return status == OPEN;
    }

    String organisation() {
        return organisation;
    }

    String catalogue() {
        return catalogue;
    }

    String itemCode() {
        return itemCode;
    }

    String category() {
        return secondCategory.isEmpty()
                ? firstCategory
                : firstCategory.isEmpty() ? secondCategory : firstCategory + " / " + secondCategory;
    }

    String content() {
        return content;
    }

    Timing timing() {
        return timing;
    }

    String period() {
        return period;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    LocalDate openedOn() {
        return openedOn;
    }

    /** Number of the disclosure that fulfilled it; null while none did. */
    String disclosure() {
        return disclosure;
    }

    LocalDate fulfilledOn() {
        return fulfilledOn;
    }

    LocalDate endedOn() {
        return endedOn;
    }

    LocalDate adjustmentAskedOn() {
        return adjustmentAskedOn;
    }

    /** Number of the disclosure that was begun from here last; null where none was. */
    String draft() {
        return draft;
    }

    /** Codes of the departments that the catalogue names; empty where it names none of ours. */
    List<String> units() {
        return units;
    }

    String title() {
        return content + "（" + Period.of(period).label() + "）";
    }
}
