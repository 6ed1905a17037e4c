package gongkai.platform;

import java.util.List;
import java.util.Map;

/**
 * What a form offers to choose from when that is data of ours: units, grounds. A select in a form names the list as its
 * {@code valuesKey}; the list is filled in when the form is served, so no process variable carries it.
 */
public interface FormChoices {

    /** @return name of a list to its choices, in the order in which they are offered */
    Map<String, List<Choice>> choices();

    /**
     * What depends on the case, for the form of one of its tasks.
     *
     * @param step the user task's id in the diagram
     */
    default Map<String, List<Choice>> choices(String caseNumber, String step) {
        return Map.of();
    }

    /**
     * What the form of a task begins with: name of a field to its answer, where the case has one already.
     *
     * @param step the user task's id in the diagram
     */
    default Map<String, Object> answers(String caseNumber, String step) {
        return Map.of();
    }

    record Choice(String label, String value) {}
}
