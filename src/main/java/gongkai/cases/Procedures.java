package gongkai.cases;

import gongkai.organisation.UnitWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which procedure a case belongs to, by its number; and what all of them have under way for a unit. */
@Component
public class Procedures implements UnitWork {

    /** Asked only in use: procedures need this module's own beans to be made. */
    private final Supplier<List<Procedure>> all;

    Procedures(ObjectProvider<Procedure> procedures) {
        this.all = () -> procedures.stream().toList();
    }

    List<Procedure> all() {
        return all.get();
    }

    @Override
    public Map<String, Long> openFor(String unitCode) {
        var open = new LinkedHashMap<String, Long>();
        all.get().forEach(procedure -> {
            long count = procedure.openCasesOf(unitCode);
            if (count > 0) {
                open.put(procedure.label(), count);
            }
        });
        return open;
    }

    /** @param key a process's */
    public Optional<Procedure> withKey(String key) {
        return all.get().stream()
                .filter(procedure -> procedure.key().equals(key))
                .findFirst();
    }

    public Optional<Procedure> of(String caseNumber) {
        return all.get().stream()
                .filter(procedure -> caseNumber != null && caseNumber.startsWith(procedure.prefix() + "-"))
                .findFirst();
    }
}
