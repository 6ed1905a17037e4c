package gongkai.deadlines;

import gongkai.deadlines.CalendarYear.CalendarDay;
import gongkai.deadlines.CalendarYear.Kind;
import gongkai.platform.EngineClock;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rules and calendar as stored, kept in memory as one immutable picture per node. A transaction that changes them sees
 * its own change at once; other nodes see it when {@link #refresh()} next looks.
 */
@Component
class Register {

    /** What is in force at one moment. */
    record Picture(RuleBook rules, WorkingCalendar calendar, long revision) {}

    /** A calendar year in force and where it came from. */
    record Loaded(int year, String notice, int version, String by, LocalDateTime at, int days) {}

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private volatile Picture picture;

    Register(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    RuleBook rules() {
        return picture().rules();
    }

    WorkingCalendar calendar() {
        return picture().calendar();
    }

    private Picture picture() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Picture own) {
            return own;
        }
        var known = picture;
        if (known == null) {
            synchronized (this) {
                known = picture;
                if (known == null) {
                    picture = known = load();
                }
            }
        }
        return known;
    }

    /** Takes over what another node changed. One select where nothing did. */
    void refresh() {
        var known = picture;
        if (known != null && revision() != known.revision()) {
            picture = load();
        }
    }

    /** Rows are only ever added to either, so the sum changes whenever one is. */
    private long revision() {
        return jdbc.queryForObject(
                "select (select count(*) from calendar_year) + (select count(*) from rule_version)", Long.class);
    }

    private Picture load() {
        var revision = revision();
        var rules = jdbc.query("select * from rule_version order by effective_from, version", RULE);
        var days = new HashMap<Long, TreeMap<LocalDate, CalendarDay>>();
        jdbc.query(
                "select d.calendar_year_id, d.on_date, d.kind, d.holiday from calendar_day d join (" + IN_FORCE
                        + ") y on y.id = d.calendar_year_id",
                row -> {
                    var date = row.getObject("on_date", LocalDate.class);
                    days.computeIfAbsent(row.getLong("calendar_year_id"), id -> new TreeMap<>())
                            .put(
                                    date,
                                    new CalendarDay(
                                            date, Kind.valueOf(row.getString("kind")), row.getString("holiday")));
                });
        var years = new HashMap<Integer, CalendarYear>();
        jdbc.query("select y.* from calendar_year y join (" + IN_FORCE + ") f on f.id = y.id", row -> {
            var year = row.getInt("year_no");
            years.put(
                    year,
                    new CalendarYear(
                            year,
                            row.getString("notice"),
                            row.getInt("version"),
                            days.getOrDefault(row.getLong("id"), new TreeMap<>())));
        });
        var newest = jdbc.queryForObject("select coalesce(max(id), 0) from calendar_year", Long.class);
        return new Picture(new RuleBook(rules), new WorkingCalendar(newest, years), revision);
    }

    private static final String IN_FORCE = "select max(id) as id from calendar_year group by year_no";

    private static final RowMapper<Rule> RULE = (row, number) -> new Rule(
            row.getString("rule_id"),
            row.getInt("version"),
            row.getString("rule_value"),
            Unit.valueOf(row.getString("unit")),
            row.getString("at_time") == null ? null : LocalTime.parse(row.getString("at_time")),
            row.getObject("effective_from", LocalDate.class),
            row.getBoolean("house"),
            row.getString("label"),
            row.getString("counted_from"),
            row.getString("source"),
            row.getString("article"));

    /** Stores a version of a year; from here on this transaction counts by it. @return the new calendar */
    @Transactional(propagation = Propagation.MANDATORY)
    public WorkingCalendar add(CalendarYear year, String by) {
        insert(year, by);
        changed();
        return calendar();
    }

    private void insert(CalendarYear year, String by) {
        var version = 1
                + jdbc.queryForObject(
                        "select coalesce(max(version), 0) from calendar_year where year_no = ?",
                        Integer.class,
                        year.year());
        // Two at once take the same version number: the unique index lets one through.
        jdbc.update(
                "insert into calendar_year (year_no, version, notice, loaded_by, loaded_at) values (?, ?, ?, ?, ?)",
                year.year(),
                version,
                year.notice(),
                by,
                now());
        var id = jdbc.queryForObject(
                "select id from calendar_year where year_no = ? and version = ?", Long.class, year.year(), version);
        jdbc.batchUpdate(
                "insert into calendar_day (calendar_year_id, on_date, kind, holiday) values (?, ?, ?, ?)",
                year.days().values(),
                50,
                (statement, day) -> {
                    statement.setLong(1, id);
                    statement.setObject(2, day.date());
                    statement.setString(3, day.kind().name());
                    statement.setString(4, day.holiday());
                });
    }

    /**
     * Stores a further version of a rule, in force from a day that is still to come: nothing that runs is touched.
     *
     * @return the version as stored, with its number
     */
    @Transactional
    public Rule add(Rule rule, String by) {
        check(rule);
        var versions = rules().versions(rule.id());
        var number = versions.stream().mapToInt(Rule::version).max().orElse(0) + 1;
        insert(rule, number, null, by);
        changed();
        return rules().version(rule.id(), number).orElseThrow();
    }

    /** @throws Refused where the version can't follow the ones there are */
    void check(Rule rule) {
        var versions = rules().versions(rule.id());
        if (!rule.effectiveFrom().isAfter(LocalDate.now(clock))) {
            throw new Refused("effectiveFrom", "生效日期应晚于今天，已经开始的期限不受影响");
        }
        if (!rule.effectiveFrom().isAfter(versions.get(versions.size() - 1).effectiveFrom())) {
            throw new Refused("effectiveFrom", "生效日期应晚于上一版的生效日期");
        }
    }

    /** A version and who added it. */
    record Stored(Rule rule, String by, LocalDateTime at) {}

    /** Every version of a rule, the newest first. @throws NotFound where there is no such rule */
    List<Stored> history(String id) {
        rules().versions(id);
        return jdbc.query(
                "select * from rule_version where rule_id = ? order by version desc",
                (row, number) -> new Stored(
                        RULE.mapRow(row, number),
                        row.getString("added_by"),
                        row.getObject("added_at", LocalDateTime.class)),
                id);
    }

    private void insert(Rule rule, int version, Integer seedVersion, String by) {
        jdbc.update(
                "insert into rule_version (rule_id, version, seed_version, rule_value, unit, at_time, effective_from,"
                        + " house, label, counted_from, source, article, added_by, added_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rule.id(),
                version,
                seedVersion,
                rule.value(),
                rule.unit().name(),
                rule.at() == null ? null : rule.at().toString(),
                rule.effectiveFrom(),
                rule.house(),
                rule.label(),
                rule.countedFrom(),
                rule.source(),
                rule.article(),
                by,
                now());
    }

    /** The picture of this transaction alone until it commits; then of the whole node. */
    private void changed() {
        var own = load();
        if (TransactionSynchronizationManager.unbindResourceIfPossible(this) == null) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    var ours = TransactionSynchronizationManager.unbindResourceIfPossible(Register.this);
                    if (status == STATUS_COMMITTED) {
                        picture = (Picture) ours;
                    }
                }
            });
        }
        TransactionSynchronizationManager.bindResource(this, own);
    }

    /** Whether the files that come with the product are all taken over. */
    boolean holds(Seeds seeds) {
        try {
            return seeds.digest()
                    .equals(jdbc.queryForObject(
                            "select digest from register_seed where name = 'deadlines'", String.class));
        } catch (EmptyResultDataAccessException none) {
            return false;
        }
    }

    /**
     * Takes over what is new in the files. What an administrator added is never overwritten.
     *
     * @return the years that changed, for the open deadlines to follow
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CalendarYear> take(Seeds seeds, String by) {
        // First the row that two starting nodes would both write: the second waits here, then finds the work done.
        if (jdbc.update("update register_seed set digest = ? where name = 'deadlines'", seeds.digest()) == 0) {
            jdbc.update("insert into register_seed (name, digest) values ('deadlines', ?)", seeds.digest());
        }
        var stored = new HashMap<String, Integer>();
        var shipped = new HashMap<String, Integer>();
        var effective = new HashMap<String, List<LocalDate>>();
        jdbc.query("select rule_id, version, seed_version, effective_from from rule_version", row -> {
            stored.merge(row.getString("rule_id"), row.getInt("version"), Math::max);
            shipped.merge(row.getString("rule_id"), row.getInt("seed_version"), Math::max);
            effective
                    .computeIfAbsent(row.getString("rule_id"), id -> new ArrayList<>())
                    .add(row.getObject("effective_from", LocalDate.class));
        });
        for (var rule : seeds.rules()) {
            if (rule.version() > shipped.getOrDefault(rule.id(), 0)
                    && !effective.getOrDefault(rule.id(), List.of()).contains(rule.effectiveFrom())) {
                insert(rule, stored.merge(rule.id(), 1, Integer::sum), rule.version(), by);
            }
        }
        var administrators =
                jdbc.queryForList("select distinct year_no from calendar_year where loaded_by <> ?", Integer.class, by);
        changed();
        var years = seeds.years().stream()
                .filter(year -> !administrators.contains(year.year()))
                .filter(year -> calendar().isProvisional(year.year())
                        || !year.sameAs(calendar().year(year.year())))
                .toList();
        if (!years.isEmpty()) {
            years.forEach(year -> insert(year, by));
            changed();
        }
        return years;
    }

    /** Years of which a version was loaded in the time just past. */
    List<Integer> loadedWithin(Duration time) {
        return jdbc.queryForList(
                "select distinct year_no from calendar_year where loaded_at > ?", Integer.class, now().minus(time));
    }

    /** A version that another node has just added is looked up before it is missed. */
    Rule rule(String id, int version) {
        return rules().version(id, version)
                .or(() -> {
                    refresh();
                    return rules().version(id, version);
                })
                .orElseThrow(() -> new NotFound("没有编号为“" + id + "”的规则第" + version + "版"));
    }

    /** The years in force, newest first. */
    List<Loaded> loaded() {
        return loadings("join (" + IN_FORCE + ") f on f.id = y.id order by y.year_no desc");
    }

    /** Every loading of any year, the newest first. */
    List<Loaded> loadings() {
        return loadings("order by y.id desc");
    }

    private List<Loaded> loadings(String which) {
        return jdbc.query(
                "select y.year_no, y.notice, y.version, y.loaded_by, y.loaded_at, (select count(*) from calendar_day d"
                        + " where d.calendar_year_id = y.id) as days from calendar_year y " + which,
                (row, number) -> new Loaded(
                        row.getInt("year_no"),
                        row.getString("notice"),
                        row.getInt("version"),
                        row.getString("loaded_by"),
                        row.getObject("loaded_at", LocalDateTime.class),
                        row.getInt("days")));
    }

    /** Dates and times go to the database as they are, past java.sql's detour through the zone of the JVM. */
    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), EngineClock.CHINA);
    }

    Map<Integer, String> notices(int from, int to) {
        var notices = new TreeMap<Integer, String>();
        for (var year = from; year <= to; year++) {
            if (!calendar().isProvisional(year)) {
                notices.put(year, calendar().year(year).notice());
            }
        }
        return notices;
    }
}
