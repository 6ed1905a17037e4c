package gongkai.disclosurechange;

import gongkai.cases.CaseSheets;
import gongkai.cases.CaseView;
import gongkai.cases.Procedure;
import gongkai.documents.Source;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.CurrentUser;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import gongkai.screening.Suspicions;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Changes as task list, case tab and reminders ask for them. */
@Component
class ChangeCases implements Procedure {

    /** What is added at these steps is meant for the public; at all others it is a paper of the case. */
    private static final Set<String> WRITING =
            Set.of(DisclosureChangeProcess.REQUEST_CHANGE, DisclosureChangeProcess.RESOLVE_FINDINGS);

    private final DisclosureChanges changes;
    private final ChangeFiles files;
    private final Suspicions suspicions;
    private final Organisation organisation;
    private final CurrentUser user;

    ChangeCases(
            DisclosureChanges changes,
            ChangeFiles files,
            Suspicions suspicions,
            Organisation organisation,
            CurrentUser user) {
        this.changes = changes;
        this.files = files;
        this.suspicions = suspicions;
        this.organisation = organisation;
        this.user = user;
    }

    @Override
    public String key() {
        return DisclosureChangeProcess.KEY;
    }

    @Override
    public String prefix() {
        return ChangeDesk.PREFIX;
    }

    @Override
    public String label() {
        return "变更撤销";
    }

    @Override
    public String phaseLabel(String phase) {
        return phase.equals(DisclosureChangeProcess.PUBLISH) ? "审批公布" : phase;
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
        return changes.findByNumberIn(caseNumbers).stream()
                .collect(Collectors.toMap(DisclosureChange::number, one -> CaseSheets.shortened(one.title())));
    }

    /** The office that looks after disclosure, and the department whose item it is. */
    @Override
    public boolean keptByMe(String caseNumber) {
        return changes.findById(caseNumber)
                .map(change -> user.groups().contains(organisation.groupInCharge(Role.OFFICE, change.organisation()))
                        || user.groups().contains(organisation.group(Role.DEPARTMENT, change.unit())))
                .orElse(false);
    }

    @Override
    public Source materialOf(String caseNumber, String step) {
        if (find(caseNumber).status().ended()) {
            throw new Refused("这件变更已经办结，不能再添加材料");
        }
        return WRITING.contains(step) ? Source.FOR_PUBLICATION : Source.STAFF;
    }

    @Override
    public void erase(String caseNumber) {
        changes.findById(caseNumber).ifPresent(DisclosureChange::erase);
        suspicions.erase(caseNumber);
    }

    private DisclosureChange find(String number) {
        return changes.findById(number).orElseThrow(() -> new NotFound("没有这件变更"));
    }
}
