package gongkai.disclosureonapplication;

/** Where an application stands, as the applicant reads it. */
enum Status {
    RECEIVED("已收到，等待登记审核", "我们正在核对申请材料是否齐全。"),
    AWAITING_CORRECTION("等待您补正", "申请材料还缺内容，请在期限内补正。"),
    UNDER_REVIEW("正在审查", "承办部门正在核实信息并起草答复。"),
    CONSULTING("正在征求第三方意见", "信息涉及第三方，征求意见期间审查期限暂停计算。"),
    WITH_SUPERIOR("已作出决定，正在报上一级党组织", "答复内容须经上一级党组织审核。"),
    DELIVERING("答复已经作出，正在送达", "答复书已经制作，正在按您选择的方式送达。"),
    REPLIED("已答复", "答复已经送达，本件办结。"),
    NOT_ACCEPTED("不予受理", "这件申请不属于依申请公开的受理范围，理由见告知书。"),
    LAPSED("逾期未补正，视为撤回", "补正期限已过，没有收到补正材料；需要的可以重新申请。"),
    WITHDRAWN("已撤回", "您已撤回这件申请；需要的可以重新申请。");

    private final String label;
    private final String explanation;

    Status(String label, String explanation) {
        this.label = label;
        this.explanation = explanation;
    }

    String label() {
        return label;
    }

    String explanation() {
        return explanation;
    }

    boolean ended() {
        return this == REPLIED || this == NOT_ACCEPTED || this == LAPSED || this == WITHDRAWN;
    }
}
