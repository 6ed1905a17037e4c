package gongkai.cataloguerevision;

import static gongkai.cataloguerevision.Status.ADOPTED;
import static gongkai.cataloguerevision.Status.APPROVED;
import static gongkai.cataloguerevision.Status.APPROVING;
import static gongkai.cataloguerevision.Status.CANCELLED;
import static gongkai.cataloguerevision.Status.DRAFTING;
import static gongkai.cataloguerevision.Status.REVIEWING;

import gongkai.catalogue.CatalogueVersion;
import gongkai.catalogue.Changes;
import gongkai.platform.ChineseDates;
import gongkai.platform.Refused;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One making or revision of a catalogue: its state, and each change of it as a verb with its guard inside. */
@Entity
@Table(name = "catalogue_revision")
class CatalogueRevision {

    @Id
    private String number;

    /** Null until it is written: by this the new one, which brings its own key, is inserted without being looked up first. */
    @Version
    private Integer version;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String organisation;
    private String openedBy;
    private LocalDate openedOn;

    /** Code of the catalogue; null until it is chosen. */
    private String catalogue;

    /** Id of the draft that was loaded; null until then. */
    private Long draft;

    private Long spreadsheet;
    private Integer items;
    private Integer addedItems;
    private Integer changedItems;
    private Integer droppedItems;

    /** Number of the version that the counts compare with; null where there was none. */
    private Integer against;

    private LocalDate effectiveFrom;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String reason;

    /** Of the catalogue, as which it was adopted. */
    private Integer versionNumber;

    private LocalDate endedOn;

    protected CatalogueRevision() {}

    CatalogueRevision(String number, String organisation, String catalogue, String openedBy, LocalDate openedOn) {
        this.number = number;
        this.organisation = organisation;
        this.catalogue = catalogue;
        this.openedBy = openedBy;
        this.openedOn = openedOn;
        this.status = DRAFTING;
    }

    // ---- drafting

    void mustBeDrafting() {
        must(DRAFTING, "这次修订现在不在起草阶段，不能载入目录");
    }

    /** A spreadsheet in which nothing is wrong was loaded; it takes the place of the one before. */
    void load(CatalogueVersion draft, int items, Changes changes, Integer against, long spreadsheet) {
        mustBeDrafting();
        this.catalogue = draft.catalogue();
        this.draft = draft.id();
        this.spreadsheet = spreadsheet;
        this.items = items;
        this.addedItems = changes.added().size();
        this.changedItems = changes.changed().size();
        this.droppedItems = changes.dropped().size();
        this.against = against;
    }

    /**
     * @param catalogue as the form says; null where the spreadsheet's stands
     * @param newest the version that takes effect last of those adopted; null where there is none
     */
    void submit(String catalogue, LocalDate effectiveFrom, String reason, LocalDate today, CatalogueVersion newest) {
        must(DRAFTING, "这次修订已经提交");
        if (draft == null) {
            throw new Refused("outcome", "还没有载入目录：请打开“目录载入”页面（/staff/catalogue?case=" + number + "）上传表格，预览没有错误并确认后再提交");
        }
        if (catalogue != null && !catalogue.equals(this.catalogue)) {
            throw new Refused("catalogue", "载入的表格不是这个目录的，请改选目录，或者按这个目录重新载入表格");
        }
        mustBuildOn(newest == null ? 0 : newest.number());
        if (effectiveFrom == null) {
            throw new Refused("effectiveFrom", "请填写生效日期");
        }
        if (effectiveFrom.isBefore(today)) {
            throw new Refused("effectiveFrom", "生效日期不能早于今天");
        }
        if (newest != null && !effectiveFrom.isAfter(newest.effectiveFrom())) {
            throw new Refused(
                    "effectiveFrom", "生效日期应晚于第" + newest.number() + "版的生效日期" + ChineseDates.of(newest.effectiveFrom()));
        }
        if (reason == null) {
            throw new Refused("reason", "请填写制定或者修订的理由");
        }
        this.effectiveFrom = effectiveFrom;
        this.reason = reason;
        this.status = REVIEWING;
    }

    /** Of two revisions at once the second has to look at what the first made, or it would undo it unseen. */
    private void mustBuildOn(int newest) {
        if (newest != (against == null ? 0 : against)) {
            throw new Refused("outcome", "载入表格以后，这个目录又通过了第" + newest + "版：请在起草一步按它重新载入表格，核对变动后再提交");
        }
    }

    void cancel(LocalDate on) {
        must(DRAFTING, "这次修订已经提交，不能取消；需要撤回的，请审核人退回");
        this.status = CANCELLED;
        this.endedOn = on;
    }

    // ---- reviews

    void reviewed() {
        must(REVIEWING, "这次修订现在不在审核阶段");
        this.status = APPROVING;
    }

    void sentBackFromReview() {
        must(REVIEWING, "这次修订现在不在审核阶段");
        this.status = DRAFTING;
    }

    void approve(LocalDate today) {
        must(APPROVING, "这次修订现在不在批准阶段");
        if (effectiveFrom.isBefore(today)) {
            throw new Refused("outcome", "拟定的生效日期" + ChineseDates.of(effectiveFrom) + "已经过去，请退回起草，另定生效日期");
        }
        this.status = APPROVED;
    }

    void sentBack() {
        must(APPROVING, "这次修订现在不在批准阶段");
        this.status = DRAFTING;
    }

    // ---- end

    void adopted(CatalogueVersion adopted, LocalDate on) {
        must(APPROVED, "这次修订还没有批准");
        mustBuildOn(adopted.number() - 1);
        this.versionNumber = adopted.number();
        this.status = ADOPTED;
        this.endedOn = on;
    }

    /** Nothing personal stands in it but who opened it; a catalogue is kept for ever anyway. */
    void erase() {
        if (!status.ended()) {
            throw new IllegalStateException(number + " is still open");
        }
        reason = null;
    }

    private void must(Status expected, String otherwise) {
        if (status != expected) {
            throw new Refused(otherwise + "（" + status.label() + "）");
        }
    }

    // ---- what it says of itself

    String number() {
        return number;
    }

    Status status() {
        return status;
    }

    String organisation() {
        return organisation;
    }

    String openedBy() {
        return openedBy;
    }

    LocalDate openedOn() {
        return openedOn;
    }

    /** Null until it is chosen. */
    String catalogue() {
        return catalogue;
    }

    /** Id of the version that was loaded, a draft until it is adopted; null until then. */
    Long draft() {
        return draft;
    }

    /** Id of the document that was loaded; null until then. */
    Long spreadsheet() {
        return spreadsheet;
    }

    /** How many the loaded catalogue has; null until then. */
    Integer items() {
        return items;
    }

    /** 新增2项，修改3项，取消1项，与第1版相比; null until something is loaded. */
    String changesText() {
        return items == null
                ? null
                : "共" + items + "项：新增" + addedItems + "项，修改" + changedItems + "项，取消" + droppedItems + "项"
                        + (against == null ? "（以前没有这个目录）" : "（与第" + against + "版相比）");
    }

    LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    String reason() {
        return reason;
    }

    Integer versionNumber() {
        return versionNumber;
    }

    LocalDate endedOn() {
        return endedOn;
    }
}
