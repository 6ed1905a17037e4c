package gongkai.catalogue;

import gongkai.organisation.UnitInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Finds in a catalogue's wording who is responsible: "纪委及相关职能部门" names one department and some that it doesn't name. */
class ResponsibleUnits {

    private static final String BETWEEN = "、，,；;/和及与 \n";

    /** Functions and summary words, which name no department. */
    private static final Pattern NOBODY = Pattern.compile("(?:各|相关|有关|其他|本).*|.*(?:负责人|委员|书记|领导|干部|党组织|党支部|党总支)");

    /** Longest first, so that of 党政办公室 and 办公室 the one that is meant is found, and 和 within a name parts nothing. */
    private final List<UnitInfo> departments;

    ResponsibleUnits(List<UnitInfo> departments) {
        this.departments = departments.stream()
                .sorted(Comparator.comparing((UnitInfo unit) -> unit.name().length())
                        .reversed()
                        .thenComparing(UnitInfo::code))
                .toList();
    }

    /** @return codes of the departments that are named, in the order of the text */
    List<String> in(String text) {
        var found = new LinkedHashSet<String>();
        parts(text, found, new ArrayList<>());
        return List.copyOf(found);
    }

    /** @return what looks like a department's name, but is none */
    List<String> unknownIn(String text) {
        List<String> unknown = new ArrayList<>();
        parts(text, new LinkedHashSet<>(), unknown);
        return unknown;
    }

    private void parts(String text, LinkedHashSet<String> found, List<String> unknown) {
        var at = 0;
        while (at < text.length()) {
            if (BETWEEN.indexOf(text.charAt(at)) >= 0) {
                at++;
                continue;
            }
            var here = at;
            var unit = departments.stream()
                    .filter(department -> text.startsWith(department.name(), here)
                            && endsAt(text, here + department.name().length()))
                    .findFirst();
            if (unit.isPresent()) {
                found.add(unit.get().code());
                at += unit.get().name().length();
                continue;
            }
            var end = at;
            while (!endsAt(text, end)) {
                end++;
            }
            var part = text.substring(at, end);
            if (!NOBODY.matcher(part).matches()) {
                unknown.add(part);
            }
            at = end;
        }
    }

    private static boolean endsAt(String text, int at) {
        return at == text.length() || BETWEEN.indexOf(text.charAt(at)) >= 0;
    }
}
