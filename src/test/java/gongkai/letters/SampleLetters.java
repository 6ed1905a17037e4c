package gongkai.letters;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Orders with nothing but what they must have, and with everything they can have. */
final class SampleLetters {

    static final LocalDate DATED = LocalDate.of(2026, 9, 29);

    private SampleLetters() {}

    static LetterOrder minimal(LetterKind kind) {
        return order(kind, "YSQ-2026-000012", Map.of());
    }

    static LetterOrder full(LetterKind kind) {
        var facts = new HashMap<String, Object>();
        facts.put("caseNumber", "YSQ-2026-000012");
        facts.put("receivedOn", "2026-09-18");
        facts.put("content", "2025年度党费收缴、管理、使用情况，以及清溪镇派出所办公用房改造项目的集体决策情况");
        facts.put("channel", "口头申请，当场记录");
        facts.put("queryHint", "查询码只在提交成功的页面显示一次，请妥善保管");
        facts.put("statusUrl", "https://gongkai.example.cn/applications/status");
        facts.put("missing", "申请人的身份证明复印件\n请明确所需信息的年度和文件名称\n申请人的签名或者盖章");
        facts.put("correctUntil", "2026-10-21");
        facts.put("acceptedOn", "2026-09-21");
        facts.put("due", "2026-09-28");
        facts.put(
                "dueBasis",
                "自受理次日起5个工作日（依申请公开制度第四条第三项）：9月22日第1日，9月23日第2日，9月24日第3日，9月25日至27日中秋节放假不计入，9月28日第4日，9月29日第5日");
        facts.put("reason", reason(kind));
        facts.put("newDue", "2026-10-13T23:59:59+08:00");
        facts.put("party", "安澜县恒信建设有限公司");
        facts.put("consultUntil", "2026-10-27");
        facts.put("decision", "PARTIAL");
        facts.put("explanation", "办公用房改造项目的追加预算正在党委会讨论，尚未形成决定。");
        facts.put(
                "grounds",
                List.of(
                        Map.of("label", "正在审议、讨论过程中的信息", "article", "《党务公开依申请公开制度》第三条"),
                        Map.of("label", "涉及党和国家秘密的信息", "article", "《党务公开依申请公开制度》第三条")));
        facts.put(
                "withheld",
                List.of(
                        Map.of("part", "追加预算的讨论记录", "ground", "正在审议、讨论过程中", "article", "《党务公开依申请公开制度》第三条"),
                        Map.of("part", "项目图纸中标有密级的部分", "ground", "涉及国家秘密", "article", "《党务公开依申请公开制度》第三条")));
        facts.put("superiorOpinion", kind == LetterKind.REPLY_REFUSED ? "同意不予公开" : "同意公开");
        facts.put(
                "material",
                kind == LetterKind.CONSULTATION
                        ? "安澜县公安局清溪镇派出所办公用房改造项目施工合同的总价和分项单价"
                        : "2025年度共收缴党费128460.00元，上缴64230.00元，用于党员教育培训31200.00元，走访慰问12800.00元。\n办公用房改造项目于2025年6月12日经党委会集体研究通过，应到7人，实到7人，同意7票。");
        facts.put("contactPhone", "0579-0000100");
        facts.put("contactAddress", "安澜县人民路1号");
        facts.put("department", "政工室");
        return order(kind, "YSQ-2026-000012", facts);
    }

    private static String reason(LetterKind kind) {
        return switch (kind) {
            case WITHDRAWAL -> "您于2026年9月28日在网上提出撤回";
            case CONSULTATION -> "合同分项单价可能属于您（单位）的商业秘密";
            default -> "所需材料分散在政工室和两个基层党支部，需要逐一汇总核对";
        };
    }

    static LetterOrder order(LetterKind kind, String caseNumber, Map<String, Object> facts) {
        String addressee = kind == LetterKind.CONSULTATION ? "安澜县恒信建设有限公司" : "林某某";
        return new LetterOrder(kind, caseNumber, "中共安澜县公安局委员会", "GAJ", "安公开", addressee, DATED, facts);
    }
}
