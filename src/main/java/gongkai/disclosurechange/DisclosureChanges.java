package gongkai.disclosurechange;

import gongkai.platform.NotFound;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The register of changes. */
interface DisclosureChanges extends Repository<DisclosureChange, String> {

    DisclosureChange save(DisclosureChange change);

    Optional<DisclosureChange> findById(String number);

    /** @throws NotFound where there is none */
    default DisclosureChange get(String number) {
        return findById(number).orElseThrow(() -> new NotFound("没有这件变更"));
    }

    /** As {@link #get}; whoever else wants it waits: a file that comes in and the request that goes out with its files. */
    default DisclosureChange lock(String number) {
        return findLockedByNumber(number).orElseThrow(() -> new NotFound("没有这件变更"));
    }

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<DisclosureChange> findLockedByNumber(String number);

    List<DisclosureChange> findByDisclosureAndNumberNotOrderByNumberDesc(String disclosure, String number, Limit limit);

    List<DisclosureChange> findByNumberIn(Collection<String> numbers);

    @Query(
            "select count(c) from DisclosureChange c where (c.unit = :unit or c.organisation = :unit) and c.status not in ("
                    + "gongkai.disclosurechange.Status.DONE, gongkai.disclosurechange.Status.CANCELLED)")
    long countOpen(String unit);
}
