package gongkai.cataloguerevision;

import gongkai.cases.CaseSheets;
import gongkai.cases.CaseTable;
import gongkai.cases.CaseView;
import gongkai.cases.Procedure;
import gongkai.documents.Source;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Revisions as task list, case tab and reminders ask for them. */
@Component
class RevisionCases implements Procedure {

    private final CatalogueRevisions revisions;
    private final RevisionFiles files;
    private final Offices offices;

    RevisionCases(CatalogueRevisions revisions, RevisionFiles files, Offices offices) {
        this.revisions = revisions;
        this.files = files;
        this.offices = offices;
    }

    @Override
    public String key() {
        return CatalogueRevisionProcess.KEY;
    }

    @Override
    public String prefix() {
        return RevisionDesk.PREFIX;
    }

    @Override
    public String label() {
        return "目录制定修订";
    }

    @Override
    public CaseTable table() {
        return new CaseTable(
                "catalogue_revision",
                "c.number",
                "c.opened_on",
                "c.ended_on",
                "c.organisation",
                "c.organisation",
                "c.catalogue");
    }

    /** It has none: no rule says by when a catalogue is to be revised. */
    @Override
    public String phaseLabel(String phase) {
        return phase;
    }

    @Override
    public long openCasesOf(String unitCode) {
        return revisions.countOpen(unitCode);
    }

    @Override
    public String organisationOf(String caseNumber) {
        return find(caseNumber).organisation();
    }

    @Override
    public CaseView view(String caseNumber) {
        CatalogueRevision revision = find(caseNumber);
        return files.forStaff(revision, revision.status() == Status.DRAFTING && isOfMyOffice(revision));
    }

    @Override
    public Map<String, String> titles(Collection<String> caseNumbers) {
        return revisions.findByNumberIn(caseNumbers).stream()
                .collect(Collectors.toMap(CatalogueRevision::number, one -> CaseSheets.shortened(files.title(one))));
    }

    @Override
    public boolean keptByMe(String caseNumber) {
        return revisions.findById(caseNumber).map(this::isOfMyOffice).orElse(false);
    }

    @Override
    public Source materialOf(String caseNumber, String step) {
        if (find(caseNumber).status().ended()) {
            throw new Refused("这次修订已经办结，不能再添加材料");
        }
        return Source.STAFF;
    }

    @Override
    public void erase(String caseNumber) {
        revisions.findById(caseNumber).ifPresent(CatalogueRevision::erase);
    }

    private boolean isOfMyOffice(CatalogueRevision revision) {
        return offices.mine().contains(revision.organisation());
    }

    private CatalogueRevision find(String number) {
        return revisions.findById(number).orElseThrow(() -> new NotFound("没有这次目录修订"));
    }
}
