package gongkai.handling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that was asked about one step. @param all oldest first */
record StepRequests(List<OpinionRequest> all) {

    List<OpinionRequest> open(Kind kind) {
        return all.stream().filter(one -> one.isOpen() && one.kind() == kind).toList();
    }

    boolean isOpenFor(String person) {
        return all.stream().anyMatch(one -> one.isOpen() && one.askedOf().equals(person));
    }

    boolean hasOpen() {
        return all.stream().anyMatch(OpinionRequest::isOpen);
    }

    /** Whether his own consent is asked for or was given or refused. */
    boolean countersigns(String person) {
        return all.stream()
                .filter(one -> one.kind() == Kind.COUNTERSIGN && one.askedOf().equals(person))
                .anyMatch(one -> one.isOpen() || one.state() == State.AGREED || one.state() == State.DISAGREED);
    }

    /** Whose last word was no. It stands until he agrees: asking others instead doesn't lift it. */
    List<String> dissenters() {
        Map<String, State> lastWords = new LinkedHashMap<>();
        all.stream()
                .filter(one -> one.kind() == Kind.COUNTERSIGN)
                .filter(one -> one.state() == State.AGREED || one.state() == State.DISAGREED)
                .forEach(one -> lastWords.put(one.askedOf(), one.state()));
        return lastWords.entrySet().stream()
                .filter(word -> word.getValue() == State.DISAGREED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Who is asked while others still are joins their round, else a new one begins. */
    int roundOf(Kind kind) {
        int last = all.stream()
                .filter(one -> one.kind() == kind)
                .mapToInt(OpinionRequest::round)
                .max()
                .orElse(0);
        return open(kind).isEmpty() ? last + 1 : last;
    }
}
