package gongkai.portal;

import gongkai.organisation.Organisation;
import gongkai.organisation.UnitInfo;
import gongkai.organisation.UnitInfo.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What every page says of itself: whose it is and where to turn. The layout asks it by its bean name, also on the page
 * that says that the database is away; so what is known is answered at once, and looked up anew behind the reader's back.
 */
@Component("portalSite")
class PortalSite {

    private static final long KEEP_NANOS = Duration.ofMinutes(1).toNanos();
    private static final UnitInfo UNKNOWN = new UnitInfo("", "", null, Kind.ORGANISATION, null, null, null);

    private final Organisation organisation;
    private final PortalSettings settings;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile UnitInfo known;
    private volatile long askedAt;

    PortalSite(Organisation organisation, PortalSettings settings) {
        this.organisation = organisation;
        this.settings = settings;
    }

    public String name() {
        return settings.name().isBlank() ? house().name() + "党务公开" : settings.name();
    }

    public UnitInfo house() {
        UnitInfo answer = known;
        if (answer == null) {
            ask();
            return known == null ? UNKNOWN : known;
        }
        if (System.nanoTime() - askedAt > KEEP_NANOS && asking.compareAndSet(false, true)) {
            CompletableFuture.runAsync(this::ask).whenComplete((done, failure) -> asking.set(false));
        }
        return answer;
    }

    private void ask() {
        try {
            known = organisation.house();
        } catch (DataAccessException | TransactionException away) {
            // The page is shown with what is known.
        } finally {
            askedAt = System.nanoTime();
        }
    }
}
