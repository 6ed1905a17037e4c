package gongkai.letters;

import gongkai.platform.AdministrationChanges;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineClock;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The texts of the letters in versions: 0 comes with the product, each further one was put in force by an administrator and
 * is never altered. The highest is in force; letters already issued keep theirs.
 */
@Component
class LetterVersions {

    static final String AREA = "文书模板";

    /** @param takenFrom the version whose text was taken again, or null */
    record Version(int version, Integer takenFrom, String by, LocalDateTime at, String reason) {}

    private final JdbcTemplate jdbc;
    private final LetterTemplates templates;
    private final AdministrationChanges changes;
    private final CurrentUser user;
    private final Clock clock;
    private final Map<String, LetterText> known = new ConcurrentHashMap<>();

    LetterVersions(
            JdbcTemplate jdbc,
            LetterTemplates templates,
            AdministrationChanges changes,
            CurrentUser user,
            Clock clock) {
        this.jdbc = jdbc;
        this.templates = templates;
        this.changes = changes;
        this.user = user;
        this.clock = clock;
    }

    /** @throws NotFound where there is no such version */
    LetterText text(LetterKind kind, int version) {
        return version == 0
                ? templates.shipped(kind)
                : known.computeIfAbsent(kind + "|" + version, any -> read(kind, version));
    }

    private LetterText read(LetterKind kind, int version) {
        return jdbc
                .queryForList(
                        "select content from letter_text where kind = ? and version = ?",
                        String.class,
                        kind.name(),
                        version)
                .stream()
                .findFirst()
                .map(content -> LetterText.of(kind, content))
                .orElseThrow(() -> new NotFound("这份文书没有第" + version + "版"));
    }

    int inForce(LetterKind kind) {
        return jdbc.queryForObject(
                "select coalesce(max(version), 0) from letter_text where kind = ?", Integer.class, kind.name());
    }

    /** Those that administrators put in force, the newest first. */
    List<Version> history(LetterKind kind) {
        return jdbc.query(
                "select version, taken_from, added_by_name, added_at, reason from letter_text where kind = ?"
                        + " order by version desc",
                (row, number) -> new Version(
                        row.getInt("version"),
                        row.getObject("taken_from", Integer.class),
                        row.getString("added_by_name"),
                        row.getObject("added_at", LocalDateTime.class),
                        row.getString("reason")),
                kind.name());
    }

    /**
     * From now on this text is issued.
     *
     * @param base the version that was in force when the writer looked
     * @throws Refused where another administrator was quicker, or nothing is different
     */
    @Transactional
    public int putInForce(LetterKind kind, int base, String typed, String reason) {
        return add(kind, base, LetterText.of(kind, typed), null, AdministrationChanges.reason(reason));
    }

    /** The text of an earlier version is in force again. */
    @Transactional
    public int goBack(LetterKind kind, int base, int version, String reason) {
        return add(kind, base, text(kind, version), version, AdministrationChanges.reason(reason));
    }

    private int add(LetterKind kind, int base, LetterText text, Integer takenFrom, String reason) {
        if (inForce(kind) != base) {
            throw overtaken(kind);
        }
        var before = text(kind, base);
        if (before.source().equals(text.source())) {
            throw new InvalidInput(Map.of("text", "文字和正在使用的完全相同，不需要启用"));
        }
        int version = base + 1;
        try {
            jdbc.update(
                    "insert into letter_text (kind, version, content, sha256, taken_from, added_by, added_by_name, added_at,"
                            + " reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    kind.name(),
                    version,
                    text.source(),
                    templates.sha256(text),
                    takenFrom,
                    user.id(),
                    changes.nameOf(user.id()),
                    LocalDateTime.ofInstant(clock.instant(), EngineClock.CHINA),
                    reason);
        } catch (DuplicateKeyException another) {
            throw overtaken(kind);
        }
        changes.record(
                AREA,
                kind.fullLabel(),
                kind.template(),
                said(base) + "\n" + before.source(),
                said(version) + (takenFrom == null ? "" : "，文字取自" + said(takenFrom)) + "\n" + text.source(),
                reason);
        return version;
    }

    /** How people call a version. */
    static String said(int version) {
        return version == 0 ? "预置的文字" : "第" + version + "版";
    }

    private static Refused overtaken(LetterKind kind) {
        return new Refused("另一位管理员刚刚启用了“" + kind.fullLabel() + "”的另一版，请对照最新的文字再改");
    }
}
