package gongkai.organisation;

import gongkai.organisation.UnitInfo.Kind;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A new installation's first unit: the house itself, as the settings name it. One select where it is there already. */
@Component
@Profile("!demo")
class Founding implements SmartInitializingSingleton {

    private final OrganisationSettings settings;
    private final Roster roster;
    private final OrganisationDesk desk;

    Founding(OrganisationSettings settings, Roster roster, OrganisationDesk desk) {
        this.settings = settings;
        this.roster = roster;
        this.desk = desk;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!roster.hasUnit(settings.code())) {
            desk.saveUnit(new UnitInfo(
                    settings.code(),
                    settings.name(),
                    null,
                    Kind.ORGANISATION,
                    settings.letterCode(),
                    settings.phone(),
                    settings.address()));
        }
    }
}
