package gongkai.disclosureonapplication;

import gongkai.cases.CaseSheets;
import gongkai.cases.CaseTable;
import gongkai.cases.CaseView;
import gongkai.cases.Procedure;
import gongkai.documents.Source;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.CurrentUser;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Applications as task list, case tab and reminders ask for them. */
@Component
class ApplicationCases implements Procedure {

    private static final Map<String, String> PHASES = Map.of(
            DisclosureOnApplicationProcess.ACCEPTANCE, "登记审核",
            DisclosureOnApplicationProcess.REVIEW, "审查决定",
            DisclosureOnApplicationProcess.FILING, "报送上级",
            DisclosureOnApplicationProcess.DELIVERY, "答复送达",
            DisclosureOnApplicationProcess.THIRD_PARTY, "征求第三方意见",
            DisclosureOnApplicationProcess.CORRECTION, "申请人补正");

    private final DisclosureApplications applications;
    private final ApplicationFiles files;
    private final Organisation organisation;
    private final CurrentUser user;

    ApplicationCases(
            DisclosureApplications applications, ApplicationFiles files, Organisation organisation, CurrentUser user) {
        this.applications = applications;
        this.files = files;
        this.organisation = organisation;
        this.user = user;
    }

    @Override
    public String key() {
        return DisclosureOnApplicationProcess.KEY;
    }

    @Override
    public String prefix() {
        return ApplicationDesk.PREFIX;
    }

    @Override
    public String label() {
        return "依申请公开";
    }

    @Override
    public CaseTable table() {
        return new CaseTable(
                "disclosure_application",
                "c.number",
                "c.received_on",
                "c.ended_on",
                "c.organisation",
                "coalesce(c.department, c.organisation)",
                "c.content");
    }

    @Override
    public String phaseLabel(String phase) {
        return PHASES.getOrDefault(phase, phase);
    }

    @Override
    public long openCasesOf(String unitCode) {
        return applications.countOpen(unitCode);
    }

    @Override
    public String organisationOf(String caseNumber) {
        return find(caseNumber).organisation();
    }

    @Override
    public CaseView view(String caseNumber) {
        DisclosureApplication application = find(caseNumber);
        return files.forStaff(application, isOfficeOf(application));
    }

    @Override
    public Map<String, String> titles(Collection<String> caseNumbers) {
        return applications.findByNumberIn(caseNumbers).stream()
                .collect(Collectors.toMap(DisclosureApplication::number, one -> CaseSheets.shortened(one.content())));
    }

    @Override
    public boolean keptByMe(String caseNumber) {
        return applications.findById(caseNumber).map(this::isOfficeOf).orElse(false);
    }

    @Override
    public Source materialOf(String caseNumber, String step) {
        if (find(caseNumber).status().ended()) {
            throw new Refused("这件申请已经办结，不能再添加材料");
        }
        return Source.STAFF;
    }

    @Override
    public Map<String, String> earlierSteps(String caseNumber, String step) {
        Map<String, String> steps = new LinkedHashMap<>();
        find(caseNumber).earlierSteps(Step.of(step)).forEach(one -> steps.put(one.id(), one.label()));
        return steps;
    }

    @Override
    public void sendBack(String caseNumber, String from, String to) {
        find(caseNumber)
                .sendBack(Step.of(from), Step.find(to).orElseThrow(() -> new Refused("to", "没有“" + to + "”这一步，请重新选择")));
    }

    @Override
    public String reopenedBy(String caseNumber, String step) {
        find(caseNumber).mayTakeBack(Step.of(step));
        return step;
    }

    @Override
    public void takeBack(String caseNumber, String step) {
        find(caseNumber).takeBack(Step.of(step));
    }

    @Override
    public void erase(String caseNumber) {
        applications.findById(caseNumber).ifPresent(DisclosureApplication::erase);
    }

    private boolean isOfficeOf(DisclosureApplication application) {
        return user.groups().contains(organisation.group(Role.OFFICE, application.organisation()));
    }

    private DisclosureApplication find(String number) {
        return applications.findById(number).orElseThrow(() -> new NotFound("没有这件申请"));
    }
}
