package gongkai.catalogueupkeep;

import gongkai.organisation.Organisation;
import gongkai.organisation.UnitInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads obligations and publications for the page: a fixed number of statements, whatever it shows. */
@Component
class UpkeepReading {

    /** Dropped before it was due, nothing was owed. */
    private static final String OWED = " (o.status <> 'DROPPED' or o.dropped_on > o.due_on)";

    private static final String COUNT = "select"
            + " coalesce(sum(case when o.fulfilled_on <= o.due_on then 1 else 0 end), 0),"
            + " coalesce(sum(case when o.fulfilled_on > o.due_on then 1 else 0 end), 0),"
            + " coalesce(sum(case when o.fulfilled_on is null and (o.due_on < ? or o.status = 'DROPPED') then 1 else 0 end), 0),"
            + " coalesce(sum(case when o.fulfilled_on is null and o.due_on >= ? and o.status <> 'DROPPED' then 1 else 0 end), 0)"
            + " from obligation o where" + OWED;

    private final JdbcTemplate jdbc;
    private final Organisation organisation;

    UpkeepReading(JdbcTemplate jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    /**
     * Which obligations are asked for.
     *
     * @param owner the organisation
     * @param department one of its departments, or null for all
     * @param category first category, or null for all
     */
    record Choice(int year, String owner, String department, String category) {}

    /** @param period code; @param number null where it never was a case */
    record Cell(
            String itemCode,
            String catalogue,
            String period,
            String number,
            boolean dropped,
            LocalDate dueOn,
            String disclosure,
            LocalDate fulfilledOn) {}

    /** An item with obligations in a year, in the words of the last of them. */
    record Past(
            String catalogue,
            String itemCode,
            String firstCategory,
            String secondCategory,
            String content,
            String timing) {}

    /** Disclosures of an item without periods, by month. */
    record Month(String itemCode, int month, String disclosure, int count, int late) {}

    Choice choice(int year, String unit, String category) {
        UnitInfo asked = organisation.unit(unit);
        return asked.kind() == UnitInfo.Kind.DEPARTMENT
                ? new Choice(year, organisation.organisationOf(unit).code(), unit, category)
                : new Choice(year, unit, null, category);
    }

    Coverage count(Choice choice, LocalDate today) {
        List<Object> values = new ArrayList<>(List.of(today, today));
        String where = where(choice, values);
        return jdbc.queryForObject(
                COUNT + " and" + where,
                (row, number) -> new Coverage(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                values.toArray());
    }

    /** Items of the year's obligations, also of those that the catalogue has dropped meanwhile. */
    List<Past> items(Choice choice) {
        List<Object> values = new ArrayList<>();
        return jdbc.query(
                "select o.catalogue, o.item_code, max(o.first_category), max(o.second_category), max(o.content), max(o.timing)"
                        + " from obligation o where" + OWED + " and" + where(choice, values)
                        + " group by o.catalogue, o.item_code order by o.catalogue, o.item_code",
                (row, number) -> new Past(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                values.toArray());
    }

    List<Cell> cells(Choice choice, Collection<String> itemCodes) {
        if (itemCodes.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        String where = where(choice, values);
        values.addAll(itemCodes);
        return jdbc.query(
                "select o.item_code, o.catalogue, o.period, o.number, o.status, o.due_on, o.disclosure, o.fulfilled_on"
                        + " from obligation o where" + OWED + " and" + where + " and o.item_code in ("
                        + marks(itemCodes) + ")",
                (row, number) -> new Cell(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Status.valueOf(row.getString(5)) == Status.DROPPED,
                        row.getObject(6, LocalDate.class),
                        row.getString(7),
                        row.getObject(8, LocalDate.class)),
                values.toArray());
    }

    List<Month> months(Choice choice, Collection<String> itemCodes) {
        if (itemCodes.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(
                Arrays.asList(choice.owner(), LocalDate.of(choice.year(), 1, 1), LocalDate.of(choice.year(), 12, 31)));
        String department = "";
        if (choice.department() != null) {
            department = " and unit = ?";
            values.add(choice.department());
        }
        values.addAll(itemCodes);
        return jdbc.query(
                "select item_code, extract(month from published_on), max(number), count(*),"
                        + " sum(case when published_on > due_on then 1 else 0 end) from upkeep_publication"
                        + " where organisation = ? and published_on between ? and ?" + department
                        + " and item_code in ("
                        + marks(itemCodes) + ") group by item_code, extract(month from published_on)",
                (row, number) ->
                        new Month(row.getString(1), row.getInt(2), row.getString(3), row.getInt(4), row.getInt(5)),
                values.toArray());
    }

    /** Years with obligations, the latest first. */
    List<Integer> years() {
        return jdbc.queryForList("select distinct year_no from obligation order by year_no desc", Integer.class);
    }

    private static String where(Choice choice, List<Object> values) {
        StringBuilder where = new StringBuilder(" o.organisation = ? and o.year_no = ?");
        values.add(choice.owner());
        values.add(choice.year());
        if (choice.department() != null) {
            where.append(" and exists (select 1 from obligation_unit u where u.obligation_id = o.id and u.unit = ?)");
            values.add(choice.department());
        }
        if (choice.category() != null) {
            where.append(" and o.first_category = ?");
            values.add(choice.category());
        }
        return where.toString();
    }

    private static String marks(Collection<String> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
