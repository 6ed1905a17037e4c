package gongkai.annualplan;

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
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Plans as task list, case tab and reminders ask for them. */
@Component
class PlanCases implements Procedure {

    private final AnnualPlans plans;
    private final PlanFiles files;
    private final Organisation organisation;
    private final CurrentUser user;

    PlanCases(AnnualPlans plans, PlanFiles files, Organisation organisation, CurrentUser user) {
        this.plans = plans;
        this.files = files;
        this.organisation = organisation;
        this.user = user;
    }

    @Override
    public String key() {
        return AnnualPlanProcess.KEY;
    }

    @Override
    public String prefix() {
        return PlanDesk.PREFIX;
    }

    @Override
    public String label() {
        return "年度公开计划";
    }

    @Override
    public CaseTable table() {
        return new CaseTable(
                "annual_plan",
                "c.number",
                "c.opened_on",
                "c.approved_on",
                "c.organisation",
                "c.unit",
                "concat(c.year_no, '年度党务公开计划')");
    }

    @Override
    public String phaseLabel(String phase) {
        return phase.equals(AnnualPlanProcess.PLAN) ? "报送年度计划" : phase;
    }

    @Override
    public long openCasesOf(String unitCode) {
        return plans.countOpen(unitCode);
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
        return plans.findByNumberIn(caseNumbers).stream().collect(Collectors.toMap(AnnualPlan::number, this::title));
    }

    private String title(AnnualPlan plan) {
        return organisation.unit(plan.unit()).name() + plan.title();
    }

    /** The office that reviews, and the unit whose plan it is. */
    @Override
    public boolean keptByMe(String caseNumber) {
        return plans.findById(caseNumber)
                .map(plan -> user.groups().contains(organisation.group(Role.OFFICE, plan.organisation()))
                        || user.groups().contains(organisation.group(Role.DEPARTMENT, plan.unit())))
                .orElse(false);
    }

    @Override
    public Source materialOf(String caseNumber, String step) {
        if (find(caseNumber).status() == Status.APPROVED) {
            throw new Refused("这份计划已经审定，不能再添加材料");
        }
        return Source.STAFF;
    }

    @Override
    public void erase(String caseNumber) {
        plans.findById(caseNumber).ifPresent(AnnualPlan::erase);
    }

    private AnnualPlan find(String number) {
        return plans.findById(number).orElseThrow(() -> new NotFound("没有这份计划"));
    }
}
