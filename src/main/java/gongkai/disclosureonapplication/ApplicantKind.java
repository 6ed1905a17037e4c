package gongkai.disclosureonapplication;

/** The applicant's kind: the six columns of the statutory annual report (its seventh is the total). */
public enum ApplicantKind {
    NATURAL_PERSON("公民"),
    BUSINESS("商业企业"),
    RESEARCH("科研机构"),
    PUBLIC_INTEREST("社会公益组织"),
    LEGAL_SERVICE("法律服务机构"),
    OTHER_ORGANISATION("其他组织");

    private final String label;

    ApplicantKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
