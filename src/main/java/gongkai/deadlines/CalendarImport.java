package gongkai.deadlines;

import gongkai.deadlines.Recalculation.Effect;
import gongkai.platform.AdministrationChanges;
import gongkai.platform.CurrentUser;
import gongkai.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An administrator's loading of a year: first what it would change is shown, then exactly that is done. */
@Component
class CalendarImport {

    static final String AREA = "期限日历";

    /** A day that is worked or called otherwise than before. */
    record Difference(LocalDate date, String before, String after) {}

    /**
     * @param token stands for this content on top of what is in force now; to be handed back with the confirmation
     * @param current the notice in force, null where the year wasn't loaded
     * @param doubts what looks like a mistake but may be right
     */
    record Preview(
            CalendarYear year,
            String current,
            List<Difference> differences,
            Effect effect,
            List<String> doubts,
            String token) {

        /** The same as what is in force already. */
        public boolean changesNothing() {
            return token.isEmpty();
        }
    }

    /** @param changed false where all this was in force already */
    record Outcome(boolean changed, int year, long moved) {}

    private final Register register;
    private final Recalculation recalculation;
    private final AdministrationChanges changes;
    private final CurrentUser user;

    CalendarImport(Register register, Recalculation recalculation, AdministrationChanges changes, CurrentUser user) {
        this.changes = changes;
        this.register = register;
        this.recalculation = recalculation;
        this.user = user;
    }

    /** @throws gongkai.platform.InvalidInput naming every row that is wrong */
    public Preview preview(String text, Integer year, String notice) {
        var wanted = CalendarFile.parse(text, year, notice);
        register.refresh();
        var current = inForce(wanted.year());
        if (wanted.sameAs(current)) {
            return new Preview(wanted, current.notice(), List.of(), new Effect(0, 0, 0, List.of()), List.of(), "");
        }
        return new Preview(
                wanted,
                current == null ? null : current.notice(),
                differences(wanted),
                recalculation.foresee(wanted),
                CalendarFile.doubts(wanted),
                token(wanted));
    }

    /**
     * Takes the year into force and every open deadline with it, in one transaction. A second time changes nothing.
     *
     * @throws Refused where the content isn't what was previewed, or something else was loaded since
     */
    @Transactional
    public Outcome confirm(String text, Integer year, String notice, String token, String reason) {
        var why = AdministrationChanges.reason(reason);
        var wanted = CalendarFile.parse(text, year, notice);
        register.refresh();
        if (wanted.sameAs(inForce(wanted.year()))) {
            return new Outcome(false, wanted.year(), 0);
        }
        if (!token(wanted).equals(token)) {
            throw new Refused("日历在您预览之后有变动，或者内容与预览的不同，请重新上传并预览");
        }
        var before = register.calendar();
        try {
            register.add(wanted, user.id());
        } catch (DataIntegrityViolationException another) {
            throw new Refused("另一位管理员刚刚载入了" + wanted.year() + "年的日历，请重新上传并预览");
        }
        var moved = recalculation.settle(wanted, before);
        changes.record(
                AREA,
                wanted.year() + "年",
                String.valueOf(wanted.year()),
                before.isProvisional(wanted.year()) ? null : words(before.year(wanted.year())),
                words(register.calendar().year(wanted.year())) + (moved == 0 ? "" : "，" + moved + "个未办结的期限随之变动"),
                why);
        return new Outcome(true, wanted.year(), moved);
    }

    private static String words(CalendarYear year) {
        return "第" + year.version() + "版：" + year.notice() + "，放假和补班共"
                + year.days().size() + "天";
    }

    private CalendarYear inForce(int year) {
        return register.calendar().isProvisional(year)
                ? null
                : register.calendar().year(year);
    }

    private String token(CalendarYear year) {
        return Seeds.digest(register.calendar().revision() + "|" + year.year() + "|" + year.notice() + "|"
                + year.days().values());
    }

    private List<Difference> differences(CalendarYear year) {
        var before = register.calendar();
        var after = before.with(year, before.revision());
        var differences = new ArrayList<Difference>();
        for (var day = year.first(); !day.isAfter(year.last()); day = day.plusDays(1)) {
            if (!before.why(day).equals(after.why(day))) {
                differences.add(new Difference(day, before.why(day), after.why(day)));
            }
        }
        return differences;
    }
}
