package gongkai.letters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The letters of the house. Each has its text in {@code seeds/letters}. */
public enum LetterKind {
    RECEIPT("登记回执"),
    CORRECTION("补正告知书"),
    ACCEPTANCE("受理通知书"),
    NOT_ACCEPTED("不予受理告知书"),
    EXTENSION("延期答复告知书"),
    CONSULTATION("征求意见函"),
    REPLY_GRANTED("答复书", "公开"),
    REPLY_PARTIAL("答复书", "部分公开"),
    REPLY_REFUSED("答复书", "不予公开"),
    REPLY_NOT_EXIST("答复书", "信息不存在"),
    REPLY_NOT_HELD("答复书", "不由本机关掌握"),
    WITHDRAWAL("撤回确认书");

    private final String label;

    private final String occasion;

    LetterKind(String label) {
        this(label, null);
    }

    LetterKind(String label, String occasion) {
        this.label = label;
        this.occasion = occasion;
    }

    /** As people call it. */
    public String label() {
        return label;
    }

    /** With the occasion, where there are several of the same name. */
    String fullLabel() {
        return occasion == null ? label : label + "（" + occasion + "）";
    }

    /** @param template as {@link #template} has it */
    static Optional<LetterKind> of(String template) {
        return Arrays.stream(values())
                .filter(kind -> kind.template().equals(template))
                .findFirst();
    }

    String template() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A receipt is no dispatch of the house: it says under which number the register holds the application. So it carries
     * that number and takes none of its own, which also keeps the one busy row of the series out of every application.
     */
    boolean carriesCaseNumber() {
        return this == RECEIPT;
    }
}
