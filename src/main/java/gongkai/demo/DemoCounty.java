package gongkai.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import gongkai.organisation.OrganisationDesk;
import gongkai.organisation.PersonInfo;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.EngineIdentities;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The invented county: units, people, roles and sign-ins from seeds/demo. One select where they are there already. */
@Component
@Profile("demo")
class DemoCounty implements SmartInitializingSingleton {

    static final String PASSWORD = "gongkai-demo";

    private final OrganisationDesk desk;
    private final EngineIdentities identities;
    private final TransactionOperations transaction;

    DemoCounty(OrganisationDesk desk, EngineIdentities identities, TransactionOperations transaction) {
        this.desk = desk;
        this.identities = identities;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!desk.hasPeople()) {
            transaction.executeWithoutResult(status -> settle());
        }
    }

    /** Parents stand before their units in the file. */
    private void settle() {
        DemoFiles.rows("units").forEach(row -> desk.saveUnit(unit(row)));
        DemoFiles.rows("people").forEach(row -> {
            desk.savePerson(
                    new PersonInfo(
                            row.getField("id"), row.getField("name"), row.getField("email"), row.getField("phone")),
                    true);
            identities.setPublishedPassword(row.getField("id"), PASSWORD);
        });
        DemoFiles.rows("assignments")
                .forEach(row ->
                        desk.assign(row.getField("person"), Role.of(row.getField("role")), row.getField("unit")));
    }

    /** Who can sign in, in the order of the file. */
    List<SignIn> signIns() {
        var units = DemoFiles.rows("units").stream()
                .collect(Collectors.toMap(row -> row.getField("code"), DemoCounty::unit));
        Map<String, NamedCsvRecord> firstRole = DemoFiles.rows("assignments").stream()
                .collect(Collectors.toMap(row -> row.getField("person"), Function.identity(), (first, next) -> first));
        return DemoFiles.rows("people").stream()
                .map(person -> {
                    var assignment = firstRole.get(person.getField("id"));
                    return new SignIn(
                            person.getField("id"),
                            person.getField("name"),
                            Role.of(assignment.getField("role")).label(),
                            units.get(assignment.getField("unit")).name());
                })
                .toList();
    }

    private static UnitInfo unit(NamedCsvRecord row) {
        return new UnitInfo(
                row.getField("code"),
                row.getField("name"),
                emptyToNull(row.getField("parent")),
                UnitInfo.Kind.valueOf(row.getField("kind")),
                emptyToNull(row.getField("letter_code")),
                emptyToNull(row.getField("phone")),
                emptyToNull(row.getField("address")));
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    record SignIn(String id, String name, String role, String unit) {}
}
