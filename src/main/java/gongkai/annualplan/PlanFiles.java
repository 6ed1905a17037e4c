package gongkai.annualplan;

import gongkai.archive.Archive;
import gongkai.archive.CaseFile;
import gongkai.archive.Piece;
import gongkai.cases.CaseSheets;
import gongkai.cases.CaseView;
import gongkai.documents.Documents;
import gongkai.organisation.Organisation;
import gongkai.platform.ChineseDates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A plan as staff see it and as the archive keeps it: each time it was filed. */
@Component
class PlanFiles {

    private final CaseSheets sheets;
    private final Documents documents;
    private final Organisation organisation;
    private final Archive archive;

    PlanFiles(CaseSheets sheets, Documents documents, Organisation organisation, Archive archive) {
        this.sheets = sheets;
        this.documents = documents;
        this.organisation = organisation;
        this.archive = archive;
    }

    CaseView forStaff(AnnualPlan plan) {
        String number = plan.number();
        List<Filing> filings = plan.filings();
        Filing latest = filings.isEmpty() ? null : filings.get(filings.size() - 1);
        return new CaseView(
                number,
                plan.title(),
                plan.status().name(),
                plan.status().label(),
                sheets.unitName(plan.unit()),
                null,
                register(plan).entrySet().stream()
                        .map(fact -> new CaseView.Fact(fact.getKey(), String.valueOf(fact.getValue())))
                        .toList(),
                latest == null ? null : latest.plan(),
                sheets.due(number).orElse(null),
                latest == null ? List.of() : panels(filings, latest),
                List.of(),
                sheets.attachments(number),
                List.of(),
                sheets.history(number),
                sheets.mails(number),
                List.of());
    }

    private List<CaseView.Panel> panels(List<Filing> filings, Filing latest) {
        List<CaseView.Panel> panels = new ArrayList<>();
        List<List<String>> items = new ArrayList<>();
        for (String item : latest.items()) {
            items.add(List.of(String.valueOf(items.size() + 1), item));
        }
        panels.add(new CaseView.Panel("拟公开的事项", null, List.of("序号", "事项"), items));
        if (filings.size() > 1) {
            panels.add(new CaseView.Panel(
                    "历次报送",
                    null,
                    List.of("报送时间", "报送人", "计划内容", "拟公开的事项"),
                    filings.stream()
                            .map(one -> List.of(
                                    ChineseDates.of(one.filedAt()),
                                    organisation.nameOf(one.filedBy()),
                                    one.plan(),
                                    String.join("；", one.items())))
                            .toList()));
        }
        return panels;
    }

    void file(AnnualPlan plan) {
        String number = plan.number();
        Map<String, Object> register = register(plan);
        List<Filing> filings = plan.filings();
        for (int i = 0; i < filings.size(); i++) {
            String which = i == filings.size() - 1 ? "" : "（第" + (i + 1) + "次报送）";
            register.put("计划内容" + which, filings.get(i).plan());
            register.put("拟公开的事项" + which, String.join("\n", filings.get(i).items()));
        }
        archive.file(new CaseFile(
                number,
                plan.title() + "（" + sheets.unitName(plan.unit()) + "）",
                AnnualPlanProcess.KEY,
                null,
                plan.organisation(),
                plan.openedOn(),
                plan.approvedOn(),
                plan.status().label(),
                register,
                sheets.entries(number),
                documents.of(number).stream()
                        .map(one -> new Piece("计划材料", one.filename(), one.mediaType(), one.sha256(), one.id()))
                        .toList()));
    }

    private Map<String, Object> register(AnnualPlan plan) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("年度", plan.year() + "年");
        facts.put("报送单位", sheets.unitName(plan.unit()));
        facts.put("报送期限", ChineseDates.of(plan.dueOn()));
        if (plan.filedOn() != null) {
            facts.put("首次报送", ChineseDates.of(plan.filedOn()) + (plan.filedOn().isAfter(plan.dueOn()) ? "，逾期" : "，按时"));
        }
        if (plan.approvedOn() != null) {
            facts.put("审定日期", ChineseDates.of(plan.approvedOn()));
        }
        return facts;
    }
}
