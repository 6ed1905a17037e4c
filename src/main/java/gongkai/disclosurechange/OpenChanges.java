package gongkai.disclosurechange;

import gongkai.platform.Refused;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One open change per item: a row as long as it is open. Of two that begin at once the second waits for the row and is refused. */
@Repository
class OpenChanges {

    private final JdbcTemplate jdbc;

    OpenChanges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take(String disclosure, String change) {
        List<String> open = jdbc.queryForList(
                "select change_number from disclosure_change_open where disclosure = ?", String.class, disclosure);
        if (open.contains(change)) {
            return;
        }
        if (!open.isEmpty()) {
            throw taken(disclosure, "（" + open.get(0) + "）");
        }
        try {
            jdbc.update(
                    "insert into disclosure_change_open (disclosure, change_number) values (?, ?)", disclosure, change);
        } catch (DuplicateKeyException | ConcurrencyFailureException another) {
            throw taken(disclosure, "");
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String change) {
        jdbc.update("delete from disclosure_change_open where change_number = ?", change);
    }

    private static Refused taken(String disclosure, String change) {
        return new Refused("disclosure", "编号" + disclosure + "的内容已有一件变更正在办理" + change + "，办结后才能再提出");
    }
}
