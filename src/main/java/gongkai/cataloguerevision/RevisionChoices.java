package gongkai.cataloguerevision;

import gongkai.organisation.Organisation;
import gongkai.platform.FormChoices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the forms of 目录制定修订 offer and begin with: the catalogues that the office may make, what was loaded. */
@Component
class RevisionChoices implements FormChoices {

    private static final String CATALOGUES = "revisableCatalogues";

    private final CatalogueRevisions revisions;
    private final Offices offices;
    private final Organisation organisation;

    RevisionChoices(CatalogueRevisions revisions, Offices offices, Organisation organisation) {
        this.revisions = revisions;
        this.offices = offices;
        this.organisation = organisation;
    }

    /** For the start, where there is no case yet. */
    @Override
    public Map<String, List<Choice>> choices() {
        List<String> mine = offices.mine();
        String office = mine.isEmpty() ? organisation.house().code() : mine.get(0);
        return Map.of(CATALOGUES, catalogues(office));
    }

    @Override
    public Map<String, List<Choice>> choices(String caseNumber, String step) {
        return drafted(caseNumber, step)
                .map(revision -> Map.of(CATALOGUES, catalogues(revision.organisation())))
                .orElse(Map.of());
    }

    private List<Choice> catalogues(String office) {
        return offices.catalogues(office).entrySet().stream()
                .map(catalogue -> new Choice(catalogue.getValue(), catalogue.getKey()))
                .toList();
    }

    @Override
    public Map<String, Object> answers(String caseNumber, String step) {
        return drafted(caseNumber, step)
                .map(revision -> {
                    Map<String, Object> answers = new LinkedHashMap<>();
                    put(answers, "catalogue", revision.catalogue());
                    put(answers, "effectiveFrom", revision.effectiveFrom());
                    put(answers, "reason", revision.reason());
                    return answers;
                })
                .orElse(Map.of());
    }

    private Optional<CatalogueRevision> drafted(String caseNumber, String step) {
        return step.equals(CatalogueRevisionProcess.DRAFT) && caseNumber.startsWith(RevisionDesk.PREFIX + "-")
                ? revisions.findById(caseNumber)
                : Optional.empty();
    }

    private static void put(Map<String, Object> answers, String field, Object value) {
        if (value != null) {
            answers.put(field, value.toString());
        }
    }
}
