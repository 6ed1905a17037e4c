package gongkai.cases;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which procedure a case belongs to, by its number. */
@Component
public class Procedures {

    /** Asked only in use: procedures need this module's own beans to be made. */
    private final Supplier<List<Procedure>> all;

    Procedures(ObjectProvider<Procedure> procedures) {
        this.all = () -> procedures.stream().toList();
    }

    List<Procedure> all() {
        return all.get();
    }

    public Optional<Procedure> of(String caseNumber) {
        return all.get().stream()
                .filter(procedure -> caseNumber != null && caseNumber.startsWith(procedure.prefix() + "-"))
                .findFirst();
    }
}
