package gongkai.disclosureonapplication;

import gongkai.letters.LetterKind;

/** What the office answers. */
enum Decision {
    GRANT("予以公开", LetterKind.REPLY_GRANTED),
    PARTIAL("部分公开", LetterKind.REPLY_PARTIAL),
    REFUSE("不予公开", LetterKind.REPLY_REFUSED),
    NOT_EXIST("信息不存在", LetterKind.REPLY_NOT_EXIST),
    NOT_HELD("本机关不掌握", LetterKind.REPLY_NOT_HELD);

    private final String label;
    private final LetterKind letter;

    Decision(String label, LetterKind letter) {
        this.label = label;
        this.letter = letter;
    }

    String label() {
        return label;
    }

    LetterKind letter() {
        return letter;
    }

    /** Something goes out: the superior is told first (依申请公开制度 第四条（三）). */
    boolean discloses() {
        return this == GRANT || this == PARTIAL;
    }
}
