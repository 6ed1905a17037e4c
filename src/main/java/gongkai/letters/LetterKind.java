package gongkai.letters;

import java.util.Locale;

/** The letters of the house. Each has its text in {@code seeds/letters}. */
public enum LetterKind {
    RECEIPT("登记回执"),
    CORRECTION("补正告知书"),
    ACCEPTANCE("受理通知书"),
    NOT_ACCEPTED("不予受理告知书"),
    EXTENSION("延期答复告知书"),
    CONSULTATION("征求意见函"),
    REPLY_GRANTED("答复书"),
    REPLY_PARTIAL("答复书"),
    REPLY_REFUSED("答复书"),
    REPLY_NOT_EXIST("答复书"),
    REPLY_NOT_HELD("答复书"),
    WITHDRAWAL("撤回确认书");

    private final String label;

    LetterKind(String label) {
        this.label = label;
    }

    /** As people call it. */
    public String label() {
        return label;
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
