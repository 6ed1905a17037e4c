package gongkai.proactivedisclosure;

import gongkai.cases.CaseSheets;
import gongkai.cases.CaseTable;
import gongkai.cases.CaseView;
import gongkai.cases.Procedure;
import gongkai.documents.Source;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.CurrentUser;
import gongkai.platform.Refused;
import gongkai.screening.Suspicion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Disclosures as task list, case tab and reminders ask for them. */
@Component
class DisclosureCases implements Procedure {

    private static final Map<String, String> PHASES =
            Map.of(ProactiveDisclosureProcess.PUBLISH, "公开", ProactiveDisclosureProcess.NOTICE, "公示结论");

    /** Where what is attached is to go public: only before reviews that see it. */
    private static final Set<String> WRITING =
            Set.of(ProactiveDisclosureProcess.PROPOSE, ProactiveDisclosureProcess.REVISE);

    private static final int MOST_FILES = 30;

    private final Disclosures disclosures;
    private final DisclosureFiles files;
    private final Gate gate;
    private final Organisation organisation;
    private final CurrentUser user;

    DisclosureCases(
            Disclosures disclosures, DisclosureFiles files, Gate gate, Organisation organisation, CurrentUser user) {
        this.disclosures = disclosures;
        this.files = files;
        this.gate = gate;
        this.organisation = organisation;
        this.user = user;
    }

    @Override
    public String key() {
        return ProactiveDisclosureProcess.KEY;
    }

    @Override
    public String prefix() {
        return DraftingDesk.PREFIX;
    }

    @Override
    public String label() {
        return "例行公开";
    }

    @Override
    public CaseTable table() {
        return new CaseTable(
                "proactive_disclosure", "c.number", "c.opened_on", "c.ended_on", "c.organisation", "c.unit", "c.title");
    }

    @Override
    public String phaseLabel(String phase) {
        return PHASES.getOrDefault(phase, phase);
    }

    @Override
    public long openCasesOf(String unitCode) {
        return disclosures.countOpen(unitCode);
    }

    @Override
    public String organisationOf(String caseNumber) {
        return disclosures.get(caseNumber).organisation();
    }

    @Override
    public CaseView view(String caseNumber) {
        Disclosure disclosure = disclosures.get(caseNumber);
        return files.forStaff(disclosure, isOfficeOf(disclosure));
    }

    @Override
    public Map<String, String> titles(Collection<String> caseNumbers) {
        return disclosures.findByNumberIn(caseNumbers).stream()
                .collect(Collectors.toMap(Disclosure::number, one -> CaseSheets.shortened(one.title())));
    }

    /** The office, and the department whose disclosure it is. */
    @Override
    public boolean keptByMe(String caseNumber) {
        return disclosures
                .findById(caseNumber)
                .map(one -> isOfficeOf(one) || user.groups().contains(organisation.group(Role.DEPARTMENT, one.unit())))
                .orElse(false);
    }

    private boolean isOfficeOf(Disclosure disclosure) {
        return user.groups().contains(organisation.groupInCharge(Role.OFFICE, disclosure.unit()));
    }

    @Override
    public Source materialOf(String caseNumber, String step) {
        Disclosure disclosure = disclosures.lock(caseNumber);
        if (disclosure.status().ended()) {
            throw new Refused("这件公开已经办结，不能再添加材料");
        }
        if (!WRITING.contains(step)) {
            return Source.STAFF;
        }
        if (!disclosure.status().isWriting()) {
            throw new Refused("这件公开的内容已经提交，不能再添加要公开的附件；要换附件的，请退回修改");
        }
        if (gate.files(disclosure).size() >= MOST_FILES) {
            throw new Refused("要公开的附件最多" + MOST_FILES + "个");
        }
        return Source.FOR_PUBLICATION;
    }

    @Override
    public Map<String, String> earlierSteps(String caseNumber, String step) {
        Disclosure disclosure = disclosures.get(caseNumber);
        List<Step> reviews = disclosure.earlierReviews(step);
        Map<String, String> steps = new LinkedHashMap<>();
        if (!disclosure.hasBeenDecidedTogether()) {
            steps.put(ProactiveDisclosureProcess.REVISE, "修改");
        }
        reviews.forEach(one -> steps.put(one.id(), one.label()));
        return steps;
    }

    @Override
    public void sendBack(String caseNumber, String from, String to) {
        disclosures.lock(caseNumber).sendBack(from, to);
        if (from.equals(ProactiveDisclosureProcess.RESOLVE_FINDINGS)) {
            gate.decide(caseNumber, Suspicion.Decision.SENT_BACK, user.id(), null);
        }
    }

    @Override
    public String reopenedBy(String caseNumber, String step) {
        return disclosures.get(caseNumber).reopenedBy(step);
    }

    @Override
    public void takeBack(String caseNumber, String step) {
        disclosures.lock(caseNumber).takeBack(step);
    }

    @Override
    public void erase(String caseNumber) {
        disclosures.findById(caseNumber).ifPresent(files::erase);
    }
}
