package gongkai.proactivedisclosure;

import gongkai.board.Board;
import gongkai.board.ItemStanding;
import gongkai.board.Reader;
import gongkai.cases.CaseHistory;
import gongkai.catalogue.Catalogue;
import gongkai.catalogue.CatalogueItem;
import gongkai.deadlines.DeadlineMoved;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.CleanText;
import gongkai.platform.Contacts;
import gongkai.platform.CurrentUser;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The counter of 例行公开: where the public objects in a notice, and where other procedures ask for a disclosure. */
@Component
public class DisclosureDesk {

    private static final int OBJECTION = 2000;
    private static final int NAME = 100;

    private final Disclosures disclosures;
    private final Objections objections;
    private final ProactiveDisclosureProcess process;
    private final DraftingDesk drafting;
    private final DisclosureNotices notices;
    private final Catalogue catalogue;
    private final Board board;
    private final Organisation organisation;
    private final CaseHistory history;
    private final PublicationClock publicationClock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DisclosureDesk(
            Disclosures disclosures,
            Objections objections,
            ProactiveDisclosureProcess process,
            DraftingDesk drafting,
            DisclosureNotices notices,
            Catalogue catalogue,
            Board board,
            Organisation organisation,
            CaseHistory history,
            PublicationClock publicationClock,
            ApplicationEventPublisher events,
            Clock clock) {
        this.disclosures = disclosures;
        this.objections = objections;
        this.process = process;
        this.drafting = drafting;
        this.notices = notices;
        this.catalogue = catalogue;
        this.board = board;
        this.organisation = organisation;
        this.history = history;
        this.publicationClock = publicationClock;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a case for a unit, with its task to propose the content.
     *
     * @param itemCode of the unit's catalogue, with which the form begins; null for none
     * @param period code of the period it is for; null for none
     * @return the new number
     * @throws Refused where the signed-in person may not open one for this unit; what nobody signed in asks for is the product's own
     */
    @Transactional
    public String open(String unit, String itemCode, String period) {
        String number = process.start(unit);
        if (itemCode != null) {
            CatalogueItem item = catalogue
                    .item(unit, itemCode, LocalDate.now(clock))
                    .orElseThrow(() -> new Refused("catalogueItem", "目录里没有代码为“" + itemCode + "”的事项"));
            drafting.prepare(
                    number,
                    new Content(
                            item.catalogue(),
                            item.code(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            period,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null));
        }
        return number;
    }

    /** Whether somebody may object to it today. */
    @Transactional(readOnly = true)
    public boolean takesObjections(String number) {
        return disclosures.findById(number).map(this::takesObjections).orElse(false);
    }

    /** What was ended on the board isn't in its notice any more. */
    private boolean takesObjections(Disclosure disclosure) {
        return disclosure.takesObjections(LocalDate.now(clock))
                && board.standing(disclosure.number())
                        .filter(ItemStanding::ended)
                        .isEmpty();
    }

    /**
     * Takes an objection to a disclosure in its public notice, signed or not.
     *
     * @param reader who objects; only what he can see on the board is there for him
     * @throws InvalidInput with every wrong field
     * @throws NotFound where there is no such disclosure for this reader
     * @throws Refused where it isn't in its notice
     */
    @Transactional
    public ObjectionReceipt object(String number, NewObjection raw, Reader reader) {
        NewObjection filled = checked(raw);
        String wanted = number == null ? "" : number.strip().toUpperCase();
        board.item(wanted, reader);
        Disclosure disclosure = disclosures.findLockedByNumber(wanted).orElseThrow(() -> new NotFound("没有找到这条公开信息"));
        if (!takesObjections(disclosure)) {
            throw new Refused("这条公开信息现在不在公示期，不能提出异议；有意见的，可以通过意见建议反映");
        }
        int ordinal = (int) objections.countByCaseNumber(wanted) + 1;
        Objection objection = objections.save(new Objection(wanted, ordinal, filled, clock.instant()));
        // Whoever it was: what comes unsigned stays unsigned, also from a signed-in browser.
        history.record(
                wanted,
                CurrentUser.SYSTEM,
                "收到异议",
                "第" + ordinal + "号异议，" + (filled.name() == null ? "未署名" : "署名"),
                null,
                null);
        if (process.noticeIsOpen(wanted)) {
            objection.handOver();
            process.objectionReceived(wanted, ordinal);
        }
        notices.objection(disclosure, ordinal, organisation.groupInCharge(Role.OFFICE, disclosure.unit()));
        return new ObjectionReceipt(wanted, ordinal, objection.receivedAt());
    }

    /**
     * The calendar moved the date of the rule that ended first; now another one may. Told in the same words, so that task,
     * timers and people follow.
     */
    @EventListener
    void moved(DeadlineMoved moved) {
        if (!moved.phase().equals(ProactiveDisclosureProcess.PUBLISH)) {
            return;
        }
        disclosures.findById(moved.caseNumber()).ifPresent(disclosure -> {
            LocalDate tightest = publicationClock.run(disclosure).getDueOn();
            if (!tightest.equals(moved.newDue())) {
                events.publishEvent(new DeadlineMoved(
                        moved.caseNumber(), moved.phase(), moved.newDue(), tightest, "适用的公开期限中，另一条现在先到期"));
            }
        });
    }

    private static NewObjection checked(NewObjection raw) {
        NewObjection filled = new NewObjection(strip(raw.content()), strip(raw.name()), strip(raw.contact()));
        Map<String, String> errors = new LinkedHashMap<>();
        if (filled.content() == null) {
            errors.put("content", "请填写异议的内容");
        } else {
            put(errors, "content", "异议的内容", CleanText.problem(filled.content(), OBJECTION));
        }
        put(errors, "name", "姓名", CleanText.lineProblem(filled.name(), NAME));
        if (filled.contact() != null && !Contacts.isPhone(filled.contact()) && !Contacts.isEmail(filled.contact())) {
            errors.put("contact", "联系方式请填写电话号码，例如0519-82880000，或者电子邮箱，例如name@example.cn");
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return filled;
    }

    private static void put(Map<String, String> errors, String field, String label, String problem) {
        if (problem != null) {
            errors.put(field, label + problem);
        }
    }

    private static String strip(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
