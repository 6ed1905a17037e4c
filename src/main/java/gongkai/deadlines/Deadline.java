package gongkai.deadlines;

import gongkai.platform.Refused;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.NaturalId;
import org.hibernate.type.SqlTypes;

/** The clock of one phase of one case: under which version of which rule it runs, since when, and until which day. */
@Entity
@Table(name = "deadline")
public class Deadline {

    public enum State {
        RUNNING,
        /** Someone outside has the next word: never late, never reminded. */
        PAUSED,
        ENDED
    }

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final int LONGEST_REASON = 50;
    private static final int MOST_PAUSES = 20;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    // The natural id lets a step that asks twice in one transaction be answered without asking the database twice.
    @NaturalId
    @Column(nullable = false, length = 60)
    private String caseNumber;

    @NaturalId
    @Column(nullable = false, length = 60)
    private String phase;

    @Column(nullable = false, length = 80)
    private String ruleId;

    private int ruleVersion;

    @Column(nullable = false)
    private LocalDate startedOn;

    @Column(nullable = false)
    private LocalDate dueOn;

    private boolean provisional;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(nullable = false, length = 10)
    private State state;

    private boolean extended;

    /** Null while it runs, and of what ended before anybody noted it. */
    private LocalDate endedOn;

    private LocalDate pausedSince;

    @Column(length = 200)
    private String pausedWhy;

    @Convert(converter = Pauses.class)
    @Column(nullable = false, length = 4000)
    private List<Pause> pauses = List.of();

    private long calendarRevision;

    @Version
    private int lockVersion;

    protected Deadline() {}

    Deadline(String caseNumber, String phase, Rule rule, LocalDate from, WorkingCalendar calendar) {
        this.caseNumber = caseNumber;
        this.phase = phase;
        begin(rule, from, calendar);
    }

    /** A phase that comes round again after it ended, from a new day. */
    void restart(Rule rule, LocalDate from, WorkingCalendar calendar) {
        if (state != State.ENDED) {
            throw new Refused("这一阶段已经在计时，最迟" + WRITTEN.format(dueOn));
        }
        begin(rule, from, calendar);
    }

    private void begin(Rule rule, LocalDate from, WorkingCalendar calendar) {
        ruleId = rule.id();
        ruleVersion = rule.version();
        startedOn = from;
        state = State.RUNNING;
        endedOn = null;
        extended = false;
        pausedSince = null;
        pausedWhy = null;
        pauses = List.of();
        recount(rule, calendar);
    }

    /** @return the day on which it ended before */
    LocalDate recount(Rule rule, WorkingCalendar calendar) {
        var before = dueOn;
        var counted = count(rule, calendar);
        dueOn = counted.due();
        provisional = counted.provisional();
        calendarRevision = calendar.revision();
        return before;
    }

    Counted count(Rule rule, WorkingCalendar calendar) {
        return new Counting(calendar).count(rule, startedOn, pauses);
    }

    void pause(LocalDate sentOn, String why) {
        if (state == State.PAUSED) {
            throw new Refused("期限已从" + WRITTEN.format(pausedSince) + "起暂停，收到答复后才能再次暂停");
        }
        notEnded();
        if (sentOn.isBefore(startedOn)) {
            throw new Refused("发出日期不能早于起算日" + WRITTEN.format(startedOn));
        }
        var last = pauses.isEmpty() ? startedOn : pauses.get(pauses.size() - 1).answeredOn();
        if (sentOn.isBefore(last)) {
            throw new Refused("发出日期不能早于上一次答复的日期" + WRITTEN.format(last));
        }
        if (pauses.size() >= MOST_PAUSES) {
            throw new Refused("期限已暂停过" + MOST_PAUSES + "次，不能再暂停");
        }
        state = State.PAUSED;
        pausedSince = sentOn;
        pausedWhy = why == null || why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON);
    }

    void resume(LocalDate answeredOn, Rule rule, WorkingCalendar calendar) {
        if (state != State.PAUSED) {
            throw new Refused("期限没有暂停，不能恢复");
        }
        if (answeredOn.isBefore(pausedSince)) {
            throw new Refused("答复日期不能早于发出日期" + WRITTEN.format(pausedSince));
        }
        var all = new ArrayList<>(pauses);
        all.add(new Pause(pausedSince, answeredOn, pausedWhy));
        pauses = List.copyOf(all);
        pausedSince = null;
        pausedWhy = null;
        state = State.RUNNING;
        recount(rule, calendar);
    }

    /** Once, and only while the first date hasn't passed. */
    void extend(Rule rule, LocalDate today, WorkingCalendar calendar) {
        notEnded();
        if (extended) {
            throw new Refused("期限已经延长过一次，不能再次延长");
        }
        if (state == State.RUNNING && today.isAfter(dueOn)) {
            throw new Refused("期限已于" + WRITTEN.format(dueOn) + "届满，不能再延长");
        }
        extended = true;
        ruleId = rule.id();
        ruleVersion = rule.version();
        recount(rule, calendar);
    }

    void end(LocalDate today) {
        if (state != State.ENDED) {
            state = State.ENDED;
            endedOn = today;
        }
    }

    void reopen(Rule rule, WorkingCalendar calendar) {
        if (state == State.ENDED) {
            state = pausedSince == null ? State.RUNNING : State.PAUSED;
            endedOn = null;
            recount(rule, calendar);
        }
    }

    private void notEnded() {
        if (state == State.ENDED) {
            throw new Refused("这一阶段已经结束，期限不再变动");
        }
    }

    Long getId() {
        return id;
    }

    public String getCaseNumber() {
        return caseNumber;
    }

    public String getPhase() {
        return phase;
    }

    public String getRuleId() {
        return ruleId;
    }

    public int getRuleVersion() {
        return ruleVersion;
    }

    public LocalDate getStartedOn() {
        return startedOn;
    }

    public LocalDate getDueOn() {
        return dueOn;
    }

    /** Touches a year whose notice isn't there yet. */
    public boolean isProvisional() {
        return provisional;
    }

    public State getState() {
        return state;
    }

    public LocalDate getEndedOn() {
        return endedOn;
    }

    public boolean isExtended() {
        return extended;
    }

    /** The day on which the question went out; null unless the clock stands still. */
    public LocalDate getPausedSince() {
        return pausedSince;
    }

    public String getPausedWhy() {
        return pausedWhy;
    }

    /** The pauses that are over, oldest first. */
    public List<Pause> getPauses() {
        return pauses;
    }

    long getCalendarRevision() {
        return calendarRevision;
    }
}
