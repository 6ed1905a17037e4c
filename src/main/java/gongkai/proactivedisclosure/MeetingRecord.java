package gongkai.proactivedisclosure;

import gongkai.platform.CleanText;
import gongkai.platform.Refused;
import java.time.LocalDate;
import java.util.List;

/**
 * A collective decision as data: who was to come, who came, who stepped aside, how the votes fell. Names where names were
 * given, else only how many.
 */
record MeetingRecord(
        LocalDate heldOn,
        String place,
        People entitled,
        People present,
        People recused,
        int votesFor,
        int votesAgainst,
        int abstained) {

    private static final String[] FIELDS = {
        "heldOn", "place", "entitled", "present", "recused", "votesFor", "votesAgainst", "abstained"
    };

    /** @return null where nothing of a meeting was recorded at all */
    static MeetingRecord read(Given given, LocalDate today) {
        if (!given.any(FIELDS)) {
            return null;
        }
        LocalDate heldOn = given.date("heldOn", "会议日期");
        given.check(heldOn != null || given.wrong("heldOn"), "heldOn", "请填写会议日期");
        given.check(heldOn == null || !heldOn.isAfter(today), "heldOn", "会议日期不能晚于今天");
        String place = given.required("place", "会议地点", 200);
        String problem = CleanText.lineProblem(place, 200);
        given.check(problem == null, "place", "会议地点" + problem);
        People entitled = given.people("entitled", "应到人员");
        given.check(entitled != null && entitled.count() > 0, "entitled", "请填写应到人员的姓名，或者人数");
        People present = given.people("present", "实到人员");
        given.check(present != null, "present", "请填写实到人员的姓名，或者人数");
        People answered = given.people("recused", "回避人员");
        People recused = answered == null ? new People(0, List.of()) : answered;
        if (entitled != null && present != null) {
            among(given, present, entitled, "present", "实到人员", "应到人员");
        }
        if (present != null) {
            among(given, recused, present, "recused", "回避人员", "实到人员");
        }
        Integer votesFor = given.count("votesFor", "赞成票");
        Integer votesAgainst = given.count("votesAgainst", "反对票");
        Integer abstained = given.count("abstained", "弃权票");
        if (present != null && votesFor != null && votesAgainst != null && abstained != null) {
            int votes = votesFor + votesAgainst + abstained;
            int voting = present.count() - recused.count();
            given.check(
                    votes == voting || given.wrong("present") || given.wrong("recused"),
                    "votesFor",
                    "赞成、反对、弃权合计" + votes + "票；实到" + present.count() + "人、回避" + recused.count() + "人，应为" + voting
                            + "票，请核对");
        }
        given.mustBeRight();
        return new MeetingRecord(heldOn, place, entitled, present, recused, votesFor, votesAgainst, abstained);
    }

    private static void among(Given given, People some, People others, String field, String label, String othersLabel) {
        given.read(() -> {
            some.mustBeAmong(others, field, label, othersLabel);
            return some;
        });
    }

    /** What a decision can't do without. */
    static Refused missing() {
        return new Refused("heldOn", "请填写会议日期、地点、应到和实到人员、表决结果");
    }
}
