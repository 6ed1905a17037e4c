package gongkai.portal;

import gongkai.organisation.Organisation;
import gongkai.organisation.UnitInfo;
import org.springframework.stereotype.Component;

/** What every page says of itself: whose it is and where to turn. The layout asks it by its bean name. */
@Component("portalSite")
class PortalSite {

    private final Organisation organisation;
    private final PortalSettings settings;

    PortalSite(Organisation organisation, PortalSettings settings) {
        this.organisation = organisation;
        this.settings = settings;
    }

    public String name() {
        return settings.name().isBlank() ? house().name() + "党务公开" : settings.name();
    }

    public UnitInfo house() {
        return organisation.house();
    }
}
