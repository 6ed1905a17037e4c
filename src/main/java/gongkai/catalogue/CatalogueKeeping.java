package gongkai.catalogue;

import gongkai.catalogue.CatalogueVersion.Status;
import gongkai.platform.CurrentUser;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the catalogues that come with the product where there are none yet. One select at every later start. */
@Component
class CatalogueKeeping implements SmartInitializingSingleton {

    private final StoredCatalogues stored;
    private final Channels channels;
    private final TransactionTemplate transaction;

    CatalogueKeeping(StoredCatalogues stored, Channels channels, TransactionTemplate transaction) {
        this.stored = stored;
        this.channels = channels;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!stored.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> load());
        } catch (DataIntegrityViolationException another) {
            // Two nodes started at once; the other was first.
            if (stored.isEmpty()) {
                throw another;
            }
        }
    }

    private void load() {
        var seeds = new Seeds(channels);
        for (var code : Seeds.CATALOGUES) {
            var shipped = seeds.shipped(code);
            stored.makeCatalogue(code, shipped.title());
            stored.insert(
                    code,
                    1,
                    Status.ADOPTED,
                    shipped.effectiveFrom(),
                    null,
                    shipped.source(),
                    shipped.note(),
                    CurrentUser.SYSTEM,
                    shipped.items());
        }
    }
}
