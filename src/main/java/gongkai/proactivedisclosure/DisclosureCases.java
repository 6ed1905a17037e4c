package gongkai.proactivedisclosure;

import gongkai.cases.CaseSheets;
import gongkai.cases.CaseView;
import gongkai.cases.Procedure;
import gongkai.documents.Source;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.CurrentUser;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.util.Collection;
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

    /** Where what is attached is to go public. */
    private static final Set<String> WRITING = Set.of(
            ProactiveDisclosureProcess.PROPOSE,
            ProactiveDisclosureProcess.REVISE,
            ProactiveDisclosureProcess.RESOLVE_FINDINGS);

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
    public String phaseLabel(String phase) {
        return PHASES.getOrDefault(phase, phase);
    }

    @Override
    public String organisationOf(String caseNumber) {
        return find(caseNumber).organisation();
    }

    @Override
    public CaseView view(String caseNumber) {
        return files.forStaff(find(caseNumber));
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
                .map(one -> List.of(
                                organisation.groupInCharge(Role.OFFICE, one.unit()),
                                organisation.group(Role.DEPARTMENT, one.unit()))
                        .stream()
                        .anyMatch(user.groups()::contains))
                .orElse(false);
    }

    @Override
    public Source materialOf(String caseNumber, String step) {
        Disclosure disclosure = find(caseNumber);
        if (disclosure.status().ended()) {
            throw new Refused("这件公开已经办结，不能再添加材料");
        }
        if (!WRITING.contains(step)) {
            return Source.STAFF;
        }
        if (gate.files(disclosure).size() >= MOST_FILES) {
            throw new Refused("要公开的附件最多" + MOST_FILES + "个");
        }
        return Source.FOR_PUBLICATION;
    }

    @Override
    public void erase(String caseNumber) {
        disclosures.findById(caseNumber).ifPresent(files::erase);
    }

    private Disclosure find(String number) {
        return disclosures.findById(number).orElseThrow(() -> new NotFound("没有这件公开"));
    }
}
