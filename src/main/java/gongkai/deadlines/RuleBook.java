package gongkai.deadlines;

import gongkai.platform.NotFound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every version of every rule, as loaded at one moment. */
class RuleBook {

    private final Map<String, List<Rule>> versions = new LinkedHashMap<>();

    RuleBook(Collection<Rule> rules) {
        rules.forEach(rule ->
                versions.computeIfAbsent(rule.id(), id -> new ArrayList<>()).add(rule));
        versions.values()
                .forEach(list ->
                        list.sort(Comparator.comparing(Rule::effectiveFrom).thenComparing(Rule::version)));
    }

    boolean has(String id) {
        return versions.containsKey(id);
    }

    /** The version in force on a day; a day before the register begins takes the first. */
    Rule inForce(String id, LocalDate day) {
        var list = versions(id);
        var found = list.get(0);
        for (var rule : list) {
            if (!rule.effectiveFrom().isAfter(day)) {
                found = rule;
            }
        }
        return found;
    }

    Optional<Rule> version(String id, int version) {
        return versions.getOrDefault(id, List.of()).stream()
                .filter(rule -> rule.version() == version)
                .findFirst();
    }

    /** Oldest first. */
    List<Rule> versions(String id) {
        var list = versions.get(id);
        if (list == null) {
            throw new NotFound("没有编号为“" + id + "”的规则");
        }
        return list;
    }

    List<Rule> all() {
        return versions.values().stream().flatMap(List::stream).toList();
    }

    List<Rule> inForce(LocalDate day) {
        return versions.keySet().stream().map(id -> inForce(id, day)).toList();
    }
}
