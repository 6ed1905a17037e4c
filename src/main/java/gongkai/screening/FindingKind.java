package gongkai.screening;

/** What the gate stops. */
public enum FindingKind {
    IDENTITY_NUMBER("身份证号码"),
    MOBILE_NUMBER("手机号码"),
    BANK_CARD("银行卡号"),
    HOME_ADDRESS("详细住址"),
    SECRECY_MARK("密级标志");

    private final String label;

    FindingKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether hiding it is enough. What bears a secrecy mark is no less secret once the mark can't be read. */
    public boolean maskable() {
        return this != SECRECY_MARK;
    }
}
