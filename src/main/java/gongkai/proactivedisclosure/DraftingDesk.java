package gongkai.proactivedisclosure;

import gongkai.cases.CaseDeadlines;
import gongkai.cases.CaseHistory;
import gongkai.cases.CaseNumbers;
import gongkai.catalogue.Channel;
import gongkai.catalogue.Channels;
import gongkai.deadlines.Deadline;
import gongkai.deadlines.Deadlines;
import gongkai.documents.DocumentInfo;
import gongkai.documents.Source;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.Answers;
import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.Refused;
import gongkai.screening.Suspicion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The department's side: opens a case, writes, revises, masks, gives up. Each method runs inside the engine's step. */
@Component
@Transactional
class DraftingDesk {

    /** 例行公开, as case numbers begin. */
    static final String PREFIX = "GK";

    private final Disclosures disclosures;
    private final ContentVersions versions;
    private final ProactiveDisclosureProcess process;
    private final Proposals proposals;
    private final PublicationClock publicationClock;
    private final Gate gate;
    private final Channels channels;
    private final Deadlines deadlines;
    private final CaseDeadlines caseDeadlines;
    private final Organisation organisation;
    private final CaseHistory history;
    private final CaseNumbers numbers;
    private final CurrentUser user;
    private final Clock clock;

    DraftingDesk(
            Disclosures disclosures,
            ContentVersions versions,
            ProactiveDisclosureProcess process,
            Proposals proposals,
            PublicationClock publicationClock,
            Gate gate,
            Channels channels,
            Deadlines deadlines,
            CaseDeadlines caseDeadlines,
            Organisation organisation,
            CaseHistory history,
            CaseNumbers numbers,
            CurrentUser user,
            Clock clock) {
        this.disclosures = disclosures;
        this.versions = versions;
        this.process = process;
        this.proposals = proposals;
        this.publicationClock = publicationClock;
        this.gate = gate;
        this.channels = channels;
        this.deadlines = deadlines;
        this.caseDeadlines = caseDeadlines;
        this.organisation = organisation;
        this.history = history;
        this.numbers = numbers;
        this.user = user;
        this.clock = clock;
    }

    /**
     * Opens a case for a unit of one's own.
     *
     * @param unit its code; null where there is only one
     * @return the new number
     */
    String open(String unit) {
        String chosen = unit == null ? onlyOwnUnit() : mayOpenFor(unit);
        LocalDate today = LocalDate.now(clock);
        String number = numbers.next(PREFIX, today.getYear());
        disclosures.save(
                new Disclosure(number, organisation.organisationOf(chosen).code(), chosen, user.id(), today));
        line(number, "提出公开事项", organisation.unit(chosen).name(), null);
        return number;
    }

    /** The units for which the signed-in person may open a case: those he works in; for an office all of its organisation. */
    List<UnitInfo> ownUnits() {
        List<String> groups = user.groups();
        List<UnitInfo> own = new ArrayList<>();
        for (UnitInfo unit : organisation.units()) {
            if (groups.contains(organisation.group(Role.DEPARTMENT, unit.code()))) {
                own.add(unit);
            }
        }
        for (UnitInfo unit : organisation.units()) {
            if (unit.kind() == UnitInfo.Kind.DEPARTMENT
                    && organisation.isOpen(unit.code())
                    && groups.contains(organisation.group(Role.OFFICE, unit.code()))
                    && !own.contains(unit)) {
                own.add(unit);
            }
        }
        return own;
    }

    private String onlyOwnUnit() {
        List<UnitInfo> working = organisation.units().stream()
                .filter(unit -> user.groups().contains(organisation.group(Role.DEPARTMENT, unit.code())))
                .toList();
        if (working.size() != 1) {
            throw new Refused("unit", "请选择由哪个部门提出");
        }
        return working.get(0).code();
    }

    private String mayOpenFor(String unit) {
        if (!organisation.exists(unit)) {
            throw new Refused("unit", "没有代码为“" + unit + "”的单位，请重新选择");
        }
        boolean mine = ownUnits().stream().anyMatch(own -> own.code().equals(unit));
        boolean forEverybody =
                user.id().equals(CurrentUser.SYSTEM) || user.groups().contains(Role.ADMINISTRATOR.id());
        if (!mine && !forEverybody) {
            throw new Refused("unit", "只能由自己所在的部门提出，请重新选择");
        }
        return unit;
    }

    /** What is known before anybody writes, for a case that a period asks for. */
    void prepare(String number, Content known) {
        disclosures.lock(number).prepare(known);
    }

    /** @param named the fields that were sent at all; the others stay as they were */
    void submit(String number, Map<String, Object> answers, Collection<String> named, String comment) {
        gate.readAhead(number, Source.FOR_PUBLICATION);
        Disclosure disclosure = disclosures.lock(number);
        gate.mustNotHaveEnded(number, "“撤回，不再公开”");
        Content before = disclosure.content();
        boolean first = disclosure.draft() == 0;
        Given given = before == null ? new Given(answers) : Given.over(before.answers(), answers, named);
        var proposal = proposals.read(disclosure.unit(), given, first ? null : before);
        Content content = proposal.content();
        mustStayOnline(disclosure, content);
        disclosure.drop(gate.chosen(disclosure, Answers.list("dropFiles", "不再公开的附件", answers.get("dropFiles"))));
        List<Approval> required = process.requiredApprovals(content);
        if (required.stream().noneMatch(one -> one.step() == Step.SECRECY)) {
            throw new IllegalStateException("required-approvals.dmn lets something pass without its secrecy review");
        }
        disclosure.submit(content, required, proposal.deviations());
        record(disclosure, first ? "提出" : "修改");
        Deadline deadline = publicationClock.run(disclosure);
        if (!first) {
            caseDeadlines.carryOver(deadline);
        }
        var findings = gate.examine(disclosure, Suspicion.Decision.NOTED);
        List<String> remarks = new ArrayList<>();
        if (comment != null) {
            remarks.add(comment);
        }
        remarks.addAll(proposal.deviations());
        if (content.offCatalogue() && !disclosure.needs(Step.OFF_CATALOGUE) && !first) {
            remarks.add("目录外审核仍然有效：标题、公开范围、公开时限和工作方案没有变");
        }
        if (content.publishAt() != null
                && LocalDate.ofInstant(content.publishAt(), clock.getZone()).isAfter(deadline.getDueOn())) {
            remarks.add("定时公开的时间晚于公开期限" + ChineseDates.of(deadline.getDueOn()));
        }
        if (!findings.clean()) {
            remarks.add("筛查提示：" + (findings.total() + findings.unread().size()) + "处，公开前要处理");
        }
        line(
                number,
                first ? "提出内容" : "修改",
                "提交审核（第" + disclosure.draft() + "稿），最迟" + ChineseDates.of(deadline.getDueOn()) + "公开",
                remarks.isEmpty() ? null : String.join("\n", remarks));
    }

    /** What stands on the board can't be left there without its next version. */
    private void mustStayOnline(Disclosure disclosure, Content content) {
        if (disclosure.onBoard() && !isOnline(content)) {
            throw new Refused("channels", "这件公开已经在网上发布过，公开渠道里要保留网上的渠道");
        }
    }

    private boolean isOnline(Content content) {
        return content.channels().stream()
                .map(channels::of)
                .anyMatch(channel -> channel.map(Channel::online).orElse(false));
    }

    void withdraw(String number, String comment) {
        Disclosure disclosure = disclosures.lock(number);
        boolean first = disclosure.draft() == 0;
        LocalDate today = LocalDate.now(clock);
        disclosure.withdraw(today, gate.ended(number).isPresent());
        deadlines.endAll(number);
        if (disclosure.status() == Status.IN_NOTICE) {
            deadlines.start(number, ProactiveDisclosureProcess.NOTICE, PublicationDesk.CONCLUSION_RULE, today);
        }
        line(number, first ? "提出内容" : "修改", "撤回", comment);
    }

    // ---- what the gate found

    /** @param title,body null for the text that the machine masked */
    void mask(String number, String title, String body, String comment) {
        Disclosure disclosure = disclosures.lock(number);
        Content approved = disclosure.content();
        String newTitle = title == null ? gate.masked(approved.title()) : title;
        String newBody = body == null ? gate.masked(approved.body()) : body;
        gate.mustOnlyHide(approved, newTitle, newBody);
        disclosure.mask(newTitle, newBody);
        record(disclosure, "遮盖");
        gate.decide(number, Suspicion.Decision.MASKED, user.id(), comment);
        line(number, "处理敏感信息", "遮盖（第" + disclosure.draft() + "稿）", comment);
    }

    void override(String number, String reason) {
        Disclosure disclosure = disclosures.lock(number);
        disclosure.override(user.id(), authors(disclosure), gate.digest(disclosure));
        boolean online = isOnline(disclosure.content());
        if (online) {
            publicationClock.visibleTooShortly(disclosure.content()).ifPresent(tooShort -> {
                throw new Refused("outcome", tooShort + "；请选择“退回修改”");
            });
        }
        if (online && !gate.copyFiles(disclosure, user.id())) {
            throw new Refused("outcome", "有附件不能制作公开本，请选择“退回修改”，换一个附件");
        }
        gate.decide(number, Suspicion.Decision.OVERRIDDEN, user.id(), reason);
        disclosure.clear(gate.digest(disclosure), clock.instant());
        line(number, "处理敏感信息", "确认可以公开，放行", reason);
    }

    /** Who wrote any version of the content or brought one of its files. */
    private Set<String> authors(Disclosure disclosure) {
        return Stream.concat(
                        versions.findByCaseNumberOrderById(disclosure.number()).stream()
                                .map(ContentVersion::madeBy),
                        gate.files(disclosure).stream().map(DocumentInfo::storedBy))
                .collect(Collectors.toSet());
    }

    void sendBackForFindings(String number, String comment) {
        disclosures.lock(number).sendBackForFindings();
        gate.decide(number, Suspicion.Decision.SENT_BACK, user.id(), comment);
        line(number, "处理敏感信息", "退回修改", comment);
    }

    private void record(Disclosure disclosure, String made) {
        versions.save(new ContentVersion(disclosure, gate.fileNames(disclosure), made, user.id(), clock.instant()));
    }

    private void line(String number, String step, String outcome, String comment) {
        history.record(number, user.id(), step, outcome, comment, null);
    }
}
