package gongkai.deadlines;

import gongkai.deadlines.Deadline.State;
import gongkai.deadlines.Explanation.Day;
import gongkai.deadlines.Explanation.Mark;
import gongkai.platform.NotFound;
import gongkai.platform.TimerCycle;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clocks of all cases: starts, stops and moves them, says when they end and why. Changes belong to the caller's
 * transaction; diagrams ask it for due dates and alert times.
 */
@Component("deadlines")
public class Deadlines {

    /** The numbers of cases of which a period has run out, as a part of a statement; its parameter is today. */
    public static final String LATE_CASES =
            "select d.case_number from deadline d where d.state = 'RUNNING' and d.due_on < ?";

    private final StoredDeadlines stored;
    private final EntityManager entities;
    private final Register register;
    private final Clock clock;

    Deadlines(StoredDeadlines stored, EntityManager entities, Register register, Clock clock) {
        this.stored = stored;
        this.entities = entities;
        this.register = register;
        this.clock = clock;
    }

    /**
     * Starts the clock of a phase under the version of the rule in force on the starting day; a phase that ended starts
     * afresh.
     *
     * @param from the day of the event, which itself isn't counted
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Deadline start(String caseNumber, String phase, String ruleId, LocalDate from) {
        var rule = period(ruleId, from);
        var ended = find(caseNumber, phase);
        if (ended.isPresent()) {
            ended.get().restart(rule, from, register.calendar());
            return ended.get();
        }
        return stored.save(new Deadline(caseNumber, phase, rule, from, register.calendar()));
    }

    /** Stops the clock: someone outside has the next word. The sending day counts as used. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Deadline pause(String caseNumber, String phase, LocalDate sentOn, String why) {
        var deadline = of(caseNumber, phase);
        deadline.pause(sentOn, why);
        return deadline;
    }

    /** Counting goes on the day after the answer; what was left is kept. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Deadline resume(String caseNumber, String phase, LocalDate answeredOn) {
        var deadline = of(caseNumber, phase);
        deadline.resume(answeredOn, rule(deadline), register.calendar());
        return deadline;
    }

    /** Once, before the first date has passed: the whole value of another rule from the same start, pauses kept. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Deadline extend(String caseNumber, String phase, String extendedRuleId) {
        var deadline = of(caseNumber, phase);
        deadline.extend(period(extendedRuleId, deadline.getStartedOn()), today(), register.calendar());
        return deadline;
    }

    /** An ended phase that runs again under its old start; counted anew in case a calendar came in between. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(String caseNumber, String phase) {
        var deadline = of(caseNumber, phase);
        deadline.reopen(rule(deadline), register.calendar());
    }

    /** From here on nothing moves it any more. A phase that never started a clock has nothing to end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(String caseNumber, String phase) {
        find(caseNumber, phase).ifPresent(deadline -> deadline.end(today()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void endAll(String caseNumber) {
        stored.findByCaseNumberAndStateIn(caseNumber, StoredDeadlines.OPEN).forEach(deadline -> deadline.end(today()));
    }

    /** @throws NotFound where the phase has no clock */
    @Transactional(readOnly = true)
    public Deadline of(String caseNumber, String phase) {
        return find(caseNumber, phase).orElseThrow(() -> new NotFound("案件" + caseNumber + "的这一阶段没有期限"));
    }

    @Transactional(readOnly = true)
    public Optional<Deadline> find(String caseNumber, String phase) {
        return entities.unwrap(Session.class)
                .byNaturalId(Deadline.class)
                .using("caseNumber", caseNumber)
                .using("phase", phase)
                .loadOptional();
    }

    /** In the order in which they started. */
    @Transactional(readOnly = true)
    public List<Deadline> ofCase(String caseNumber) {
        return stored.findByCaseNumberOrderByStartedOnAscIdAsc(caseNumber);
    }

    /** By number the period that a case is measured by now: the one that stands still, else the first to run out. */
    public Map<String, Deadline> nextOf(Collection<String> caseNumbers) {
        return stored.findByCaseNumberInAndStateIn(caseNumbers, StoredDeadlines.OPEN).stream()
                .collect(Collectors.toMap(
                        Deadline::getCaseNumber,
                        Function.identity(),
                        BinaryOperator.minBy(
                                Comparator.comparing((Deadline one) -> one.getState() != Deadline.State.PAUSED)
                                        .thenComparing(Deadline::getDueOn))));
    }

    /** Open deadlines that end on or before a day, the nearest first; those that stand still only where asked for. */
    @Transactional(readOnly = true)
    public Slice<Deadline> openUntil(LocalDate day, boolean paused, Pageable page) {
        Collection<State> states = paused ? StoredDeadlines.OPEN : List.of(State.RUNNING);
        return stored.findByStateInAndDueOnLessThanEqualOrderByDueOnAscIdAsc(states, day, page);
    }

    /** Overdue ones, the oldest first. A clock that stands still is never late. */
    @Transactional(readOnly = true)
    public Slice<Deadline> late(Pageable page) {
        return openUntil(today().minusDays(1), false, page);
    }

    @Transactional(readOnly = true)
    public long countLate() {
        return stored.countByStateAndDueOnLessThan(State.RUNNING, today());
    }

    /** For diagrams: the last second of the due day in China. */
    @Transactional(readOnly = true)
    public Date due(String caseNumber, String phase) {
        return Date.from(due(of(caseNumber, phase)));
    }

    public Instant due(Deadline deadline) {
        return AlertTimes.due(deadline.getDueOn());
    }

    /** For a diagram's timeCycle. */
    public String reminders(String caseNumber, String phase) {
        return ReminderCycle.NAME + "|" + caseNumber + "|" + phase;
    }

    /** For a diagram's timeCycle. */
    public String alerts(String caseNumber, String phase) {
        return AlertCycle.NAME + "|" + caseNumber + "|" + phase;
    }

    /** The next reminder strictly after; parked where none is left or the clock doesn't run. */
    public Instant nextReminder(Deadline deadline, Instant after) {
        return deadline.getState() == State.RUNNING
                ? alertTimes().nextReminder(deadline.getDueOn(), after).orElse(TimerCycle.PARKED)
                : TimerCycle.PARKED;
    }

    /** The deadline itself, afterwards each working morning; parked while the clock doesn't run. */
    public Instant nextAlert(Deadline deadline, Instant after) {
        return deadline.getState() == State.RUNNING
                ? alertTimes().nextAlert(deadline.getDueOn(), after)
                : TimerCycle.PARKED;
    }

    private AlertTimes alertTimes() {
        return new AlertTimes(register.rules(), register.calendar());
    }

    /** What a period that starts on a day would be, without any case. */
    public Explanation explain(String ruleId, LocalDate from) {
        var rule = period(ruleId, from);
        var counted = new Counting(register.calendar()).count(rule, from, List.of());
        return explanation(rule, from, counted.due(), counted.provisional(), counted.days(), null, 0);
    }

    /** While the clock stands still the days end today, and what is left is told instead of a last day. */
    public Explanation explain(Deadline deadline) {
        var rule = rule(deadline);
        var counted = deadline.count(rule, register.calendar());
        var days = counted.days();
        var left = 0;
        if (deadline.getPausedSince() != null) {
            var sentOn = deadline.getPausedSince();
            var shown = new ArrayList<Day>();
            for (var day : days) {
                if (!day.date().isAfter(sentOn)) {
                    shown.add(day);
                } else if (day.counted()) {
                    left++;
                }
            }
            var last = shown.get(shown.size() - 1).date();
            var why = deadline.getPausedWhy() == null ? "暂停" : "暂停：" + deadline.getPausedWhy();
            for (var date = last.plusDays(1); !date.isAfter(today()); date = date.plusDays(1)) {
                shown.add(new Day(date, false, null, why, Mark.PAUSED));
            }
            days = List.copyOf(shown);
        }
        return explanation(
                rule,
                deadline.getStartedOn(),
                deadline.getDueOn(),
                deadline.isProvisional(),
                days,
                deadline.getPausedSince(),
                left);
    }

    private Explanation explanation(
            Rule rule,
            LocalDate from,
            LocalDate due,
            boolean provisional,
            List<Day> days,
            LocalDate pausedSince,
            int left) {
        var notices = register.notices(from.plusDays(1).getYear(), due.getYear());
        return new Explanation(
                rule,
                from,
                due,
                provisional,
                days,
                pausedSince,
                left,
                rule.unit().followsCalendar() ? notices : Map.of(),
                today());
    }

    /** Running and past its last day. */
    public boolean isLate(Deadline deadline) {
        return deadline.getState() == State.RUNNING && today().isAfter(deadline.getDueOn());
    }

    /** Working days still to come, today not among them; while the clock stands still, those that are kept. */
    public int workingDaysLeft(Deadline deadline) {
        var since = deadline.getPausedSince() == null ? today() : deadline.getPausedSince();
        return register.calendar().between(since, deadline.getDueOn());
    }

    /** Working days since the last day, today among them; 0 unless it is late. */
    public int workingDaysLate(Deadline deadline) {
        return isLate(deadline) ? register.calendar().between(deadline.getDueOn(), today()) : 0;
    }

    /** As {@link #workingDaysLate(Deadline)}, as of another day. */
    public int workingDaysLate(Deadline deadline, LocalDate asOf) {
        boolean late = deadline.getState() == State.RUNNING && asOf.isAfter(deadline.getDueOn());
        return late ? register.calendar().between(deadline.getDueOn(), asOf) : 0;
    }

    /** Where it stands, in the words all pages use: 还剩3个工作日, 今天到期, 逾期2个工作日, 已暂停，征求第三方意见中. */
    public String standing(Deadline deadline) {
        if (deadline.getState() == State.ENDED) {
            return "已办结";
        }
        if (deadline.getState() == State.PAUSED) {
            var why = deadline.getPausedWhy();
            return why == null || why.isBlank() ? "已暂停" : "已暂停，" + why + "中";
        }
        if (isLate(deadline)) {
            var late = workingDaysLate(deadline);
            return late == 0 ? "已逾期" : "逾期" + late + "个工作日";
        }
        if (today().equals(deadline.getDueOn())) {
            return "今天到期";
        }
        var left = workingDaysLeft(deadline);
        return left == 0 ? "还剩" + ChronoUnit.DAYS.between(today(), deadline.getDueOn()) + "天" : "还剩" + left + "个工作日";
    }

    /** The rule a deadline runs under, in the version its clock started with. */
    public Rule rule(Deadline deadline) {
        return register.rule(deadline.getRuleId(), deadline.getRuleVersion());
    }

    /** A rule in the version in force on a day. */
    public Rule rule(String ruleId, LocalDate on) {
        return register.rules().inForce(ruleId, on);
    }

    /** Working days after one day up to and with another. */
    public int workingDaysBetween(LocalDate after, LocalDate until) {
        return register.calendar().between(after, until);
    }

    public boolean isWorkingDay(LocalDate date) {
        return register.calendar().isWorkingDay(date);
    }

    /** The day itself where it is a working day, otherwise the next one. */
    public LocalDate workingDayFrom(LocalDate date) {
        return register.calendar().onOrAfter(date);
    }

    /** The first working day after. */
    public LocalDate workingDayAfter(LocalDate date) {
        return register.calendar().after(date);
    }

    private Rule period(String ruleId, LocalDate from) {
        var rule = register.rules().inForce(ruleId, from);
        if (!rule.unit().isPeriod()) {
            throw new NotFound("“" + ruleId + "”是提醒规则，不能用来计算期限");
        }
        return rule;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
