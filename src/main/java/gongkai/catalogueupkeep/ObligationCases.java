package gongkai.catalogueupkeep;

import gongkai.cases.CaseSheets;
import gongkai.cases.CaseTable;
import gongkai.cases.CaseView;
import gongkai.cases.Procedure;
import gongkai.documents.Source;
import gongkai.platform.CurrentUser;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Obligations as task list, case tab and reminders ask for them. */
@Component
class ObligationCases implements Procedure {

    private final Obligations obligations;
    private final ObligationDesk desk;
    private final ObligationFiles files;
    private final CurrentUser user;

    ObligationCases(Obligations obligations, ObligationDesk desk, ObligationFiles files, CurrentUser user) {
        this.obligations = obligations;
        this.desk = desk;
        this.files = files;
        this.user = user;
    }

    @Override
    public String key() {
        return CatalogueUpkeepProcess.KEY;
    }

    @Override
    public String prefix() {
        return ObligationDesk.PREFIX;
    }

    @Override
    public String label() {
        return "定期公开";
    }

    @Override
    public CaseTable table() {
        return new CaseTable(
                "obligation",
                "c.number",
                "c.opened_on",
                "c.ended_on",
                "c.organisation",
                "(select u.unit from obligation_unit u where u.obligation_id = c.id and u.place = 0)",
                "c.content");
    }

    @Override
    public String phaseLabel(String phase) {
        return phase.equals(CatalogueUpkeepProcess.UPDATE) ? "本期公开" : phase;
    }

    @Override
    public long openCasesOf(String unitCode) {
        return obligations.countOpen(unitCode);
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
        return obligations.findByNumberIn(caseNumbers).stream()
                .collect(Collectors.toMap(Obligation::number, one -> CaseSheets.shortened(one.title())));
    }

    @Override
    public boolean keptByMe(String caseNumber) {
        return obligations
                .findByNumber(caseNumber)
                .map(one -> desk.isOffice(one) || desk.groups(one).stream().anyMatch(user.groups()::contains))
                .orElse(false);
    }

    @Override
    public Source materialOf(String caseNumber, String step) {
        throw new Refused("材料请加到要公开的事项里：先起草本期公开，再在那件案卷中上传");
    }

    /** Nothing personal is in it. */
    @Override
    public void erase(String caseNumber) {}

    private Obligation find(String number) {
        return obligations.findByNumber(number).orElseThrow(() -> new NotFound("没有这项定期公开"));
    }
}
