package gongkai.disclosurechange;

import gongkai.board.Ending;
import gongkai.board.ItemState;
import gongkai.platform.Refused;

/** What is asked for an item that is published. */
enum ChangeKind {
    CHANGE("变更", "已变更"),
    WITHDRAW("撤销", "已撤销"),
    TERMINATE("终止", "已终止");

    private final String label;
    private final String done;

    ChangeKind(String label, String done) {
        this.label = label;
        this.done = done;
    }

    String label() {
        return label;
    }

    /** What is said of it when it has been carried out. */
    String done() {
        return done;
    }

    /** The rule that says how soon: what changed is published as what is new, what ends is told at once. */
    String rule() {
        return this == CHANGE ? "disclosure.proactive" : "disclosure.immediate";
    }

    /** @throws IllegalStateException for a change, which ends nothing */
    Ending ending() {
        return switch (this) {
            case WITHDRAW -> Ending.WITHDRAWN;
            case TERMINATE -> Ending.TERMINATED;
            case CHANGE -> throw new IllegalStateException("a change ends nothing");
        };
    }

    /**
     * Refuses what the item's state doesn't allow. Withdrawal is open as long as there is anything to read: what should never
     * have been published can't wait for a notice to end.
     */
    void mustSuit(String number, ItemState state) {
        if (state == ItemState.WITHDRAWN) {
            throw new Refused("disclosure", "编号" + number + "的内容已经撤销，不能再变更、撤销或者终止");
        }
        if (this == WITHDRAW) {
            return;
        }
        if (!state.listed()) {
            throw new Refused("outcome", "编号" + number + "的内容" + state.label() + "，不能再" + label + "；不宜再公开的，可以选择撤销");
        }
        if (state == ItemState.IN_NOTICE) {
            throw new Refused(
                    "outcome", "编号" + number + "的内容正在公示，不能在这里" + label + "；需要修改的，请在“公示结论”一步选择修改后重新公示；急需撤下的，可以选择撤销");
        }
    }
}
