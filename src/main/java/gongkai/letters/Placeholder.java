package gongkai.letters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a letter's text may speak of, under the name that stands in braces in it: {@code {收到日期}}.
 */
enum Placeholder {
    CASE_NUMBER("申请编号", "caseNumber", As.CLAUSE, "YSQ-2026-000012"),
    RECEIVED_ON("收到日期", "receivedOn", As.DATE, "2026-09-18"),
    CHANNEL("提出方式", "channel", As.CLAUSE, "口头申请，当场记录"),
    CONTENT("申请内容", "content", As.QUOTED, "2025年度党费收缴、管理和使用情况"),
    DEPARTMENT("承办部门", "department", As.CLAUSE, "政工室"),
    STATUS_URL("查询网址", "statusUrl", As.CLAUSE, "https://gongkai.example.cn/applications/status"),
    QUERY_HINT("查询码说明", "queryHint", As.CLAUSE, "查询码只在提交成功的页面显示一次，请妥善保管"),
    MISSING("补正内容", "missing", As.NUMBERED, "申请人的身份证明复印件\n所需信息的年度和文件名称"),
    CORRECT_UNTIL("补正期限", "correctUntil", As.DATE, "2026-10-21"),
    ACCEPTED_ON("受理日期", "acceptedOn", As.DATE, "2026-09-21"),
    DUE("审查期限", "due", As.DATE, "2026-09-28"),
    NEW_DUE("延长后的期限", "newDue", As.DATE, "2026-10-13"),
    DUE_BASIS("期限的计算", "dueBasis", As.LINES, "自受理次日起5个工作日：9月22日第1日，9月23日第2日，9月24日第3日，9月28日第4日，9月29日第5日"),
    REASON("理由", "reason", As.LINES, "所需材料分散在政工室和两个基层党支部，需要逐一汇总核对"),
    CONSULT_UNTIL("答复意见的期限", "consultUntil", As.DATE, "2026-10-27"),
    MATERIAL("信息内容", "material", As.LINES, "2025年度共收缴党费128460.00元，上缴64230.00元。\n用于党员教育培训31200.00元，走访慰问12800.00元。"),
    EXPLANATION("具体情况", "explanation", As.LINES, "办公用房改造项目的追加预算正在党委会讨论，尚未形成决定。"),
    SUPERIOR_OPINION("上级意见", "superiorOpinion", As.LINES, "同意公开"),
    GROUNDS("不公开的理由和依据", "grounds", As.GROUNDS, List.of(ground("label", "正在审议、讨论过程中的信息"))),
    WITHHELD(
            "不公开的部分和理由",
            "withheld",
            As.GROUNDS,
            List.of(Map.of(
                    "part", "追加预算的讨论记录",
                    "ground", "正在审议、讨论过程中",
                    "article", "《党务公开依申请公开制度》第三条")));

    /** How a fact is set. All but a date and a clause end their paragraph and may make several of it. */
    enum As {
        DATE,
        CLAUSE,
        /** Each line a paragraph, ended as a sentence. */
        LINES,
        /** Somebody else's words: several lines stand as they are below their lead. */
        QUOTED,
        /** Each line a paragraph, numbered where there are several. */
        NUMBERED,
        /** Each with its article, numbered where there are several. */
        GROUNDS;

        boolean endsParagraph() {
            return this != DATE && this != CLAUSE;
        }
    }

    private static final Set<Placeholder> REPLY =
            EnumSet.of(CASE_NUMBER, RECEIVED_ON, ACCEPTED_ON, CONTENT, DEPARTMENT, EXPLANATION);

    private static final Map<LetterKind, Set<Placeholder>> KNOWN = new EnumMap<>(Map.ofEntries(
            known(LetterKind.RECEIPT, EnumSet.of(CASE_NUMBER, RECEIVED_ON, CHANNEL, CONTENT, STATUS_URL, QUERY_HINT)),
            known(
                    LetterKind.CORRECTION,
                    EnumSet.of(CASE_NUMBER, RECEIVED_ON, CONTENT, MISSING, CORRECT_UNTIL, EXPLANATION)),
            known(
                    LetterKind.ACCEPTANCE,
                    EnumSet.of(CASE_NUMBER, RECEIVED_ON, CONTENT, ACCEPTED_ON, DEPARTMENT, DUE, DUE_BASIS)),
            known(LetterKind.NOT_ACCEPTED, EnumSet.of(CASE_NUMBER, RECEIVED_ON, CONTENT, GROUNDS, EXPLANATION, REASON)),
            known(
                    LetterKind.EXTENSION,
                    EnumSet.of(
                            CASE_NUMBER,
                            RECEIVED_ON,
                            CONTENT,
                            ACCEPTED_ON,
                            DEPARTMENT,
                            REASON,
                            DUE,
                            NEW_DUE,
                            DUE_BASIS)),
            known(LetterKind.CONSULTATION, EnumSet.of(CASE_NUMBER, CONSULT_UNTIL, MATERIAL, REASON, DEPARTMENT)),
            known(LetterKind.REPLY_GRANTED, with(REPLY, SUPERIOR_OPINION, MATERIAL)),
            known(LetterKind.REPLY_PARTIAL, with(REPLY, SUPERIOR_OPINION, MATERIAL, GROUNDS, WITHHELD)),
            known(LetterKind.REPLY_REFUSED, with(REPLY, SUPERIOR_OPINION, GROUNDS)),
            known(LetterKind.REPLY_NOT_EXIST, with(REPLY, GROUNDS)),
            known(LetterKind.REPLY_NOT_HELD, with(REPLY, GROUNDS)),
            known(LetterKind.WITHDRAWAL, EnumSet.of(CASE_NUMBER, RECEIVED_ON, CONTENT, REASON))));

    /** Without these a letter wouldn't say what it has to. */
    private static final Map<LetterKind, Set<Placeholder>> REQUIRED = new EnumMap<>(Map.ofEntries(
            known(LetterKind.RECEIPT, EnumSet.of(CASE_NUMBER, CONTENT)),
            known(LetterKind.CORRECTION, EnumSet.of(CASE_NUMBER, MISSING, CORRECT_UNTIL)),
            known(LetterKind.ACCEPTANCE, EnumSet.of(CASE_NUMBER, ACCEPTED_ON, DUE)),
            known(LetterKind.NOT_ACCEPTED, EnumSet.of(CASE_NUMBER, GROUNDS)),
            known(LetterKind.EXTENSION, EnumSet.of(CASE_NUMBER, REASON, NEW_DUE)),
            known(LetterKind.CONSULTATION, EnumSet.of(CASE_NUMBER, CONSULT_UNTIL)),
            known(LetterKind.REPLY_GRANTED, EnumSet.of(CASE_NUMBER, CONTENT, MATERIAL)),
            known(LetterKind.REPLY_PARTIAL, EnumSet.of(CASE_NUMBER, CONTENT, MATERIAL, WITHHELD)),
            known(LetterKind.REPLY_REFUSED, EnumSet.of(CASE_NUMBER, CONTENT, GROUNDS)),
            known(LetterKind.REPLY_NOT_EXIST, EnumSet.of(CASE_NUMBER, CONTENT)),
            known(LetterKind.REPLY_NOT_HELD, EnumSet.of(CASE_NUMBER, CONTENT)),
            known(LetterKind.WITHDRAWAL, EnumSet.of(CASE_NUMBER))));

    private final String label;
    private final String fact;
    private final As as;
    private final Object example;

    Placeholder(String label, String fact, As as, Object example) {
        this.label = label;
        this.fact = fact;
        this.as = as;
        this.example = example;
    }

    /** As people write it between braces. */
    String label() {
        return label;
    }

    /** Its name among the facts of an order. */
    String fact() {
        return fact;
    }

    As as() {
        return as;
    }

    Object example() {
        return example;
    }

    static Set<Placeholder> knownTo(LetterKind kind) {
        return KNOWN.get(kind);
    }

    static Set<Placeholder> requiredOf(LetterKind kind) {
        return REQUIRED.get(kind);
    }

    static Optional<Placeholder> called(String label) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.label.equals(label))
                .findFirst();
    }

    private static Map<String, String> ground(String key, String label) {
        return Map.of(key, label, "article", "《党务公开依申请公开制度》第三条");
    }

    private static Map.Entry<LetterKind, Set<Placeholder>> known(LetterKind kind, Set<Placeholder> placeholders) {
        return Map.entry(kind, placeholders);
    }

    private static Set<Placeholder> with(Set<Placeholder> some, Placeholder... more) {
        var all = EnumSet.copyOf(some);
        all.addAll(List.of(more));
        return all;
    }

    /** With every name, for whoever writes. */
    static List<String> labels(Set<Placeholder> placeholders) {
        var labels = new ArrayList<String>();
        placeholders.forEach(placeholder -> labels.add(placeholder.label));
        return labels;
    }
}
