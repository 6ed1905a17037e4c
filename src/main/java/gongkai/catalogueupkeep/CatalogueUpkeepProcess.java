package gongkai.catalogueupkeep;

import gongkai.platform.OnOwnBehalf;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What we tell the engine. Every name of {@code bpmn/catalogue-upkeep.bpmn} that code needs stands here once. */
@Component
class CatalogueUpkeepProcess {

    static final String KEY = "catalogue-upkeep";

    static final String UPDATE_DUE = "update-due";
    static final String UPDATE_PUBLISHED = "update-published";
    static final String RESPONSIBILITY_CHANGED = "responsibility-changed";
    static final String ITEM_DROPPED = "item-dropped";

    static final String UPDATE = "update";

    private final RuntimeService runtime;
    private final OnOwnBehalf ownBehalf;

    CatalogueUpkeepProcess(RuntimeService runtime, OnOwnBehalf ownBehalf) {
        this.runtime = runtime;
        this.ownBehalf = ownBehalf;
    }

    void updateDue(String number) {
        ownBehalf.run(() -> runtime.startProcessInstanceByMessage(UPDATE_DUE, number));
    }

    void updatePublished(String number) {
        tell(UPDATE_PUBLISHED, number);
    }

    void responsibilityChanged(String number) {
        tell(RESPONSIBILITY_CHANGED, number);
    }

    void itemDropped(String number) {
        tell(ITEM_DROPPED, number);
    }

    /** A case that somebody ended in Cockpit must not keep a disclosure from being published. */
    private void tell(String message, String number) {
        ownBehalf.run(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(number)
                .correlateAll());
    }

    /** Whether a case of any procedure is still under way. */
    boolean isUnderWay(String number) {
        return ownBehalf.call(() -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                > 0);
    }
}
