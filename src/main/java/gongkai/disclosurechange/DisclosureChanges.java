package gongkai.disclosurechange;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The register of changes. */
interface DisclosureChanges extends Repository<DisclosureChange, String> {

    DisclosureChange save(DisclosureChange change);

    Optional<DisclosureChange> findById(String number);

    List<DisclosureChange> findByNumberIn(Collection<String> numbers);
}
