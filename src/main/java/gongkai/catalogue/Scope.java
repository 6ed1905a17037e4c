package gongkai.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** To whom something is disclosed, as the catalogues of source 003 name it. */
public enum Scope {
    SOCIETY("社会"),
    ORGANISATION("全局"),
    UNIT("本单位"),
    COMMITTEE("党委成员");

    private final String label;

    Scope(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** @param text the constant's name or its Chinese label */
    public static Optional<Scope> of(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.name().equals(text) || scope.label.equals(text))
                .findFirst();
    }
}
