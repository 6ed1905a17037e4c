package gongkai.proactivedisclosure;

import static gongkai.proactivedisclosure.Status.CHECKING;
import static gongkai.proactivedisclosure.Status.CLOSED;
import static gongkai.proactivedisclosure.Status.DRAFTING;
import static gongkai.proactivedisclosure.Status.HELD;
import static gongkai.proactivedisclosure.Status.IN_NOTICE;
import static gongkai.proactivedisclosure.Status.PUBLISHED;
import static gongkai.proactivedisclosure.Status.PUBLISHING;
import static gongkai.proactivedisclosure.Status.REVISING;
import static gongkai.proactivedisclosure.Status.SCHEDULED;
import static gongkai.proactivedisclosure.Status.UNDER_REVIEW;
import static gongkai.proactivedisclosure.Status.WITHDRAWN;

import gongkai.platform.ChineseDates;
import gongkai.platform.EngineClock;
import gongkai.platform.Refused;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One disclosure from its proposal to its archive: its state, and every change of it as a verb that refuses what may not be. */
@Entity
@Table(name = "proactive_disclosure")
class Disclosure {

    private static final String ERASED = "（已销毁）";

    private static final String DECIDED_TOGETHER = "集体研究已经作出决定，不能退回到它之前的环节；需要复议的，请退回到“集体研究”";

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

    @Embedded
    private Content content;

    /** Of the content, from 1; 0 while nothing was submitted. */
    private int draft;

    @Convert(converter = JsonLists.Approvals.class)
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private List<Approval> approvals;

    /** Where it differs from what the catalogue asks for, a sentence each; reviewers see it. */
    @Convert(converter = JsonLists.Texts.class)
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private List<String> deviations;

    /** The review to which it was sent back; null where to the department. */
    @Enumerated(EnumType.STRING)
    private Step returnTo;

    private LocalDate reviewOn;

    /** From when the period to publish counts where not from when the information was formed: after a hold, for a republication. */
    private LocalDate clockFrom;

    /** From when it may be out: when the gate let it pass, or the day for which it is scheduled. */
    private LocalDate clearedOn;

    /** Of the content as the gate let it pass. */
    private String clearedDigest;

    @Convert(converter = JsonLists.Numbers.class)
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private List<Long> droppedFiles;

    /** What goes out in place of the files as they came. */
    @Convert(converter = JsonLists.Copies.class)
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private List<FileCopy> copies;

    /** How often it went out, from 1; 0 before. */
    private int round;

    private boolean onBoard;
    private boolean onlineDone;
    private String indexNumber;

    /** The first time, by which it is judged whether it was late; so is {@link #dueOn}. */
    private LocalDate publishedOn;

    private LocalDate dueOn;

    /** Of the last notice. */
    private LocalDate noticeEndsOn;

    /** What the public notice made necessary to change; explains the next version to its readers. */
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String changes;

    private LocalDate endedOn;

    protected Disclosure() {}

    Disclosure(String number, String organisation, String unit, String openedBy, LocalDate openedOn) {
        this.number = number;
        this.organisation = organisation;
        this.unit = unit;
        this.openedBy = openedBy;
        this.openedOn = openedOn;
        this.status = DRAFTING;
    }

    // ---- drafting

    /** What is known before anybody writes: the catalogue's item and its period. */
    void prepare(Content known) {
        must(DRAFTING, "这件公开已经提出");
        this.content = known;
    }

    /**
     * The department submits the content, the first time or after a revision: from here all reviews begin again, but the
     * one off the catalogue where what it approved is unchanged.
     *
     * @param required what the decision table asks of this content
     */
    void submit(Content content, List<Approval> required, List<String> deviations) {
        if (!status.isWriting()) {
            throw new Refused("这件公开现在不在起草或者修改阶段（" + status.label() + "）");
        }
        if (noticeEndsOn != null && !content.isImportant()) {
            throw new Refused("important", "这件公开已经公示过，修改后还要再公示一次：请保留“重要事项”");
        }
        boolean sameMatter = draft > 0 && content.sameMatterAs(this.content);
        this.approvals = required.stream()
                .map(one -> one.step() == Step.OFF_CATALOGUE && sameMatter
                        ? approval(Step.OFF_CATALOGUE).orElse(one)
                        : one)
                .toList();
        this.content = content;
        this.deviations = deviations;
        this.draft++;
        this.returnTo = null;
        this.clearedOn = null;
        this.clearedDigest = null;
        this.status = UNDER_REVIEW;
    }

    /**
     * The department gives up: nothing is published. What is out already can't be taken back this way; where it was ended
     * on the board, its notice is left to be concluded.
     */
    void withdraw(LocalDate on, boolean ended) {
        if (!status.isWriting()) {
            throw new Refused("这件公开现在不在起草或者修改阶段（" + status.label() + "），不能撤回");
        }
        if (ended) {
            this.status = IN_NOTICE;
            return;
        }
        if (publishedOn != null) {
            throw new Refused("outcome", "这件公开已经发布过，不能在这里撤回；请修改后重新公开，需要撤销的另行办理变更撤销");
        }
        this.status = WITHDRAWN;
        this.endedOn = on;
    }

    void drop(List<Long> files) {
        this.droppedFiles = Stream.concat(droppedFiles().stream(), files.stream())
                .distinct()
                .toList();
    }

    // ---- reviews

    boolean needs(Step step) {
        return approval(step).map(one -> !one.passed()).orElse(false);
    }

    void approve(Step step, String by, LocalDate on) {
        mustBeUp(step);
        this.approvals = approvals().stream()
                .map(one -> one.step() == step ? one.passed(by, on) : one)
                .toList();
    }

    /** @param to an earlier review, after which all later ones are passed again; null for the department */
    void sendBack(Step from, Step to) {
        mustBeUp(from);
        if (to == null) {
            this.status = REVISING;
        } else {
            if (!to.before(from)) {
                throw new Refused("step", "只能退回到“" + from.label() + "”之前的环节");
            }
            if (approval(to).isEmpty()) {
                throw new Refused("step", "这件公开不经过“" + to.label() + "”，请另选一步；不选的，退回提出部门修改");
            }
            if (isBehindTheMeeting(to)) {
                throw new Refused("step", DECIDED_TOGETHER);
            }
            lapseFrom(to);
        }
        this.returnTo = to;
    }

    /** What was decided together isn't undone by sending it back to one of those who had their say before. */
    private boolean isBehindTheMeeting(Step to) {
        return to.before(Step.COMMITTEE)
                && approval(Step.COMMITTEE).map(Approval::passed).orElse(false);
    }

    private void lapseFrom(Step first) {
        this.approvals = approvals().stream()
                .map(one -> one.step().before(first) ? one : one.lapse())
                .toList();
    }

    // ---- back, past what the forms offer

    /**
     * The reviews before an open step to which it may be sent back; besides them it may go to the department's revision,
     * unless a meeting has decided.
     *
     * @param from a user task's id
     */
    List<Step> earlierReviews(String from) {
        Optional<Step> review = Step.of(from);
        if (review.isPresent()) {
            mustBeUp(review.get());
        } else if (from.equals(ProactiveDisclosureProcess.RESOLVE_FINDINGS)) {
            must(CHECKING, "现在没有等待处理的敏感信息");
        } else if (status.isWriting()) {
            throw new Refused("内容由提出部门起草、修改，前面没有可以退回的环节");
        } else {
            throw new Refused(tooLate("退回"));
        }
        List<Step> earlier = approvals().stream()
                .map(Approval::step)
                .filter(step -> review.isEmpty() || step.before(review.get()))
                .toList();
        return hasBeenDecidedTogether()
                ? earlier.stream().filter(step -> !step.before(Step.COMMITTEE)).toList()
                : earlier;
    }

    boolean hasBeenDecidedTogether() {
        return approval(Step.COMMITTEE).map(Approval::passed).orElse(false);
    }

    /** @param to the id of an earlier review, or {@code revise} for the department */
    void sendBack(String from, String to) {
        List<Step> earlier = earlierReviews(from);
        Step target = Step.of(to).orElse(null);
        boolean revise = to.equals(ProactiveDisclosureProcess.REVISE);
        if (hasBeenDecidedTogether() && (revise || target != null && target.before(Step.COMMITTEE))) {
            throw new Refused("to", DECIDED_TOGETHER);
        }
        if (!revise && !earlier.contains(target)) {
            throw new Refused("to", "只能退回到列出的环节，请重新选择");
        }
        if (revise) {
            this.status = REVISING;
        } else {
            lapseFrom(target);
            this.status = UNDER_REVIEW;
        }
        this.returnTo = target;
    }

    /** @return the id of the step that is open again where a step that was completed is taken back */
    String reopenedBy(String step) {
        if (status == HELD || !onTheWayToTheGate()) {
            throw new Refused(tooLate("撤回"));
        }
        if (step.equals(ProactiveDisclosureProcess.PROPOSE) || step.equals(ProactiveDisclosureProcess.REVISE)) {
            must(UNDER_REVIEW, tooLate("撤回"));
            if (approvals().stream().anyMatch(one -> one.passed() && one.step() != Step.OFF_CATALOGUE)) {
                throw new Refused("后面的环节已经审核，不能撤回");
            }
            return ProactiveDisclosureProcess.REVISE;
        }
        Step review = Step.of(step).orElseThrow(() -> new Refused("对敏感信息的处理已经生效，不能撤回"));
        if (review == Step.COMMITTEE) {
            throw new Refused("集体研究的决定不能由个人撤回；需要复议的，请后面的环节退回到“集体研究”");
        }
        return review.id();
    }

    /** A step that was just completed is as if it hadn't been: who completed it does it again. */
    void takeBack(String step) {
        String reopened = reopenedBy(step);
        this.returnTo = null;
        if (reopened.equals(ProactiveDisclosureProcess.REVISE)) {
            this.status = REVISING;
            return;
        }
        Step review = Step.of(step).orElseThrow();
        boolean approved = approval(review).map(Approval::passed).orElse(false);
        this.status = UNDER_REVIEW;
        this.approvals = approvals().stream()
                .map(one -> approved
                        ? one.step() == review ? one.open() : one
                        : one.step().before(review) && one.lapsed() ? one.revive() : one)
                .toList();
    }

    private boolean onTheWayToTheGate() {
        return status == UNDER_REVIEW || status == REVISING;
    }

    /** @param verb 退回 or 撤回 */
    private String tooLate(String verb) {
        return switch (status) {
            case HELD -> "暂不公开的决定已经作出，公开期限已经办结，不能" + verb;
            case CHECKING -> "已经通过全部审核并由系统自动筛查，不能" + verb;
            case SCHEDULED, PUBLISHING -> "这件公开已经准予公开，不能" + verb;
            case IN_NOTICE, PUBLISHED -> "这件公开已经发布，不能" + verb + "；需要更正的，请办理变更撤销";
            case CLOSED, WITHDRAWN -> "这件公开已经办结，不能" + verb;
            default -> "这件公开现在是“" + status.label() + "”，不能" + verb;
        };
    }

    /** Not suitable now; it comes back on a day. */
    void hold(Step from, LocalDate reviewOn, LocalDate today) {
        mustBeUp(from);
        if (publishedOn != null) {
            throw new Refused("outcome", "这件公开已经发布过，不能改为暂不公开；请退回修改，需要撤销的另行办理变更撤销");
        }
        if (reviewOn == null) {
            throw new Refused("reviewOn", "请填写重新审视日期");
        }
        if (!reviewOn.isAfter(today)) {
            throw new Refused("reviewOn", "重新审视日期应晚于今天");
        }
        this.reviewOn = reviewOn;
        this.status = HELD;
    }

    void mustBeHeld() {
        must(HELD, "这件公开现在不是暂不公开");
    }

    /** Its day has come: back to the department, under a period of its own. */
    void lookAgain() {
        must(HELD, "这件公开现在不是暂不公开");
        this.clockFrom = reviewOn;
        this.status = REVISING;
    }

    // ---- the gate

    /**
     * Found what must not go public, or what nobody could read.
     *
     * @param digest of the content as it was looked at
     */
    void stop(String digest) {
        mustBeApproved();
        this.clearedDigest = digest;
        this.status = CHECKING;
    }

    /** A copy fit for the public was made of a file. */
    void copied(FileCopy copy) {
        this.copies = Stream.concat(copies().stream(), Stream.of(copy)).toList();
    }

    /** @param digest of the content as it was let pass */
    void clear(String digest, Instant now) {
        if (status != CHECKING) {
            mustBeApproved();
        }
        boolean later = content.publishAt() != null && content.publishAt().isAfter(now);
        this.clearedDigest = digest;
        this.clearedOn = LocalDate.ofInstant(later ? content.publishAt() : now, EngineClock.CHINA);
        this.status = later ? SCHEDULED : PUBLISHING;
        this.round++;
        this.onlineDone = false;
    }

    /** Hides what was found; that it does no more the gate has seen to, since nobody reviews it again. */
    void mask(String title, String body) {
        must(CHECKING, "现在没有等待处理的敏感信息");
        this.content = content.masked(title, body);
        this.draft++;
        this.status = UNDER_REVIEW;
    }

    /**
     * The second pair of eyes: whoever wrote or changed any of the content can't let it pass, and what passes is what was looked at.
     *
     * @param authors who made a version or brought a file, ever
     * @param digest of the content as it is now
     */
    void override(String by, Set<String> authors, String digest) {
        must(CHECKING, "现在没有等待处理的敏感信息");
        if (authors.contains(by)) {
            throw new Refused("outcome", "放行要由另一个人办理：您提出或者修改过这件公开的内容");
        }
        if (!digest.equals(clearedDigest)) {
            throw new Refused("outcome", "内容或者附件在筛查之后有变动，请选择“遮盖后再查”，重新筛查后再办理");
        }
    }

    void sendBackForFindings() {
        must(CHECKING, "现在没有等待处理的敏感信息");
        this.status = REVISING;
        this.returnTo = null;
    }

    // ---- publication

    void publicationDue() {
        must(SCHEDULED, "这件公开没有等待定时公开");
        this.status = PUBLISHING;
    }

    void mustBePublishing() {
        must(PUBLISHING, "这件公开现在不在公开阶段（" + status.label() + "）");
    }

    void online(String indexNumber) {
        mustBePublishing();
        if (onlineDone) {
            throw new Refused("这件公开已经在网上公开");
        }
        this.indexNumber = indexNumber;
        this.onBoard = true;
        this.onlineDone = true;
    }

    /** @param dueOn the last day of the period to publish; @param noticeEndsOn null where there is no notice */
    void published(LocalDate on, LocalDate dueOn, LocalDate noticeEndsOn) {
        mustBePublishing();
        if (publishedOn == null) {
            this.publishedOn = on;
            this.dueOn = dueOn;
        }
        this.noticeEndsOn = noticeEndsOn;
    }

    /** That a channel other than the board carried it on a day. */
    void mustBeCleared(LocalDate doneOn, LocalDate today) {
        mustBePublishing();
        if (doneOn.isAfter(today)) {
            throw new Refused("doneOn", "公开日期不能晚于今天");
        }
        if (doneOn.isBefore(clearedOn)) {
            throw new Refused("doneOn", "公开日期不能早于准予公开的日期" + ChineseDates.of(clearedOn));
        }
    }

    /** Out on every channel. */
    void allPublished() {
        mustBePublishing();
        this.status = content.isImportant() ? IN_NOTICE : PUBLISHED;
    }

    boolean publishedInTime() {
        return dueOn == null || !publishedOn.isAfter(dueOn);
    }

    // ---- public notice

    /** Whether somebody may object on a day: the notice runs, also while a new version is on its way. */
    boolean takesObjections(LocalDate on) {
        return noticeEndsOn != null && !on.isAfter(noticeEndsOn) && status != PUBLISHED && !status.ended();
    }

    /**
     * @param ended whether it was ended on the board, and its notice with it
     * @param unanswered how many objections still wait for an answer
     */
    void conclude(LocalDate today, boolean ended, long unanswered) {
        must(IN_NOTICE, "这件公开不在公示期（" + status.label() + "）");
        if (!ended && !today.isAfter(noticeEndsOn)) {
            throw new Refused("outcome", "公示到" + ChineseDates.of(noticeEndsOn) + "为止，这一天过完才能作出结论");
        }
        if (unanswered > 0) {
            throw new Refused("outcome", "还有" + unanswered + "件异议没有答复，答复后才能作出结论");
        }
        this.status = PUBLISHED;
    }

    void republish(String changes, LocalDate today) {
        must(IN_NOTICE, "这件公开不在公示期（" + status.label() + "）");
        if (changes == null) {
            throw new Refused("changes", "请填写要作哪些修改");
        }
        this.changes = changes;
        this.clockFrom = today;
        this.status = REVISING;
        this.returnTo = null;
    }

    // ---- end

    void close(LocalDate on) {
        if (status == WITHDRAWN) {
            return;
        }
        must(PUBLISHED, "这件公开还没有办完（" + status.label() + "），不能归档");
        this.status = CLOSED;
        this.endedOn = on;
    }

    /** Keeps what statistics count, forgets what was said; only for a case whose file was destroyed. */
    void erase() {
        if (!status.ended()) {
            throw new IllegalStateException(number + " is still open");
        }
        if (content != null) {
            content = new Content(
                    content.catalogue(),
                    content.catalogueItem(),
                    content.firstCategory(),
                    content.secondCategory(),
                    null,
                    ERASED,
                    ERASED,
                    content.scope(),
                    content.channels(),
                    content.timing(),
                    content.period(),
                    content.formedOn(),
                    content.important(),
                    content.needsSuperior(),
                    ERASED,
                    content.publishAt(),
                    content.visibleUntil());
        }
        changes = null;
        deviations = List.of();
    }

    private Optional<Approval> approval(Step step) {
        return approvals().stream().filter(one -> one.step() == step).findFirst();
    }

    /** In its turn: not passed yet, and everything before it is. */
    private void mustBeUp(Step step) {
        must(UNDER_REVIEW, "这件公开现在不在审核阶段（" + status.label() + "）");
        if (!needs(step)) {
            throw new Refused("这件公开现在不需要“" + step.label() + "”");
        }
        if (approvals().stream().anyMatch(one -> one.step().before(step) && !one.passed())) {
            throw new Refused("“" + step.label() + "”之前的审核还没有全部通过");
        }
    }

    private void mustBeApproved() {
        must(UNDER_REVIEW, "这件公开现在不在审核阶段（" + status.label() + "）");
        if (approvals().isEmpty() || !approvals().stream().allMatch(Approval::passed)) {
            throw new Refused("这件公开还没有通过全部审核");
        }
    }

    private void must(Status expected, String otherwise) {
        if (status != expected) {
            throw new Refused(otherwise);
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

    LocalDate openedOn() {
        return openedOn;
    }

    /** Null until something was written. */
    Content content() {
        return content;
    }

    int draft() {
        return draft;
    }

    List<Approval> approvals() {
        return approvals == null ? List.of() : approvals;
    }

    List<String> deviations() {
        return deviations == null ? List.of() : deviations;
    }

    Step returnTo() {
        return returnTo;
    }

    LocalDate reviewOn() {
        return reviewOn;
    }

    LocalDate clockFrom() {
        return clockFrom;
    }

    String clearedDigest() {
        return clearedDigest;
    }

    List<Long> droppedFiles() {
        return droppedFiles == null ? List.of() : droppedFiles;
    }

    List<FileCopy> copies() {
        return copies == null ? List.of() : copies;
    }

    int round() {
        return round;
    }

    boolean onBoard() {
        return onBoard;
    }

    boolean onlineDone() {
        return onlineDone;
    }

    String indexNumber() {
        return indexNumber;
    }

    /** The first time; null before. */
    LocalDate publishedOn() {
        return publishedOn;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    LocalDate noticeEndsOn() {
        return noticeEndsOn;
    }

    String changes() {
        return changes;
    }

    LocalDate endedOn() {
        return endedOn;
    }

    String title() {
        return Objects.requireNonNullElse(content == null ? null : content.title(), "（尚未提出内容）");
    }
}
