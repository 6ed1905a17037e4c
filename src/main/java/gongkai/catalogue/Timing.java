package gongkai.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** When something is disclosed: once it happens, again each period, or kept up for good. */
public enum Timing {
    IMMEDIATE("即时"),
    QUARTERLY("季度"),
    ANNUAL("年度"),
    PERIODIC("定期"),
    LONG_TERM("长期");

    private final String label;

    Timing(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether each period asks for a disclosure of its own. */
    public boolean periodic() {
        return this == QUARTERLY || this == ANNUAL || this == PERIODIC;
    }

    /** @param text the constant's name or its Chinese label */
    public static Optional<Timing> of(String text) {
        return Arrays.stream(values())
                .filter(timing -> timing.name().equals(text) || timing.label.equals(text))
                .findFirst();
    }
}
