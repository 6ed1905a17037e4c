package gongkai.proactivedisclosure;

import gongkai.platform.Answers;
import gongkai.platform.Refused;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * People of a meeting: by name, or only how many.
 *
 * @param names empty where only the number was given
 */
record People(int count, List<String> names) {

    private static final int LONGEST = 2000;
    private static final int MOST = 9999;
    private static final Set<String> NOBODY = Set.of("无", "没有", "[]");

    /**
     * @param answer names as a list, also in JSON, or separated by 、 or blanks; a number; 无 for nobody
     * @return null where nothing was answered
     */
    static People read(String field, String label, Object answer) {
        String text = Answers.text(field, label, answer, LONGEST);
        if (text == null) {
            return null;
        }
        if (NOBODY.contains(text)) {
            return new People(0, List.of());
        }
        if (text.matches("[0-9]+(\\.0+)?")) {
            String digits = text.replaceFirst("\\..*", "");
            if (digits.length() > 4) {
                throw new Refused(field, label + "最多" + MOST + "人");
            }
            return new People(Integer.parseInt(digits), List.of());
        }
        List<String> names = Answers.list(field, label, text.startsWith("[") ? answer : text.replaceAll("\\s+", "、"));
        if (names.equals(List.of("无"))) {
            return new People(0, List.of());
        }
        if (names.isEmpty() || text.matches(".*[0-9].*") || text.startsWith("-")) {
            throw new Refused(field, label + "请写姓名，用顿号分开；或者只写人数，例如9");
        }
        Set<String> twice = names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .collect(Collectors.toSet());
        if (!twice.isEmpty()) {
            throw new Refused(field, label + "里“" + String.join("、", twice) + "”写了不止一次");
        }
        return new People(names.size(), names);
    }

    /** Refuses people who aren't among the others. */
    void mustBeAmong(People others, String field, String label, String othersLabel) {
        if (count > others.count) {
            throw new Refused(field, label + count + "人，多于" + othersLabel + others.count + "人，请核对");
        }
        if (!names.isEmpty() && !others.names.isEmpty()) {
            List<String> strangers =
                    names.stream().filter(name -> !others.names.contains(name)).toList();
            if (!strangers.isEmpty()) {
                throw new Refused(field, label + "里的“" + String.join("、", strangers) + "”不在" + othersLabel + "里，请核对");
            }
        }
    }
}
