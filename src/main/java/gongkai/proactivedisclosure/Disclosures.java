package gongkai.proactivedisclosure;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** The register of disclosures. */
interface Disclosures extends Repository<Disclosure, String> {

    Disclosure save(Disclosure disclosure);

    Optional<Disclosure> findById(String number);

    /** Whoever else wants it waits: an objection and the conclusion of the same notice, two offline channels. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Disclosure> findLockedByNumber(String number);

    List<Disclosure> findByNumberIn(Collection<String> numbers);
}
