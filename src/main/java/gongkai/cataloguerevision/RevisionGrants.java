package gongkai.cataloguerevision;

import gongkai.platform.EngineGrants;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Offices make catalogues: the house's all of them, a basic-level organisation's its own. */
@Component
class RevisionGrants implements EngineGrants {

    private final Offices offices;

    RevisionGrants(Offices offices) {
        this.offices = offices;
    }

    @Override
    public Map<String, Set<String>> starters() {
        return Map.of(CatalogueRevisionProcess.KEY, offices.groups());
    }
}
