package gongkai.disclosurechange;

import gongkai.cases.CaseSheets;
import gongkai.cases.CaseTable;
import gongkai.cases.CaseView;
import gongkai.cases.Procedure;
import gongkai.documents.Source;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.CurrentUser;
import gongkai.platform.Refused;
import gongkai.screening.Suspicions;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Changes as task list, case tab and reminders ask for them. */
@Component
class ChangeCases implements Procedure {

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
    public CaseTable table() {
        return new CaseTable(
                "disclosure_change",
                "c.number",
                "c.opened_on",
                "c.ended_on",
                "c.organisation",
                "c.unit",
                "c.old_title");
    }

    @Override
    public String phaseLabel(String phase) {
        return phase.equals(DisclosureChangeProcess.PUBLISH) ? "审批公布" : phase;
    }

    @Override
    public long openCasesOf(String unitCode) {
        return changes.countOpen(unitCode);
    }

    @Override
    public String organisationOf(String caseNumber) {
        return changes.get(caseNumber).organisation();
    }

    @Override
    public CaseView view(String caseNumber) {
        return files.forStaff(changes.get(caseNumber));
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

    /** What is added while the change is written is meant for the public; later, nobody would review it: a paper of the case. */
    @Override
    public Source materialOf(String caseNumber, String step) {
        DisclosureChange change = changes.lock(caseNumber);
        if (change.status().ended()) {
            throw new Refused("这件变更已经办结，不能再添加材料");
        }
        if (!step.equals(DisclosureChangeProcess.REQUEST_CHANGE)) {
            return Source.STAFF;
        }
        if (change.status() != Status.REQUESTING) {
            throw new Refused("这件变更已经提出，不能再添加要公开的附件；要换附件的，请退回修改");
        }
        return Source.FOR_PUBLICATION;
    }

    /** Asking for an item to be withdrawn takes the case on like any other request. */
    @Override
    public boolean advances(String step, String outcome) {
        return step.equals(DisclosureChangeProcess.REQUEST_CHANGE)
                ? !outcome.equals("cancel")
                : Procedure.super.advances(step, outcome);
    }

    @Override
    public void erase(String caseNumber) {
        changes.findById(caseNumber).ifPresent(DisclosureChange::erase);
        suspicions.erase(caseNumber);
    }
}
