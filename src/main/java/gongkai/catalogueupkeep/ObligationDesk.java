package gongkai.catalogueupkeep;

import static gongkai.catalogueupkeep.CatalogueUpkeepProcess.KEY;
import static gongkai.catalogueupkeep.CatalogueUpkeepProcess.UPDATE;

import gongkai.board.Ending;
import gongkai.board.ItemEnded;
import gongkai.cases.CaseHistory;
import gongkai.cases.CaseNumbers;
import gongkai.cases.CaseView;
import gongkai.cases.PhaseNotices;
import gongkai.cases.Rounds;
import gongkai.catalogue.Catalogue;
import gongkai.catalogue.CatalogueItem;
import gongkai.catalogue.Period;
import gongkai.deadlines.Deadlines;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import gongkai.proactivedisclosure.DisclosureDesk;
import gongkai.proactivedisclosure.DisclosurePublished;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of obligations: opened, fulfilled by what is published, covered, dropped. Steps run inside the engine's. */
@Component
@Transactional
class ObligationDesk {

    /** 定期公开, as case numbers begin. */
    static final String PREFIX = "DQ";

    private final Obligations obligations;
    private final Publications publications;
    private final CatalogueUpkeepProcess process;
    private final ObligationFiles files;
    private final Rounds rounds;
    private final Catalogue catalogue;
    private final Deadlines deadlines;
    private final DisclosureDesk disclosures;
    private final PhaseNotices notices;
    private final Organisation organisation;
    private final CaseHistory history;
    private final CaseNumbers numbers;
    private final CurrentUser user;
    private final Clock clock;

    ObligationDesk(
            Obligations obligations,
            Publications publications,
            CatalogueUpkeepProcess process,
            ObligationFiles files,
            Rounds rounds,
            Catalogue catalogue,
            Deadlines deadlines,
            DisclosureDesk disclosures,
            PhaseNotices notices,
            Organisation organisation,
            CaseHistory history,
            CaseNumbers numbers,
            CurrentUser user,
            Clock clock) {
        this.obligations = obligations;
        this.publications = publications;
        this.process = process;
        this.files = files;
        this.rounds = rounds;
        this.catalogue = catalogue;
        this.deadlines = deadlines;
        this.disclosures = disclosures;
        this.notices = notices;
        this.organisation = organisation;
        this.history = history;
        this.numbers = numbers;
        this.user = user;
        this.clock = clock;
    }

    // ---- by the daily look

    void open(String owner, CatalogueItem item, Period period, String rule) {
        int year = period.startsOn().getYear();
        String number = numbers.next(PREFIX, year);
        var deadline = deadlines.start(number, UPDATE, rule, period.startsOn());
        obligations.save(Obligation.owed(number, owner, item, period, deadline.getDueOn(), today()));
        line(number, "定期公开", period.label() + "，最迟" + ChineseDates.of(deadline.getDueOn()), null);
        process.updateDue(number);
    }

    void drop(String number, LocalDate since) {
        locked(number).drop(since, today());
        deadlines.endAll(number);
        line(number, "目录修订", "自" + ChineseDates.of(since) + "起，目录不再要求本期公开这一事项", null);
        process.itemDropped(number);
    }

    void assign(String number, List<String> units, String responsible) {
        locked(number).assign(units);
        line(number, "目录修订", "责任部门改为" + (responsible.isEmpty() ? "未写明" : responsible), null);
        process.responsibilityChanged(number);
    }

    /** An invitation, no obligation: often nothing has changed. */
    void askForAdjustment(Obligation obligation, Period part) {
        obligation.adjustmentAsked(today());
        String about = obligation.number() == null ? obligation.disclosure() : obligation.number();
        notices.tell(
                about,
                "adjustment",
                "adjustment|" + part.code(),
                "请核对已公开的内容",
                "“" + obligation.title() + "”已由" + obligation.disclosure() + "公开。" + part.label()
                        + "开始，请核对内容是否仍然准确：有变化的，请发起“变更撤销”更新；没有变化的，不必办理。",
                groups(obligation));
    }

    // ---- the task

    /** The departments that the catalogue names. Where it names none of ours: in the house the office, elsewhere the organisation itself. */
    List<String> groups(String number) {
        return groups(find(number));
    }

    List<String> groups(Obligation obligation) {
        List<String> groups = new ArrayList<>();
        for (String unit : obligation.units()) {
            groups.add(organisation.group(Role.DEPARTMENT, unit));
        }
        boolean house = obligation.organisation().equals(organisation.house().code());
        if (groups.isEmpty() && !house) {
            groups.add(organisation.group(Role.DEPARTMENT, obligation.organisation()));
        }
        if (groups.stream().allMatch(group -> organisation.members(group).isEmpty())) {
            groups.add(organisation.groupInCharge(Role.OFFICE, obligation.organisation()));
        }
        return groups;
    }

    /** @param year that of its period; @param unit code of the organisation that owes it */
    record Sheet(int year, String unit, CaseView file) {}

    @Transactional(readOnly = true)
    Sheet sheet(String number) {
        Obligation obligation = find(number);
        return new Sheet(obligation.startsOn().getYear(), obligation.organisation(), files.forStaff(obligation));
    }

    void cover(String number, String disclosure, String comment) {
        String wanted = disclosure.toUpperCase();
        Publication publication = publications
                .findById(wanted)
                .orElseThrow(() -> new Refused(
                        "disclosure", "没有找到已经公开的“" + wanted + "”，请核对编号；还没有公开的，请在“案卷”标签页起草本期公开，公开后这项任务自动办结"));
        locked(number).cover(publication, today());
        deadlines.endAll(number);
        line(number, "准备更新", "已由" + wanted + "覆盖", comment);
    }

    void archive(String number) {
        Obligation obligation = find(number);
        deadlines.endAll(number);
        files.file(obligation);
    }

    /**
     * Begins a disclosure for the item and period, with both filled in.
     *
     * @return its number
     */
    String draft(String number) {
        Obligation obligation = locked(number);
        if (groups(obligation).stream().noneMatch(user.groups()::contains) && !isOffice(obligation)) {
            throw new NotFound("没有这项定期公开");
        }
        if (obligation.draft() != null && process.isUnderWay(obligation.draft())) {
            throw new Refused("本期公开已经起草，编号" + obligation.draft() + "，请在任务列表中继续办理");
        }
        String begun = disclosures.open(draftingUnit(obligation), obligation.itemCode(), obligation.period());
        obligation.drafted(begun);
        line(number, "起草本期公开", begun, null);
        return begun;
    }

    private String draftingUnit(Obligation obligation) {
        boolean house = obligation.organisation().equals(organisation.house().code());
        if (obligation.units().isEmpty() && house) {
            throw new Refused("目录没有写明这一事项的责任部门，请在任务列表中发起“例行公开”，选择起草的部门，再选择事项“" + obligation.content() + "”和本期");
        }
        return obligation.units().stream()
                .filter(unit -> user.groups().contains(organisation.group(Role.DEPARTMENT, unit)))
                .findFirst()
                .or(() -> obligation.units().stream().findFirst())
                .orElse(obligation.organisation());
    }

    boolean isOffice(Obligation obligation) {
        return user.groups().contains(organisation.groupInCharge(Role.OFFICE, obligation.organisation()));
    }

    // ---- what is published

    /** In the transaction of the publication, which it closes the obligation with. */
    @EventListener
    void published(DisclosurePublished published) {
        if (publications.findById(published.number()).isPresent()) {
            return; // a new version after its notice: it had been out before
        }
        publications.save(new Publication(
                published.number(),
                published.organisation(),
                published.unit(),
                published.catalogue(),
                published.itemCode(),
                published.period(),
                published.publishedOn(),
                published.dueOn()));
        if (published.period() != null && published.itemCode() != null) {
            fulfil(published);
        }
    }

    private void fulfil(DisclosurePublished published) {
        Optional<Obligation> owed = find(published);
        if (owed.isEmpty()) {
            rounds.begin(KEY); // waits for a look that is opening it just now
            owed = find(published);
        }
        if (owed.isEmpty()) {
            notAskedYet(published);
        } else if (owed.get().open()) {
            String number = owed.get().number();
            owed.get().published(published.number(), published.publishedOn(), today());
            deadlines.endAll(number);
            line(number, "准备更新", "已公开，" + published.number(), null);
            process.updatePublished(number);
        }
    }

    private Optional<Obligation> find(DisclosurePublished published) {
        return obligations.findLocked(
                published.organisation(), published.catalogue(), published.itemCode(), published.period());
    }

    private void notAskedYet(DisclosurePublished published) {
        Period period = Period.of(published.period());
        LocalDate on = period.endsOn().isBefore(published.publishedOn()) ? period.endsOn() : published.publishedOn();
        catalogue
                .item(published.organisation(), published.itemCode(), on)
                .filter(item -> item.catalogue().equals(published.catalogue())
                        && item.timing() != null
                        && item.timing().periodic())
                .ifPresent(item -> obligations.save(Obligation.fulfilled(
                        published.organisation(), item, period, published.number(), published.publishedOn())));
    }

    /** What was withdrawn covers nothing any more. */
    @EventListener
    void ended(ItemEnded ended) {
        if (ended.ending() == Ending.WITHDRAWN) {
            publications.findById(ended.number()).ifPresent(one -> publications.deleteById(one.number()));
        }
    }

    private Obligation locked(String number) {
        return obligations.findLocked(number).orElseThrow(() -> new NotFound("没有这项定期公开"));
    }

    private Obligation find(String number) {
        return obligations.findByNumber(number).orElseThrow(() -> new NotFound("没有这项定期公开"));
    }

    private void line(String number, String step, String outcome, String comment) {
        history.record(number, user.id(), step, outcome, comment, null);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
