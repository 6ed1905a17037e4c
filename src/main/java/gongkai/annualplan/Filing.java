package gongkai.annualplan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A plan as it was filed once: what it says, and what it means to disclose, one item a line. Filed again it is another. */
@Embeddable
class Filing {

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String plan;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String items;

    private String filedBy;
    private Instant filedAt;

    protected Filing() {}

    Filing(String plan, List<String> items, String filedBy, Instant filedAt) {
        this.plan = plan;
        this.items = String.join("\n", items);
        this.filedBy = filedBy;
        this.filedAt = filedAt;
    }

    String plan() {
        return plan;
    }

    List<String> items() {
        return items.lines().toList();
    }

    String filedBy() {
        return filedBy;
    }

    Instant filedAt() {
        return filedAt;
    }
}
