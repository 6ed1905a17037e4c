package gongkai.disclosurechange;

import static gongkai.disclosurechange.DisclosureChangeProcess.PUBLISH;

import gongkai.board.Board;
import gongkai.board.ItemView;
import gongkai.board.PublicFile;
import gongkai.board.Publication;
import gongkai.cases.CaseDeadlines;
import gongkai.cases.CaseHistory;
import gongkai.cases.CaseNumbers;
import gongkai.deadlines.Deadlines;
import gongkai.documents.DocumentInfo;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.CurrentUser;
import gongkai.platform.Refused;
import gongkai.screening.Findings;
import gongkai.screening.PublicCopy;
import gongkai.screening.Reading;
import gongkai.screening.Screening;
import gongkai.screening.Suspicion;
import gongkai.screening.Suspicions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of 变更撤销. Each method runs inside the engine's step: what it refuses leaves the task open, what it changes is
 * committed together with the task.
 */
@Component
@Transactional
class ChangeDesk {

    /** 变更撤销, as case numbers begin. */
    static final String PREFIX = "BG";

    private final DisclosureChanges changes;
    private final OpenChanges open;
    private final PublishedItems items;
    private final ChangeFiles files;
    private final ChangeNotices notices;
    private final Board board;
    private final Screening screening;
    private final Suspicions suspicions;
    private final PublicCopy publicCopy;
    private final Deadlines deadlines;
    private final CaseDeadlines caseDeadlines;
    private final Organisation organisation;
    private final CaseHistory history;
    private final CaseNumbers numbers;
    private final CurrentUser user;
    private final Clock clock;

    ChangeDesk(
            DisclosureChanges changes,
            OpenChanges open,
            PublishedItems items,
            ChangeFiles files,
            ChangeNotices notices,
            Board board,
            Screening screening,
            Suspicions suspicions,
            PublicCopy publicCopy,
            Deadlines deadlines,
            CaseDeadlines caseDeadlines,
            Organisation organisation,
            CaseHistory history,
            CaseNumbers numbers,
            CurrentUser user,
            Clock clock) {
        this.changes = changes;
        this.open = open;
        this.items = items;
        this.files = files;
        this.notices = notices;
        this.board = board;
        this.screening = screening;
        this.suspicions = suspicions;
        this.publicCopy = publicCopy;
        this.deadlines = deadlines;
        this.caseDeadlines = caseDeadlines;
        this.organisation = organisation;
        this.history = history;
        this.numbers = numbers;
        this.user = user;
        this.clock = clock;
    }

    // ---- who

    /** The catalogue is issued by the house's leading group: what changes in what it made public is for it to approve. */
    String group(String number, Role role) {
        DisclosureChange change = changes.get(number);
        return switch (role) {
            case DEPARTMENT -> organisation.group(role, change.unit());
            case LEADING_GROUP -> organisation.group(role, organisation.house().code());
            default -> organisation.groupInCharge(role, change.organisation());
        };
    }

    /** Those who wrote it may mask or take it back; the secrecy reviewers are the second pair of eyes. */
    String resolvers(String number) {
        return group(number, Role.DEPARTMENT) + "," + group(number, Role.SECRECY);
    }

    // ---- asking

    /** @param disclosure number of the item, or null where it is to be named in the first task; @return the case's number */
    String open(String disclosure) {
        List<UnitInfo> own = items.myUnits();
        if (own.isEmpty()) {
            throw new Refused("变更撤销由公开内容的部门提出，您不在任何部门");
        }
        LocalDate today = today();
        ItemView item = disclosure == null ? null : items.mine(disclosure);
        String unit = item == null ? own.get(0).code() : item.unit();
        String number = numbers.next(PREFIX, today.getYear());
        var change =
                new DisclosureChange(number, organisation.organisationOf(unit).code(), unit, user.id(), today);
        if (item != null) {
            choose(change, item);
        }
        changes.save(change);
        deadlines.start(number, PUBLISH, ChangeKind.CHANGE.rule(), today);
        line(number, "申请变更", item == null ? null : "编号" + item.number(), null);
        return number;
    }

    private void choose(DisclosureChange change, ItemView item) {
        ChangeKind.WITHDRAW.mustSuit(item.number(), item.state()); // who can't even withdraw can do nothing here
        open.take(item.number(), change.number());
        change.choose(item);
    }

    void request(String number, ChangeRequest request, String comment) {
        DisclosureChange change = changes.lock(number);
        if (request.disclosure() == null && change.disclosure() == null) {
            throw new Refused("disclosure", "请填写公开事项编号，例如GK-2026-000012，在公开页面上");
        }
        ItemView item = items.mine(request.disclosure() == null ? change.disclosure() : request.disclosure());
        choose(change, item);
        screening.mustBeFit("explanation", "说明", request.explanation());
        change.request(
                request,
                item,
                files.publishable(change, item),
                !files.brought(number).isEmpty(),
                user.id(),
                today());
        countFrom(change);
        line(number, "提出变更", change.kind().label(), CaseHistory.joined(change.explanation(), comment));
        if (change.changesContent()) {
            // The reviewers hear of it, nothing is stopped yet.
            suspicions.keep(number, change.draft(), examine(change), Suspicion.Decision.NOTED);
        }
    }

    /** What changed has a period from the day of the change, what ends one from the day it was asked for. */
    private void countFrom(DisclosureChange change) {
        LocalDate from = change.changesContent() ? change.changedOn() : change.openedOn();
        deadlines.end(change.number(), PUBLISH);
        caseDeadlines.carryOver(
                deadlines.start(change.number(), PUBLISH, change.kind().rule(), from));
    }

    void cancel(String number, String comment) {
        changes.get(number).cancel(today());
        over(number);
        line(number, "提出变更", "取消", comment);
    }

    // ---- reviews

    void secrecyCleared(String number, String comment) {
        changes.get(number).secrecyCleared();
        line(number, "保密审查", "同意公开", comment);
    }

    void sentBackForSecrecy(String number, String comment) {
        DisclosureChange change = changes.get(number);
        change.sentBackForSecrecy();
        sentBack(change, "保密审查", comment);
    }

    void approve(String number, String comment) {
        DisclosureChange change = changes.get(number);
        change.approve(today());
        line(number, "审批", "同意" + change.kind().label(), comment);
    }

    void sentBack(String number, String comment) {
        DisclosureChange change = changes.get(number);
        change.sentBack();
        sentBack(change, "审批", comment);
    }

    private void sentBack(DisclosureChange change, String step, String comment) {
        line(change.number(), step, "退回", comment);
        notices.tellAuthors(
                change,
                "已退回",
                "编号" + change.disclosure() + "的" + change.kind().label() + "申请在“" + step + "”一步被退回，理由见案卷。");
    }

    boolean changesContent(String number) {
        return changes.get(number).changesContent();
    }

    // ---- the gate

    void screen(String number) {
        DisclosureChange change = changes.get(number);
        Findings findings = examine(change);
        change.screened(findings.clean(), findings.digest());
        suspicions.keep(number, change.draft(), findings, Suspicion.Decision.OPEN);
        if (findings.clean()) {
            line(number, "敏感信息筛查", "没有疑点", null);
        } else {
            line(
                    number,
                    "敏感信息筛查",
                    "有疑点，暂停公布",
                    "筛查出" + findings.total() + "处，读不出文字的附件" + findings.unread().size() + "个");
        }
    }

    /** What the change brings: what is public already was looked at when it became so. */
    private Findings examine(DisclosureChange change) {
        return screening.examine(change.newTitle(), change.newBody(), files.added(change));
    }

    boolean mustResolve(String number) {
        return changes.get(number).status() == Status.RESOLVING;
    }

    /** @param title,body null: as the gate itself masks them */
    void mask(String number, String title, String body, String comment) {
        DisclosureChange change = changes.get(number);
        String newTitle = title == null ? screening.mask(change.newTitle()) : title;
        String newBody = body == null ? screening.mask(change.newBody()) : body;
        screening.mustOnlyHide("title", "标题", change.newTitle(), newTitle);
        screening.mustOnlyHide("body", "正文", change.newBody(), newBody);
        change.mask(newTitle, newBody, user.id());
        suspicions.decide(number, Suspicion.Decision.MASKED, user.id(), comment);
        line(number, "处理敏感信息", "遮盖后再查", comment);
    }

    void override(String number, String reason, String comment) {
        DisclosureChange change = changes.get(number);
        change.override(user.id(), screening.digest(change.newTitle(), change.newBody(), files.added(change)));
        suspicions.decide(number, Suspicion.Decision.OVERRIDDEN, user.id(), reason);
        line(number, "处理敏感信息", "确认可以公开，放行", CaseHistory.joined(reason, comment));
    }

    void sentBackForFindings(String number, String comment) {
        DisclosureChange change = changes.get(number);
        change.sentBackForFindings();
        suspicions.decide(number, Suspicion.Decision.SENT_BACK, user.id(), comment);
        sentBack(change, "处理敏感信息", comment);
    }

    // ---- publication

    void fileWithSuperior(String number) {
        DisclosureChange change = changes.get(number);
        line(number, "备案", "报上一级党组织备案", null);
        notices.fileWithSuperior(change);
    }

    /** The address stays: a new version takes the place of the old one, or the item leaves the lists and says why. */
    void carryOut(String number) {
        DisclosureChange change = changes.get(number);
        ItemView item = items.standing(change.disclosure());
        change.carriedOut(item, today());
        if (change.changesContent()) {
            board.replace(item.number(), newVersion(change, item), change.explanation());
        } else {
            board.end(item.number(), change.kind().ending(), change.explanation());
        }
        over(number);
        line(number, "公布变更", change.kind().done(), null);
        notices.tellAuthors(
                change,
                change.kind().done(),
                "编号" + change.disclosure() + "的内容" + change.kind().done() + "，页面上写明了原因。");
    }

    private Publication newVersion(DisclosureChange change, ItemView item) {
        List<PublicFile> published = new ArrayList<>();
        for (DocumentInfo kept : files.kept(change, item)) {
            published.add(publicFile(kept));
        }
        for (DocumentInfo original : files.added(change)) {
            published.add(publicFile(publicCopy.of(original, user.id())));
        }
        return new Publication(
                item.number(),
                item.indexNumber(),
                change.newTitle(),
                change.newBody(),
                item.catalogue(),
                item.itemCode(),
                item.firstCategory(),
                item.secondCategory(),
                item.period(),
                item.unit(),
                item.organisation(),
                item.scope(),
                item.timing(),
                item.channels(),
                change.changedOn(),
                item.dueOn(), // whether the item was in time is told by its first publication
                clock.instant(),
                null, // a notice that was concluded isn't opened again
                item.visibleUntil(),
                item.source(),
                published);
    }

    /** Search reads what the public can read, no more: not what was deleted or remarked in the original. */
    private PublicFile publicFile(DocumentInfo copy) {
        Reading reading = screening.read(copy);
        return new PublicFile(
                copy.id(), copy.filename(), copy.mediaType(), copy.size(), reading.hasText() ? reading.text() : null);
    }

    void archive(String number) {
        files.file(changes.get(number));
    }

    private void over(String number) {
        open.release(number);
        deadlines.endAll(number);
    }

    private void line(String number, String step, String outcome, String comment) {
        history.record(number, user.id(), step, outcome, comment, null);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
