package gongkai.organisation;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * An installation's first units and people: the house itself and its departments, as the settings name them. A department once made
 * stays as it is; the house follows its settings until an administrator changes it on the page, so that a letter code left out
 * at first can be given either way. Who was made on the engine's page or is the first administrator comes into the roster.
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

    private boolean isOfTheSettings(UnitInfo house) {
        return roster.unit(house.code()).stream().allMatch(row -> row.version() == 0);
    }

    @Override
    public void afterSingletonsInstantiated() {
        UnitInfo house = settings.house();
        var known = roster.hasUnit(house.code()) ? roster.chart() : null;
        if (known == null || isOfTheSettings(house) && !known.unit(house.code()).equals(house)) {
            desk.saveUnit(house);
        }
        for (UnitInfo department : settings.departmentUnits()) {
            if (known == null || !known.exists(department.code())) {
                desk.saveUnit(department);
            }
        }
        desk.registerStrangers();
    }
}
