package gongkai.disclosurechange;

import gongkai.board.ItemView;
import gongkai.platform.FormChoices;
import gongkai.screening.Screening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of 变更撤销 begin with: what is published now, what was written before, the files that can be left out. */
@Component
@Transactional(readOnly = true)
class ChangeChoices implements FormChoices {

    private final DisclosureChanges changes;
    private final PublishedItems items;
    private final ChangeFiles files;
    private final Screening screening;

    ChangeChoices(DisclosureChanges changes, PublishedItems items, ChangeFiles files, Screening screening) {
        this.changes = changes;
        this.items = items;
        this.files = files;
        this.screening = screening;
    }

    @Override
    public Map<String, List<Choice>> choices() {
        return Map.of();
    }

    @Override
    public Map<String, List<Choice>> choices(String caseNumber, String step) {
        return writtenAt(caseNumber, step)
                .filter(change -> change.disclosure() != null && step.equals(DisclosureChangeProcess.REQUEST_CHANGE))
                .map(change -> Map.of("publicationFiles", files(change)))
                .orElse(Map.of());
    }

    private List<Choice> files(DisclosureChange change) {
        ItemView item = items.standing(change.disclosure());
        List<Choice> choices = new ArrayList<>();
        item.files().stream().forEach(one -> choices.add(new Choice(one.name() + "（已公开）", String.valueOf(one.id()))));
        files.brought(change.number()).stream()
                .forEach(one -> choices.add(new Choice(one.filename() + "（新上传）", String.valueOf(one.id()))));
        return choices;
    }

    @Override
    public Map<String, Object> answers(String caseNumber, String step) {
        return writtenAt(caseNumber, step)
                .map(change -> step.equals(DisclosureChangeProcess.RESOLVE_FINDINGS) ? masked(change) : begun(change))
                .orElse(Map.of());
    }

    private Map<String, Object> begun(DisclosureChange change) {
        Map<String, Object> answers = new LinkedHashMap<>();
        if (change.disclosure() == null) {
            return answers;
        }
        ItemView item = items.standing(change.disclosure());
        boolean again = change.newTitle() != null;
        answers.put("disclosure", change.disclosure());
        put(answers, "title", again ? change.newTitle() : item.title());
        put(answers, "body", again ? change.newBody() : item.body());
        put(
                answers,
                "changedOn",
                change.changedOn() == null ? null : change.changedOn().toString());
        put(answers, "explanation", change.explanation());
        if (!change.droppedFiles().isEmpty()) {
            answers.put(
                    "dropFiles",
                    change.droppedFiles().stream().map(String::valueOf).toList());
        }
        return answers;
    }

    private Map<String, Object> masked(DisclosureChange change) {
        Map<String, Object> answers = new LinkedHashMap<>();
        put(answers, "title", screening.mask(change.newTitle()));
        put(answers, "body", screening.mask(change.newBody()));
        return answers;
    }

    private Optional<DisclosureChange> writtenAt(String caseNumber, String step) {
        boolean writing = step.equals(DisclosureChangeProcess.REQUEST_CHANGE)
                || step.equals(DisclosureChangeProcess.RESOLVE_FINDINGS);
        return writing && caseNumber.startsWith(ChangeDesk.PREFIX + "-")
                ? changes.findById(caseNumber)
                : Optional.empty();
    }

    private static void put(Map<String, Object> answers, String field, String text) {
        if (text != null) {
            answers.put(field, text);
        }
    }
}
