package gongkai.catalogueupkeep;

import gongkai.archive.Archive;
import gongkai.archive.CaseFile;
import gongkai.cases.CaseSheets;
import gongkai.cases.CaseView;
import gongkai.catalogue.Period;
import gongkai.platform.ChineseDates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** An obligation as staff see it, and its file: light, since what was published has a file of its own. */
@Component
class ObligationFiles {

    private final CaseSheets sheets;
    private final Archive archive;

    ObligationFiles(CaseSheets sheets, Archive archive) {
        this.sheets = sheets;
        this.archive = archive;
    }

    CaseView forStaff(Obligation obligation) {
        String number = obligation.number();
        return new CaseView(
                number,
                obligation.title(),
                obligation.status().name(),
                obligation.status().label(),
                sheets.unitName(obligation.organisation()),
                null,
                register(obligation).entrySet().stream()
                        .map(fact -> new CaseView.Fact(fact.getKey(), String.valueOf(fact.getValue())))
                        .toList(),
                obligation.content(),
                sheets.due(number).orElse(null),
                List.of(),
                obligation.open()
                        ? List.of(new CaseView.Action(
                                "起草本期公开", "/staff/upkeep/" + number + "/draft", "事项和本期已经填好；公开以后，这项任务自动办结", false))
                        : List.of(),
                sheets.attachments(number),
                List.of(),
                sheets.history(number),
                sheets.mails(number),
                sheets.related(related(obligation)));
    }

    private static Map<String, String> related(Obligation obligation) {
        Map<String, String> related = new LinkedHashMap<>();
        if (obligation.draft() != null) {
            related.put(obligation.draft(), "为本期起草的公开");
        }
        if (obligation.disclosure() != null) {
            related.put(obligation.disclosure(), "完成本期的公开");
        }
        return related;
    }

    void file(Obligation obligation) {
        archive.file(new CaseFile(
                obligation.number(),
                obligation.title(),
                CatalogueUpkeepProcess.KEY,
                null,
                obligation.organisation(),
                obligation.openedOn(),
                obligation.endedOn(),
                obligation.status().label(),
                register(obligation),
                sheets.entries(obligation.number()),
                List.of()));
    }

    private Map<String, Object> register(Obligation obligation) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("目录事项", obligation.itemCode() + " " + obligation.content());
        if (!obligation.category().isEmpty()) {
            facts.put("类别", obligation.category());
        }
        facts.put("单位", sheets.unitName(obligation.organisation()));
        if (!obligation.units().isEmpty()) {
            facts.put(
                    "责任部门",
                    obligation.units().stream()
                            .map(unit -> sheets.unitName(unit) == null ? unit : sheets.unitName(unit))
                            .collect(Collectors.joining("、")));
        }
        facts.put("公开时限", obligation.timing().label());
        facts.put("本期", Period.of(obligation.period()).label());
        facts.put("最迟公开", ChineseDates.of(obligation.dueOn()));
        if (obligation.draft() != null) {
            facts.put("起草编号", obligation.draft());
        }
        if (obligation.disclosure() != null) {
            facts.put("公开编号", obligation.disclosure());
            facts.put(
                    "公开日期",
                    ChineseDates.of(obligation.fulfilledOn())
                            + (obligation.fulfilledOn().isAfter(obligation.dueOn()) ? "，逾期" : "，按时"));
        }
        if (obligation.adjustmentAskedOn() != null) {
            facts.put("提醒微调", ChineseDates.of(obligation.adjustmentAskedOn()));
        }
        return facts;
    }
}
