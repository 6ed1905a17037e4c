package gongkai.organisation;

import gongkai.platform.AdministrationChanges;
import gongkai.platform.CleanText;
import gongkai.platform.CurrentUser;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Paging;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is away when, and who stands in: made and revoked by oneself, and by administrators for anybody. */
@Component
@Transactional
public class AbsenceDesk {

    private static final String AREA = "请假与代理";
    private static final int LONGEST = 366;
    private static final int REASON = 200;

    private static final Set<Role> LEADERS =
            EnumSet.of(Role.DEPUTY_LEADER, Role.PRINCIPAL_LEADER, Role.PARTY_COMMITTEE);

    /** They are above the house whose roles they have. */
    private static final Set<Role> SUPERIORS = EnumSet.of(Role.SUPERIOR, Role.LEADING_GROUP);

    /** They look at it from outside. */
    private static final Set<Role> OUTSIDE = EnumSet.of(Role.SUPERIOR, Role.LEADING_GROUP, Role.SUPERVISOR);

    private final Absences absences;
    private final Roster roster;
    private final Organisation organisation;
    private final AdministrationChanges changes;
    private final CurrentUser user;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AbsenceDesk(
            Absences absences,
            Roster roster,
            Organisation organisation,
            AdministrationChanges changes,
            CurrentUser user,
            Clock clock,
            ApplicationEventPublisher events) {
        this.absences = absences;
        this.roster = roster;
        this.organisation = organisation;
        this.changes = changes;
        this.user = user;
        this.clock = clock;
        this.events = events;
    }

    public boolean mayForAnybody() {
        return user.groups().contains(Role.ADMINISTRATOR.id());
    }

    /** From the first day on the deputy stands in; what begins today begins now. */
    public void make(NewAbsence wanted) {
        mustBeAllowedFor(wanted.person());
        mustBeComplete(wanted);
        LocalDate today = LocalDate.now(clock);
        OrganisationChart chart = roster.chart();
        mustStandIn(chart, wanted.person(), wanted.deputy());
        absences.lock(wanted.person(), wanted.deputy());
        for (Absence other : absences.from(today)) {
            mustNotCross(wanted, other);
        }
        Absence made = absences.add(wanted, user.id(), clock.instant());
        organisation.changed();
        if (!user.id().equals(made.person())) {
            record(made, null, words(made), made.reason());
        }
        if (made.covers(today)) {
            events.publishEvent(new AbsenceBegun(made));
        }
    }

    /** Whom others keep is told, and others can read it later. */
    private void record(Absence absence, String before, String after, String why) {
        changes.record(
                AREA,
                organisation.nameOf(absence.person()) + "（" + absence.person() + "）",
                absence.person(),
                before,
                after,
                why);
        events.publishEvent(new AbsenceKeptByOther(absence));
    }

    private String words(Absence absence) {
        return absence.days() + "，由" + organisation.nameOf(absence.deputy()) + "代理";
    }

    private void mustBeAllowedFor(String person) {
        if (!user.id().equals(person) && !mayForAnybody()) {
            throw new Refused("person", "只能为自己登记请假；为别人登记的，请联系管理员");
        }
    }

    private void mustBeComplete(NewAbsence wanted) {
        LocalDate today = LocalDate.now(clock);
        Map<String, String> errors = new LinkedHashMap<>();
        if (wanted.person() == null) {
            errors.put("person", "请选择请假的人");
        }
        if (wanted.deputy() == null) {
            errors.put("deputy", "请选择代理人");
        } else if (wanted.deputy().equals(wanted.person())) {
            errors.put("deputy", "代理人不能是请假的本人，请另选一位");
        }
        if (wanted.firstDay() == null) {
            errors.put("firstDay", "请填写开始日期");
        } else if (wanted.firstDay().isBefore(today)) {
            errors.put("firstDay", "开始日期不能早于今天");
        }
        if (wanted.lastDay() == null) {
            errors.put("lastDay", "请填写结束日期");
        } else if (wanted.firstDay() != null && wanted.lastDay().isBefore(wanted.firstDay())) {
            errors.put("lastDay", "结束日期不能早于开始日期");
        } else if (wanted.firstDay() != null
                && wanted.lastDay().isAfter(wanted.firstDay().plusDays(LONGEST - 1))) {
            errors.put("lastDay", "一次请假最长" + LONGEST + "天，请分次登记");
        }
        if (wanted.reason() == null || wanted.reason().isBlank()) {
            errors.put("reason", "请填写事由");
        } else if (CleanText.lineProblem(wanted.reason(), REASON) != null) {
            errors.put("reason", "事由" + CleanText.lineProblem(wanted.reason(), REASON));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    /** Whoever may not decide has no deputy and is none; a leader's is a leader, a superior's a superior; all are of the same organisation. */
    private static void mustStandIn(OrganisationChart chart, String person, String deputy) {
        List<Assignment> own = chart.assignmentsOf(person);
        if (own.isEmpty()) {
            throw new Refused("person", "没有找到这位人员的岗位，不能安排代理人");
        }
        if (own.stream().anyMatch(one -> one.role().ofInstallation())) {
            throw new Refused("person", "管理员、审计员不办理案件，不设代理人");
        }
        List<Assignment> others = chart.assignmentsOf(deputy);
        if (others.isEmpty()) {
            throw new Refused("deputy", "没有这位在岗的人员，请另选代理人");
        }
        if (others.stream().anyMatch(one -> one.role().ofInstallation())) {
            throw new Refused("deputy", "管理员、审计员不办理案件，不能作代理人，请另选一位");
        }
        for (Assignment one : own) {
            UnitInfo house = chart.organisationOf(one.unitCode());
            List<Role> there = others.stream()
                    .filter(other -> chart.organisationOf(other.unitCode()).equals(house))
                    .map(Assignment::role)
                    .toList();
            if (SUPERIORS.contains(one.role())) {
                if (there.stream().noneMatch(SUPERIORS::contains)) {
                    throw new Refused("deputy", "上级的人员请假的，由上级的另一位人员代理，请另选一位");
                }
                continue;
            }
            if (one.role() == Role.SUPERVISOR ? !there.contains(Role.SUPERVISOR) : OUTSIDE.containsAll(there)) {
                throw new Refused("deputy", "代理人应是" + house.name() + "的人员，请另选一位");
            }
            if (LEADERS.contains(one.role()) && there.stream().noneMatch(LEADERS::contains)) {
                throw new Refused("deputy", "领导请假的，由" + house.name() + "的另一位领导代理，请另选一位");
            }
        }
    }

    private void mustNotCross(NewAbsence wanted, Absence other) {
        boolean apart =
                wanted.lastDay().isBefore(other.firstDay()) || wanted.firstDay().isAfter(other.lastDay());
        if (apart) {
            return;
        }
        String days = other.days();
        if (other.person().equals(wanted.person())) {
            throw new Refused("firstDay", "与已经登记的请假（" + days + "）重叠，请修改日期，或者先撤销原来的登记");
        }
        if (other.person().equals(wanted.deputy())) {
            throw new Refused("deputy", organisation.nameOf(wanted.deputy()) + "在" + days + "也请假，请另选代理人");
        }
        if (other.deputy().equals(wanted.person())) {
            throw new Refused(
                    "person", "在" + days + "要代理" + organisation.nameOf(other.person()) + "，请先改由别人代理，代理不能再转给别人");
        }
    }

    /**
     * Ends it at once, or keeps it from beginning. What was handed over is the deputy's to give back.
     *
     * @param reason asked for of who isn't the person himself
     */
    public void revoke(long id, String reason) {
        Absence absence = absences.lock(id).orElseThrow(AbsenceDesk::notThere);
        if (!user.id().equals(absence.person()) && !mayForAnybody()) {
            throw notThere();
        }
        if (absence.revoked()) {
            throw new Refused("这次请假已经撤销");
        }
        if (LocalDate.now(clock).isAfter(absence.lastDay())) {
            throw new Refused("这次请假已经结束，不必撤销");
        }
        boolean own = user.id().equals(absence.person());
        String why = own ? null : AdministrationChanges.reason(reason);
        absences.revoke(id, user.id(), clock.instant());
        organisation.changed();
        if (!own) {
            record(absences.lock(id).orElseThrow(), words(absence), "已撤销", why);
        }
    }

    private static NotFound notThere() {
        return new NotFound("没有这次请假，或者它不是您登记的");
    }

    /** Those for whom the signed-in person may make one, by name. */
    @Transactional(readOnly = true)
    public List<PersonInfo> people() {
        return mayForAnybody()
                ? deciding(roster.chart())
                : organisation.person(user.id()).stream().toList();
    }

    /** Those who may stand in for somebody of those that {@link #people} names; whether for this one, {@link #make} says. */
    @Transactional(readOnly = true)
    public List<PersonInfo> deputies() {
        OrganisationChart chart = roster.chart();
        List<PersonInfo> all = deciding(chart);
        if (mayForAnybody()) {
            return all;
        }
        return all.stream().filter(one -> standsIn(chart, user.id(), one.id())).toList();
    }

    static boolean standsIn(OrganisationChart chart, String person, String deputy) {
        if (person.equals(deputy)) {
            return false;
        }
        try {
            mustStandIn(chart, person, deputy);
            return true;
        } catch (Refused unfit) {
            return false;
        }
    }

    private static List<PersonInfo> deciding(OrganisationChart chart) {
        return chart.assigned().stream()
                .filter(person -> chart.assignmentsOf(person.id()).stream()
                        .noneMatch(one -> one.role().ofInstallation()))
                .sorted(Comparator.comparing(PersonInfo::name))
                .toList();
    }

    /** Of those that {@link #page} lists. */
    @Transactional(readOnly = true)
    public long count() {
        return absences.count(mayForAnybody() ? null : user.id());
    }

    /** One's own and those one stands in for; everybody's for administrators. The latest first. */
    @Transactional(readOnly = true)
    public List<Absence> page(Paging paging) {
        return absences.page(mayForAnybody() ? null : user.id(), paging.size(), paging.offset());
    }

    /** For the daily round: what has begun meanwhile, once. */
    public List<Absence> begun() {
        return absences.toHandOver(LocalDate.now(clock));
    }

    /** @return whether it still was to be done: nobody else has, and it wasn't revoked */
    public boolean handOver(long id) {
        boolean due = absences.lock(id)
                .filter(one -> !one.handedOver() && !one.revoked())
                .isPresent();
        if (due) {
            absences.handedOver(id);
        }
        return due;
    }
}
