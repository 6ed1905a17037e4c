package gongkai.disclosurechange;

import static gongkai.disclosurechange.Status.APPROVED;
import static gongkai.disclosurechange.Status.APPROVING;
import static gongkai.disclosurechange.Status.CANCELLED;
import static gongkai.disclosurechange.Status.DONE;
import static gongkai.disclosurechange.Status.REQUESTING;
import static gongkai.disclosurechange.Status.RESOLVING;
import static gongkai.disclosurechange.Status.SECRECY_REVIEW;

import gongkai.board.ItemView;
import gongkai.platform.Refused;
import gongkai.platform.TextChanges;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One change, withdrawal or termination of a published item: its state, and each change of it as a verb with its guard inside. */
@Entity
@Table(name = "disclosure_change")
class DisclosureChange {

    private static final String ERASED = "（已销毁）";

    @Id
    private String number;

    /** Null until it is written: by this the new one, which brings its own key, is inserted without being looked up first. */
    @Version
    private Integer version;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String organisation;
    private String unit;
    private String openedBy;
    private LocalDate openedOn;

    /** Number of the published item; null until it is named. */
    private String disclosure;

    /** Of the item, when the change was last asked for. */
    private Integer baseVersion;

    private String oldTitle;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String oldBody;

    @Enumerated(EnumType.STRING)
    private ChangeKind kind;

    private String newTitle;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String newBody;

    @Convert(converter = FileIds.class)
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private Set<Long> droppedFiles;

    private LocalDate changedOn;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String explanation;

    /** Ids of all who wrote any of it: none of them can let through what the gate stopped. */
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String authors;

    /** Of the new content, from 1; 0 while nothing was asked for. */
    private int draft;

    /** Of the content as the gate looked at it last. */
    private String screenedDigest;

    private LocalDate approvedOn;
    private LocalDate endedOn;

    protected DisclosureChange() {}

    DisclosureChange(String number, String organisation, String unit, String openedBy, LocalDate openedOn) {
        this.number = number;
        this.organisation = organisation;
        this.unit = unit;
        this.openedBy = openedBy;
        this.openedOn = openedOn;
        this.status = REQUESTING;
        this.droppedFiles = Set.of();
    }

    // ---- asking

    /** Which item it is about. Once named it stays: others may have begun to look at it. */
    void choose(ItemView item) {
        must(REQUESTING, "这件变更已经提出");
        if (disclosure != null && !disclosure.equals(item.number())) {
            throw new Refused("disclosure", "这件变更办理的是编号" + disclosure + "的内容；要变更别的内容，请取消后另行发起");
        }
        this.disclosure = item.number();
        this.organisation = item.organisation();
        this.unit = item.unit();
        this.oldTitle = item.title();
    }

    /**
     * @param item as it stands now
     * @param files ids of the files that the new version may have: those of the item, and what the case has brought
     * @param brought whether the case has brought files to be published
     */
    void request(ChangeRequest request, ItemView item, Set<Long> files, boolean brought, String by, LocalDate today) {
        must(REQUESTING, "这件变更已经提出");
        request.kind().mustSuit(item.number(), item.state());
        if (request.explanation() == null) {
            throw new Refused("explanation", "请填写" + request.kind().label() + "的说明，说明会公开在原地址上");
        }
        this.kind = request.kind();
        this.explanation = request.explanation();
        this.baseVersion = item.version();
        this.oldTitle = item.title();
        this.oldBody = item.body();
        wroteBy(by);
        if (kind != ChangeKind.CHANGE) {
            forgetContent();
            this.status = APPROVING;
            return;
        }
        if (!files.containsAll(request.dropped())) {
            throw new Refused("dropFiles", "不再公开的附件里有的不在这条内容里，请重新勾选");
        }
        if (request.changedOn() != null && request.changedOn().isAfter(today)) {
            throw new Refused("changedOn", "内容变更的日期不能晚于今天");
        }
        this.newTitle = request.title() == null ? item.title() : request.title();
        this.newBody = request.body() == null ? item.body() : request.body();
        this.droppedFiles = new LinkedHashSet<>(request.dropped());
        this.changedOn = request.changedOn() == null ? today : request.changedOn();
        this.draft++;
        boolean sameText = newTitle.equals(oldTitle)
                && TextChanges.between(oldBody, newBody).isEmpty();
        if (sameText && droppedFiles.isEmpty() && !brought) {
            throw new Refused("title", "与现在公开的没有不同：请修改标题或者正文，上传新的附件，或者勾选不再公开的附件");
        }
        this.status = SECRECY_REVIEW;
    }

    /** It was begun by mistake, or isn't wanted any more. */
    void cancel(LocalDate on) {
        must(REQUESTING, "这件变更已经提出，不能取消；需要撤回的，请审批人退回");
        this.status = CANCELLED;
        this.endedOn = on;
    }

    // ---- reviews

    void secrecyCleared() {
        must(SECRECY_REVIEW, "这件变更现在不在保密审查阶段");
        this.status = APPROVING;
    }

    void sentBackForSecrecy() {
        must(SECRECY_REVIEW, "这件变更现在不在保密审查阶段");
        this.status = REQUESTING;
    }

    void approve(LocalDate on) {
        must(APPROVING, "这件变更现在不在审批阶段");
        this.approvedOn = on;
        this.status = APPROVED;
    }

    void sentBack() {
        must(APPROVING, "这件变更现在不在审批阶段");
        this.status = REQUESTING;
    }

    // ---- the gate

    /**
     * The gate has looked at the new version; where it stops something, people have to decide.
     *
     * @param digest of the content as it was looked at
     */
    void screened(boolean clean, String digest) {
        must(APPROVED, "这件变更还没有审批");
        this.screenedDigest = digest;
        if (!clean) {
            this.status = RESOLVING;
        }
    }

    /** Hides what was found; that it does no more the gate has seen to: nobody approves it again. */
    void mask(String title, String body, String by) {
        mustBeResolving();
        this.newTitle = title;
        this.newBody = body;
        this.draft++;
        wroteBy(by);
        this.status = APPROVED;
    }

    /**
     * A second person takes it upon himself.
     *
     * @param digest of the content as it is now
     */
    void override(String by, String digest) {
        mustBeResolving();
        if (authors().contains(by)) {
            throw new Refused("outcome", "放行要由另一个人办理：您提出或者修改过这件变更的内容");
        }
        if (!digest.equals(screenedDigest)) {
            throw new Refused("outcome", "筛查之后又有附件变动，请选择“遮盖后再查”，重新筛查一次");
        }
        this.status = APPROVED;
    }

    void sentBackForFindings() {
        mustBeResolving();
        this.status = REQUESTING;
    }

    // ---- end

    /** @param item as it stands now, which must be as it was when the change was asked for */
    void carriedOut(ItemView item, LocalDate on) {
        must(APPROVED, "这件变更还没有审批");
        kind.mustSuit(item.number(), item.state());
        if (kind == ChangeKind.CHANGE && item.version() != baseVersion) {
            throw new Refused("编号" + disclosure + "的内容在提出变更之后已经更新，请退回申请部门，按新的内容重新提出");
        }
        this.status = DONE;
        this.endedOn = on;
    }

    /** Keeps what statistics count, forgets what was said; only for a case whose file was destroyed. */
    void erase() {
        if (!status.ended()) {
            throw new IllegalStateException(number + " is still open");
        }
        oldTitle = ERASED;
        explanation = null;
        forgetContent();
        oldBody = null;
    }

    private void forgetContent() {
        newTitle = null;
        newBody = null;
        droppedFiles = Set.of();
        changedOn = null;
    }

    private void wroteBy(String person) {
        if (!authors().contains(person)) {
            authors = authors == null ? person : authors + " " + person;
        }
    }

    private void mustBeResolving() {
        must(RESOLVING, "现在没有等待处理的敏感信息");
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

    String unit() {
        return unit;
    }

    String openedBy() {
        return openedBy;
    }

    LocalDate openedOn() {
        return openedOn;
    }

    /** Null until it is named. */
    String disclosure() {
        return disclosure;
    }

    Integer baseVersion() {
        return baseVersion;
    }

    String oldTitle() {
        return oldTitle;
    }

    String oldBody() {
        return oldBody;
    }

    /** Null until it is asked for. */
    ChangeKind kind() {
        return kind;
    }

    boolean changesContent() {
        return kind == ChangeKind.CHANGE;
    }

    /** Null where nothing of the content changes; so is the body. */
    String newTitle() {
        return newTitle;
    }

    String newBody() {
        return newBody;
    }

    Set<Long> droppedFiles() {
        return droppedFiles;
    }

    LocalDate changedOn() {
        return changedOn;
    }

    String explanation() {
        return explanation;
    }

    List<String> authors() {
        return authors == null ? List.of() : List.of(authors.split(" "));
    }

    int draft() {
        return draft;
    }

    LocalDate approvedOn() {
        return approvedOn;
    }

    LocalDate endedOn() {
        return endedOn;
    }

    /** As cards and lists name it. */
    String title() {
        String what = kind == null ? "变更撤销" : kind.label();
        return oldTitle == null ? what + "（还没有填写公开事项编号）" : what + "：" + oldTitle;
    }
}
