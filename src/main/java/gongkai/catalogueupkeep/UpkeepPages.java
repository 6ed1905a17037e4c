package gongkai.catalogueupkeep;

import gongkai.catalogue.Catalogue;
import gongkai.catalogue.CatalogueItem;
import gongkai.catalogue.Period;
import gongkai.catalogue.Timing;
import gongkai.catalogueupkeep.UpkeepReading.Cell;
import gongkai.catalogueupkeep.UpkeepReading.Choice;
import gongkai.catalogueupkeep.UpkeepReading.Month;
import gongkai.deadlines.Deadlines;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.CurrentUser;
import gongkai.platform.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A unit's whole catalogue by period: published in time, late, due, missing. */
@Controller
class UpkeepPages {

    private static final int PAGE_SIZE = 40;
    private static final int MONTHS = 12;

    private final UpkeepReading reading;
    private final Obligations obligations;
    private final ObligationFiles files;
    private final ObligationDesk desk;
    private final Catalogue catalogue;
    private final Deadlines deadlines;
    private final Organisation organisation;
    private final CurrentUser user;
    private final Clock clock;

    UpkeepPages(
            UpkeepReading reading,
            Obligations obligations,
            ObligationFiles files,
            ObligationDesk desk,
            Catalogue catalogue,
            Deadlines deadlines,
            Organisation organisation,
            CurrentUser user,
            Clock clock) {
        this.reading = reading;
        this.obligations = obligations;
        this.files = files;
        this.desk = desk;
        this.catalogue = catalogue;
        this.deadlines = deadlines;
        this.organisation = organisation;
        this.user = user;
        this.clock = clock;
    }

    /**
     * @param months how many months it spans
     * @param when the period in words
     * @param kind yes, slow, open, gone or none, as the style sheet colours it
     * @param text in the cell
     * @param words for who hears or points at it
     * @param href null where there is nothing to open
     */
    record Shown(int months, String when, String kind, String text, String words, String href) {}

    record Row(String code, String content, String timing, boolean dropped, List<Shown> cells) {}

    private record Item(
            String catalogue, String code, String firstCategory, String content, Timing timing, boolean dropped) {}

    @GetMapping("/staff/upkeep")
    String matrix(
            @RequestParam(required = false) Integer year,
            @RequestParam(required = false) String unit,
            @RequestParam(required = false) String category,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        LocalDate today = LocalDate.now(clock);
        int ofYear = year == null ? today.getYear() : year;
        if (ofYear < 2000 || ofYear > today.getYear() + 1) {
            throw new NotFound("没有这一年的目录，请重新选择年份");
        }
        String ofUnit = unit == null || unit.isBlank() ? ownUnit() : unit;
        String ofCategory = category == null || category.isBlank() ? null : category;
        Choice choice = reading.choice(ofYear, ofUnit, ofCategory);
        List<Item> whole = items(reading.choice(ofYear, ofUnit, null), today);
        List<Item> items = whole.stream()
                .filter(item -> ofCategory == null || item.firstCategory().equals(ofCategory))
                .toList();
        int pages = Math.max(1, (items.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        int at = Math.min(Math.max(page, 1), pages);
        List<Item> shown = items.subList((at - 1) * PAGE_SIZE, Math.min(at * PAGE_SIZE, items.size()));
        model.addAttribute("year", ofYear);
        model.addAttribute("years", years(today, ofYear));
        model.addAttribute("unit", ofUnit);
        model.addAttribute("unitName", organisation.unit(ofUnit).name());
        model.addAttribute("units", units());
        model.addAttribute("category", ofCategory == null ? "" : ofCategory);
        model.addAttribute(
                "categories",
                whole.stream()
                        .map(Item::firstCategory)
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .toList());
        model.addAttribute("coverage", reading.count(choice, today));
        model.addAttribute("total", items.size());
        model.addAttribute("page", at);
        model.addAttribute("pages", pages);
        model.addAttribute("rows", rows(choice, shown, today));
        return "staff/upkeep";
    }

    /** One obligation, for whoever follows a cell. */
    @GetMapping("/staff/upkeep/{number}")
    String obligation(@PathVariable String number, Model model) {
        Obligation obligation = obligations.findByNumber(number).orElseThrow(() -> new NotFound("没有这项定期公开，请核对编号"));
        model.addAttribute("year", obligation.startsOn().getYear());
        model.addAttribute("unit", obligation.organisation());
        model.addAttribute("file", files.forStaff(obligation));
        return "staff/obligation";
    }

    record Drafted(String message, String number) {}

    @PostMapping("/staff/upkeep/{number}/draft")
    @ResponseBody
    Drafted draft(@PathVariable String number) {
        String begun = desk.draft(number);
        return new Drafted("已经起草，编号" + begun + "，请在任务列表中填写并提交", begun);
    }

    // ---- rows

    /** The catalogue in force (of a past year, at its end), and what it dropped since but asked for in that year. */
    private List<Item> items(Choice choice, LocalDate today) {
        LocalDate on = today.getYear() > choice.year() ? LocalDate.of(choice.year(), 12, 31) : today;
        List<Item> items = new ArrayList<>();
        for (CatalogueItem item : catalogue.itemsOf(choice.owner(), on)) {
            if (choice.department() == null || item.units().contains(choice.department())) {
                items.add(new Item(
                        item.catalogue(), item.code(), item.firstCategory(), item.content(), item.timing(), false));
            }
        }
        var known =
                items.stream().map(item -> item.catalogue() + "|" + item.code()).collect(Collectors.toSet());
        for (var past : reading.items(choice)) {
            if (!known.contains(past.catalogue() + "|" + past.itemCode())) {
                items.add(new Item(
                        past.catalogue(),
                        past.itemCode(),
                        past.firstCategory(),
                        past.content(),
                        Timing.valueOf(past.timing()),
                        true));
            }
        }
        return items;
    }

    private List<Row> rows(Choice choice, List<Item> items, LocalDate today) {
        List<String> codes = items.stream().map(Item::code).distinct().toList();
        Map<String, List<Cell>> cells = reading.cells(choice, codes).stream()
                .collect(Collectors.groupingBy(cell -> cell.catalogue() + "|" + cell.itemCode()));
        Map<String, List<Month>> months =
                reading.months(choice, codes).stream().collect(Collectors.groupingBy(Month::itemCode));
        return items.stream()
                .map(item -> {
                    List<Cell> own = cells.getOrDefault(item.catalogue() + "|" + item.code(), List.of());
                    boolean periodic = !own.isEmpty()
                            || item.timing() != null && item.timing().periodic();
                    return new Row(
                            item.code(),
                            item.content(),
                            item.timing() == null ? "时限失去" : item.timing().label(),
                            item.dropped(),
                            periodic ? byPeriod(own, today) : byMonth(months.getOrDefault(item.code(), List.of())));
                })
                .toList();
    }

    private List<Shown> byPeriod(List<Cell> cells, LocalDate today) {
        List<Shown> shown = new ArrayList<>();
        int month = 1;
        List<Cell> ordered = cells.stream()
                .sorted(Comparator.comparing(
                        (Cell cell) -> Period.of(cell.period()).startsOn()))
                .toList();
        for (Cell cell : ordered) {
            Period period = Period.of(cell.period());
            int first = period.startsOn().getMonthValue();
            if (first < month) {
                continue; // a timing that changed within the year: the months show what was asked for first
            }
            for (; month < first; month++) {
                shown.add(nothing(month));
            }
            shown.add(shown(cell, period, today));
            month = first + period.months();
        }
        for (; month <= MONTHS; month++) {
            shown.add(nothing(month));
        }
        return shown;
    }

    private static Shown nothing(int month) {
        return new Shown(1, month + "月", "none", "·", "无要求", null);
    }

    private Shown shown(Cell cell, Period period, LocalDate today) {
        String to = cell.number() == null ? null : "/staff/upkeep/" + cell.number();
        if (cell.fulfilledOn() != null) {
            String out = "/disclosures/" + cell.disclosure();
            boolean late = cell.fulfilledOn().isAfter(cell.dueOn());
            int by = late ? deadlines.workingDaysBetween(cell.dueOn(), cell.fulfilledOn()) : 0;
            return late
                    ? at(period, "slow", "迟" + by + "日", "逾期" + by + "个工作日后公开", out)
                    : at(period, "yes", "✓", "按时公开", out);
        }
        if (cell.dropped()) {
            return at(period, "gone", "缺", "应公开未公开，目录后来取消", to);
        }
        if (today.isAfter(cell.dueOn())) {
            int by = deadlines.workingDaysBetween(cell.dueOn(), today);
            return at(period, "gone", "缺", "应公开未公开，已逾期" + by + "个工作日", to);
        }
        long left = ChronoUnit.DAYS.between(today, cell.dueOn());
        return at(period, "open", "剩" + left + "日", "待公开，还剩" + left + "日", to);
    }

    private static Shown at(Period period, String kind, String text, String words, String href) {
        return new Shown(period.months(), period.label(), kind, text, words, href);
    }

    /** What has no period is shown where it was published. */
    private static List<Shown> byMonth(Collection<Month> published) {
        Map<Integer, Month> byMonth = published.stream().collect(Collectors.toMap(Month::month, Function.identity()));
        List<Shown> shown = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            Month here = byMonth.get(month);
            shown.add(
                    here == null
                            ? nothing(month)
                            : new Shown(
                                    1,
                                    month + "月",
                                    here.late() > 0 ? "slow" : "yes",
                                    here.count() == 1 ? here.late() > 0 ? "迟" : "✓" : here.count() + "件",
                                    "公开" + here.count() + "件"
                                            + (here.late() > 0 ? "，其中逾期" + here.late() + "件" : "，都按时"),
                                    "/disclosures/" + here.disclosure()));
        }
        return shown;
    }

    // ---- choices

    private Collection<Integer> years(LocalDate today, int shown) {
        TreeSet<Integer> years = new TreeSet<>(Comparator.reverseOrder());
        years.addAll(reading.years());
        years.add(today.getYear());
        years.add(shown);
        return years;
    }

    private List<UnitInfo> units() {
        List<UnitInfo> units = new ArrayList<>();
        units.add(organisation.house());
        units.addAll(organisation.departments(organisation.house().code()));
        units.addAll(organisation.basicLevel());
        return units;
    }

    /** A basic-level organisation's people begin with their own catalogue, all others with the house's. */
    private String ownUnit() {
        return organisation.basicLevel().stream()
                .map(UnitInfo::code)
                .filter(code -> user.groups().contains(organisation.group(Role.DEPARTMENT, code))
                        || user.groups().contains(organisation.group(Role.OFFICE, code)))
                .findFirst()
                .orElse(organisation.house().code());
    }
}
