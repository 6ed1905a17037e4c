package gongkai.demo;

import static gongkai.platform.EngineClock.CHINA;

import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.ClockShift;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** This year's plans of the towns: asked for as the year began, filed by the first in time and by the second too late, as far as that is past. */
@Component
@Profile("demo")
class DemoPlans {

    private static final String PROCESS = "annual-plan";
    private static final LocalTime MORNING = LocalTime.of(9, 30);
    private static final int ASKED = 4;
    private static final int REVIEWED_AFTER = 5;
    /** Days of the year, of the first unit and of each after it; they are due by the end of January. */
    private static final int FILED = 21;

    private static final int LATER_EACH = 16;

    private static final String PLAN = """
            一、重点：重要决策、党员队伍、党费收支和民生项目，做到应公开尽公开。
            二、安排：每季度末汇总本季度公开情况，6月和12月各检查一次，结果向全体党员通报。
            三、责任：党组织负责人总负责，组织委员承办，每件公开都有人对内容的真实性负责。
            四、监督：设立意见箱和值班电话，群众意见5个工作日内答复。""";

    private static final String ITEMS = """
            党组织重要决策
            年度党建工作部署
            党员发展和民主评议
            年度党费收缴和使用
            民生实事项目进度
            班子和成员述职述廉""";

    private final DemoProcess process;
    private final Organisation organisation;
    private final ClockShift shift;
    private final Clock clock;

    DemoPlans(DemoProcess process, Organisation organisation, ClockShift shift, Clock clock) {
        this.process = process;
        this.organisation = organisation;
        this.shift = shift;
        this.clock = clock;
    }

    void tell() {
        var today = LocalDate.now(clock);
        if (!on(today.withDayOfYear(ASKED), () -> process.look(PROCESS, "open-due"))) {
            return;
        }
        int filed = FILED;
        for (UnitInfo unit : organisation.basicLevel()) {
            var day = today.withDayOfYear(filed);
            String number = process.waitingFor(organisation.group(Role.DEPARTMENT, unit.code()), "file-plan");
            if (number == null || !on(day, () -> file(unit.code(), number))) {
                return;
            }
            on(day.plusDays(REVIEWED_AFTER), () -> approve(number));
            filed += LATER_EACH;
        }
    }

    private void file(String unit, String number) {
        process.complete(
                first(organisation.group(Role.DEPARTMENT, unit)),
                number,
                "file-plan",
                Map.of("outcome", "submit", "plan", PLAN, "items", ITEMS));
        process.runJobs(number);
    }

    private void approve(String number) {
        String house = organisation.house().code();
        process.complete(
                first(organisation.group(Role.OFFICE, house)), number, "review-plan", Map.of("outcome", "approve"));
        process.runJobs(number);
    }

    private String first(String group) {
        return organisation.members(group).get(0).id();
    }

    /** @return false where the day is still to come */
    private boolean on(LocalDate day, Runnable work) {
        var moment = day.atTime(MORNING).atZone(CHINA).toInstant();
        if (moment.isAfter(clock.instant())) {
            return false;
        }
        return shift.asOf(moment, () -> {
            work.run();
            return true;
        });
    }
}
