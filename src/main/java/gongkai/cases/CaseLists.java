package gongkai.cases;

import gongkai.deadlines.Deadline;
import gongkai.deadlines.Deadlines;
import gongkai.organisation.Organisation;
import gongkai.platform.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists of cases across all procedures. Each procedure's part of a list is cut to what the page may need before the parts
 * are put together, so that a page reads as many rows as it shows, whatever number of cases there is.
 */
@Component
public class CaseLists {

    /** A number, or its beginning: letters as they stand before numbers, then digits. */
    private static final Pattern NUMBER = Pattern.compile("[A-Z]{2,4}(-[0-9-]*)?");

    private final Procedures procedures;
    private final CaseRights rights;
    private final Deadlines deadlines;
    private final Organisation organisation;
    private final CurrentUser user;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    CaseLists(
            Procedures procedures,
            CaseRights rights,
            Deadlines deadlines,
            Organisation organisation,
            CurrentUser user,
            JdbcTemplate jdbc,
            Clock clock) {
        this.procedures = procedures;
        this.rights = rights;
        this.deadlines = deadlines;
        this.organisation = organisation;
        this.user = user;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Cases in which the signed-in person has acted, the latest act first. */
    @Transactional(readOnly = true)
    public CasePage mine(int page) {
        long total = jdbc.queryForObject(
                "select count(distinct case_number) from case_history where actor = ?", Long.class, user.id());
        int shown = within(page, total);
        List<String> numbers = jdbc.queryForList(
                "select case_number from case_history where actor = ? group by case_number order by max(id) desc"
                        + " limit ? offset ?",
                String.class,
                user.id(),
                CasePage.SIZE,
                offset(shown));
        return new CasePage(rows(numbers), total, shown);
    }

    /** Whether the signed-in person may look through all cases of some organisation. */
    public boolean mayListAll() {
        return rights.onlyLooksOn() || !rights.overseen().isEmpty();
    }

    /** All cases of the organisations that the signed-in person looks after or leads, newest first. */
    @Transactional(readOnly = true)
    public CasePage all(CaseFilter filter, int page) {
        List<Part> parts = parts(filter);
        if (parts.isEmpty()) {
            return new CasePage(List.of(), 0, 1);
        }
        long total = jdbc.queryForObject(
                parts.stream()
                        .map(part -> "(select count(*) from " + part.from + ")")
                        .collect(Collectors.joining(" + ", "select ", "")),
                Long.class,
                values(parts, null));
        int shown = within(page, total);
        List<Stored> stored = jdbc.query(
                parts.stream()
                                .map(part -> "(" + part.select() + " order by " + part.table.openedOn() + " desc, "
                                        + part.table.number() + " desc limit ?)")
                                .collect(Collectors.joining(" union all ", "select * from (", ") a"))
                        + " order by opened_on desc, number desc limit ? offset ?",
                CaseLists::stored,
                values(parts, shown));
        return new CasePage(described(stored), total, shown);
    }

    /** These cases in their order, as lists show them; whoever asks knows that they may be shown. */
    @Transactional(readOnly = true)
    public List<CaseRow> rows(List<String> numbers) {
        List<Part> parts = new ArrayList<>();
        byProcedure(numbers).forEach((procedure, its) -> {
            CaseTable table = procedure.table();
            parts.add(new Part(procedure, table, table.table() + " c where " + in(table.number(), its), its));
        });
        if (parts.isEmpty()) {
            return List.of();
        }
        List<Stored> stored = jdbc.query(
                parts.stream().map(Part::select).collect(Collectors.joining(" union all ")),
                CaseLists::stored,
                values(parts, null));
        Map<String, CaseRow> rows =
                described(stored).stream().collect(Collectors.toMap(CaseRow::number, Function.identity()));
        return numbers.stream().map(rows::get).filter(row -> row != null).toList();
    }

    // ---- the statement

    /** @param from what stands behind "from", with its conditions; @param values those of the conditions */
    private record Part(Procedure procedure, CaseTable table, String from, Collection<?> values) {

        String select() {
            return "select " + table.number() + " as number, '" + procedure.key() + "' as process_key, "
                    + table.openedOn() + " as opened_on, " + table.endedOn() + " as ended_on, " + table.unit()
                    + " as unit from " + from;
        }
    }

    private record Stored(String number, String procedure, LocalDate openedOn, LocalDate endedOn, String unit) {}

    private static Stored stored(ResultSet row, int index) throws SQLException {
        return new Stored(
                row.getString("number"),
                row.getString("process_key"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getString("unit"));
    }

    private List<Part> parts(CaseFilter filter) {
        Set<String> organisations = rights.overseen();
        return procedures.all().stream()
                .filter(procedure ->
                        filter.procedure() == null || filter.procedure().equals(procedure.key()))
                .filter(procedure -> rights.onlyLooksOn() || !organisations.isEmpty())
                .map(procedure -> part(procedure, filter, organisations))
                .toList();
    }

    private Part part(Procedure procedure, CaseFilter filter, Set<String> organisations) {
        CaseTable table = procedure.table();
        List<Object> values = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        conditions.add(table.number() + " is not null");
        if (!rights.onlyLooksOn()) {
            conditions.add(in(table.organisation(), organisations));
            values.addAll(organisations);
        }
        if (filter.unit() != null) {
            conditions.add("(" + table.organisation() + " = ? or " + table.unit() + " = ?)");
            values.add(filter.unit());
            values.add(filter.unit());
        }
        if (filter.state() != null) {
            conditions.add(
                    switch (filter.state()) {
                        case OPEN -> table.endedOn() + " is null";
                        case ENDED -> table.endedOn() + " is not null";
                        case LATE -> table.number() + " in (" + Deadlines.LATE_CASES + ")";
                    });
            if (filter.state() == CaseFilter.State.LATE) {
                values.add(LocalDate.now(clock));
            }
        }
        if (filter.year() != null) {
            conditions.add(table.openedOn() + " between ? and ?");
            values.add(LocalDate.of(filter.year(), 1, 1));
            values.add(LocalDate.of(filter.year(), 12, 31));
        }
        if (filter.search() != null) {
            String number = asNumber(filter.search());
            boolean isNumber = NUMBER.matcher(number).matches();
            conditions.add((isNumber ? table.number() : table.title()) + " like ? escape '!'");
            values.add(
                    (isNumber ? "" : "%") + (isNumber ? number : filter.search()).replaceAll("([!%_])", "!$1") + "%");
        }
        return new Part(procedure, table, table.table() + " c where " + String.join(" and ", conditions), values);
    }

    /** Numbers are typed with Chinese input methods too: full-width letters and dashes count as the plain ones. */
    private static String asNumber(String search) {
        return Normalizer.normalize(search, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replaceAll("[‐‑–—−]+", "-")
                .toUpperCase(Locale.ROOT);
    }

    private static String in(String column, Collection<String> values) {
        return column + values.stream().map(any -> "?").collect(Collectors.joining(", ", " in (", ")"));
    }

    /** @param page whose limits follow, or null for none */
    private static Object[] values(List<Part> parts, Integer page) {
        List<Object> values = new ArrayList<>();
        parts.forEach(part -> {
            values.addAll(part.values);
            if (page != null) {
                values.add(page * CasePage.SIZE);
            }
        });
        if (page != null) {
            values.add(CasePage.SIZE);
            values.add(offset(page));
        }
        return values.toArray();
    }

    private static int within(int page, long total) {
        int pages = new CasePage(List.of(), total, 1).pages();
        return Math.min(Math.max(page, 1), pages);
    }

    private static int offset(int page) {
        return (page - 1) * CasePage.SIZE;
    }

    // ---- what a row says

    private List<CaseRow> described(List<Stored> stored) {
        List<String> numbers = stored.stream().map(Stored::number).toList();
        Map<String, String> titles = new HashMap<>();
        byProcedure(numbers).forEach((procedure, its) -> titles.putAll(procedure.titles(its)));
        Map<String, Deadline> due = deadlines.nextOf(numbers);
        return stored.stream()
                .map(one -> new CaseRow(
                        one.number(),
                        procedures.of(one.number()).map(Procedure::label).orElse(""),
                        titles.getOrDefault(one.number(), one.number()),
                        organisation.exists(one.unit())
                                ? organisation.unit(one.unit()).name()
                                : "",
                        one.openedOn(),
                        one.endedOn(),
                        Optional.ofNullable(due.get(one.number()))
                                .map(this::due)
                                .orElse(null)))
                .toList();
    }

    private CaseRow.Due due(Deadline deadline) {
        return new CaseRow.Due(
                deadline.getDueOn(), CaseSheets.state(deadline, deadlines), deadlines.standing(deadline));
    }

    private Map<Procedure, List<String>> byProcedure(Collection<String> numbers) {
        Map<Procedure, List<String>> found = new HashMap<>();
        numbers.forEach(number -> procedures
                .of(number)
                .ifPresent(procedure -> found.computeIfAbsent(procedure, any -> new ArrayList<>())
                        .add(number)));
        return found;
    }

    /** Key to label, for a choice of procedures. */
    public Map<String, String> procedures() {
        Map<String, String> labels = new LinkedHashMap<>();
        procedures.all().forEach(procedure -> labels.put(procedure.key(), procedure.label()));
        return labels;
    }
}
