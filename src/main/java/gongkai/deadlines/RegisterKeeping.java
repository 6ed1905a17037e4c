package gongkai.deadlines;

import gongkai.platform.CurrentUser;
import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps rules and calendar current without anyone's doing: the product's own files at start, and what another node
 * loaded soon after.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RegisterKeeping implements SmartInitializingSingleton {

    /** A step that began before a calendar was loaded has long ended, one way or the other, when this is over. */
    private static final Duration STRAGGLERS = Duration.ofHours(1);

    private final Register register;
    private final Recalculation recalculation;
    private final TransactionTemplate transaction;

    RegisterKeeping(Register register, Recalculation recalculation, TransactionTemplate transaction) {
        this.register = register;
        this.recalculation = recalculation;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var seeds = new Seeds();
        try {
            if (!register.holds(seeds)) {
                take(seeds);
            }
        } catch (DataIntegrityViolationException another) {
            // Two nodes started at once, the other was first: what is left to do, if anything, is done now.
            if (!register.holds(seeds)) {
                take(seeds);
            }
        }
    }

    private void take(Seeds seeds) {
        transaction.executeWithoutResult(
                status -> register.take(seeds, CurrentUser.SYSTEM).forEach(year -> recalculation.settle(year, null)));
    }

    /**
     * A node counts by the calendar it holds, without asking the database at each step. So whatever was counted by the
     * old one while a new one was being loaded, here or on another node, is counted again.
     */
    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    void follow() {
        register.refresh();
        for (var year : register.loadedWithin(STRAGGLERS)) {
            transaction.executeWithoutResult(
                    status -> recalculation.settle(register.calendar().year(year), null));
        }
    }
}
