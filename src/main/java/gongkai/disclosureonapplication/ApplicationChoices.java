package gongkai.disclosureonapplication;

import gongkai.organisation.Organisation;
import gongkai.organisation.UnitInfo;
import gongkai.platform.FormChoices;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the forms of 依申请公开 offer: departments and units of the house, and the grounds of its regime. */
@Component
class ApplicationChoices implements FormChoices {

    private final Organisation organisation;
    private final Grounds grounds;

    ApplicationChoices(Organisation organisation, Grounds grounds) {
        this.organisation = organisation;
        this.grounds = grounds;
    }

    @Override
    public Map<String, List<Choice>> choices() {
        return Map.of(
                "departments",
                        units(organisation.departments(organisation.house().code())),
                "units",
                        units(organisation.units().stream()
                                .filter(unit -> organisation.isOpen(unit.code()))
                                .toList()),
                "exemptions", grounds(grounds.exemptions()),
                "declineGrounds", grounds(grounds.declines()));
    }

    private static List<Choice> units(List<UnitInfo> units) {
        return units.stream().map(unit -> new Choice(unit.name(), unit.code())).toList();
    }

    private static List<Choice> grounds(List<Grounds.Ground> grounds) {
        return grounds.stream()
                .map(ground -> new Choice(ground.label() + "（" + ground.article() + "）", ground.code()))
                .toList();
    }
}
