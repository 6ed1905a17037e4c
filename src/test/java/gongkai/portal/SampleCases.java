package gongkai.portal;

import gongkai.cases.DayView;
import gongkai.cases.DueView;
import gongkai.disclosureonapplication.AttachmentView;
import gongkai.disclosureonapplication.DeliveryMethod;
import gongkai.disclosureonapplication.HistoryView;
import gongkai.disclosureonapplication.LetterView;
import gongkai.disclosureonapplication.Receipt;
import gongkai.disclosureonapplication.StatusView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Cases as the desk shows them, with what people write to try us. */
final class SampleCases {

    static final String NUMBER = "YSQ-2026-000087";
    static final String CODE = "ABCD-EFGH-JKLM-NPQR";
    static final String NASTY = "<script>alert(1)</script> ${7*7} [[${7*7}]] __${7*7}__ #{x} *{y} ~{z} '\"";
    static final Instant RECEIVED = Instant.parse("2026-09-18T02:24:00Z");

    private SampleCases() {}

    static Receipt receipt() {
        return new Receipt(NUMBER, CODE, "RECEIVED", "已收到，等待登记审核", RECEIVED, LocalDate.of(2026, 9, 18));
    }

    static StatusView underReview() {
        return view(false, due("ok", "还剩2个工作日"), true, false);
    }

    static StatusView standingStill() {
        return view(false, due("wait", "已暂停，征求第三方意见中"), true, false);
    }

    static StatusView awaitingCorrection() {
        return view(true, null, true, false);
    }

    static StatusView ended() {
        return view(false, null, false, true);
    }

    private static StatusView view(boolean mayCorrect, DueView due, boolean mayWithdraw, boolean ended) {
        return new StatusView(
                NUMBER,
                "UNDER_REVIEW",
                "正在审查",
                "承办部门正在核实信息并起草答复。",
                NASTY,
                RECEIVED,
                LocalDate.of(2026, 9, 18),
                ended ? "政工室" : null,
                due,
                List.of(new HistoryView(RECEIVED, "收到申请", NASTY)),
                List.of(new LetterView(7, "受理通知书", "安公开〔2026〕3号", LocalDate.of(2026, 9, 21))),
                List.of(new AttachmentView(9, NASTY + ".pdf", 1_300_000)),
                mayCorrect,
                mayCorrect ? NASTY : null,
                mayCorrect ? LocalDate.of(2026, 10, 22) : null,
                mayWithdraw,
                ended,
                DeliveryMethod.POST);
    }

    private static DueView due(String state, String label) {
        return new DueView(
                LocalDate.of(2026, 9, 24),
                false,
                "application.review",
                "审查并决定",
                "5个工作日",
                "《依申请公开制度》第四条",
                state,
                label,
                3,
                5,
                List.of("9月18日受理申请，当天不计入，从次日起算。"),
                List.of(
                        new DayView(LocalDate.of(2026, 9, 18), "start", "起算日", false),
                        new DayView(LocalDate.of(2026, 9, 19), "off", "周末", false),
                        new DayView(LocalDate.of(2026, 9, 20), "extra", "第1日", false),
                        new DayView(LocalDate.of(2026, 9, 21), "on", "第2日", false),
                        new DayView(LocalDate.of(2026, 9, 22), "on", "第3日", true),
                        new DayView(LocalDate.of(2026, 9, 23), "on", "第4日", false),
                        new DayView(LocalDate.of(2026, 9, 24), "end", "第5日", false)));
    }
}
