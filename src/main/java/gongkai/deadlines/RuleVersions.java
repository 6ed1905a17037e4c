package gongkai.deadlines;

import gongkai.platform.AdministrationChanges;
import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.Refused;
import java.time.LocalDate;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An administrator's further version of a rule: first what it means is shown, then it is stored with its reason. */
@Component
class RuleVersions {

    static final String AREA = "期限规则";

    /**
     * @param newest the version that it follows
     * @param from the day from which both are counted as an example; the dates are null where the rule is no period
     */
    record Preview(Rule newest, Rule wanted, LocalDate from, LocalDate before, LocalDate after) {}

    private final Register register;
    private final AdministrationChanges changes;
    private final CurrentUser user;

    RuleVersions(Register register, AdministrationChanges changes, CurrentUser user) {
        this.register = register;
        this.changes = changes;
        this.user = user;
    }

    /** @throws Refused where the version can't follow the newest */
    Preview preview(Rule wanted) {
        register.refresh();
        register.check(wanted);
        var newest = newest(wanted.id());
        var from = wanted.effectiveFrom();
        if (!wanted.unit().isPeriod()) {
            return new Preview(newest, wanted, from, null, null);
        }
        var counting = new Counting(register.calendar());
        return new Preview(
                newest,
                wanted,
                from,
                counting.count(newest, from, List.of()).due(),
                counting.count(wanted, from, List.of()).due());
    }

    /**
     * @param known the newest version that the preview showed
     * @throws Refused where another administrator was quicker
     */
    @Transactional
    Rule add(Rule wanted, int known, String reason) {
        var why = AdministrationChanges.reason(reason);
        register.refresh();
        var newest = newest(wanted.id());
        if (newest.version() != known) {
            throw overtaken(wanted);
        }
        try {
            var added = register.add(wanted, user.id());
            changes.record(AREA, added.label(), added.id(), words(newest), words(added), why);
            return added;
        } catch (DataIntegrityViolationException another) {
            throw overtaken(wanted);
        }
    }

    private Rule newest(String id) {
        var versions = register.rules().versions(id);
        return versions.get(versions.size() - 1);
    }

    private static Refused overtaken(Rule wanted) {
        return new Refused("另一位管理员刚刚给“" + wanted.label() + "”增加了一版，请重新预览");
    }

    private static String words(Rule rule) {
        return "第" + rule.version() + "版：" + rule.text() + "，" + rule.citation() + "，自"
                + ChineseDates.of(rule.effectiveFrom()) + "起适用";
    }
}
