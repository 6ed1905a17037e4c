package gongkai.organisation;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * An installation's first units: the house itself and its departments, as the settings name them. A department once made
 * stays as it is; the house follows its settings, so that a letter code left out at first can still be given.
 */
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
        UnitInfo house = settings.house();
        var known = roster.hasUnit(house.code()) ? roster.chart() : null;
        if (known == null || !known.unit(house.code()).equals(house)) {
            desk.saveUnit(house);
        }
        for (UnitInfo department : settings.departmentUnits()) {
            if (known == null || !known.exists(department.code())) {
                desk.saveUnit(department);
            }
        }
    }
}
