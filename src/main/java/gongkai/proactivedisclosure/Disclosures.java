package gongkai.proactivedisclosure;

import gongkai.platform.NotFound;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The register of disclosures. */
interface Disclosures extends Repository<Disclosure, String> {

    Disclosure save(Disclosure disclosure);

    Optional<Disclosure> findById(String number);

    /** @throws NotFound where there is none */
    default Disclosure get(String number) {
        return findById(number).orElseThrow(() -> new NotFound("没有这件公开"));
    }

    /** As {@link #get}, before changing it. */
    default Disclosure lock(String number) {
        return findLockedByNumber(number).orElseThrow(() -> new NotFound("没有这件公开"));
    }

    /** Whoever else wants it waits: an objection and the conclusion of the same notice, two offline channels. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Disclosure> findLockedByNumber(String number);

    /** The numbers of other disclosures of a catalogue item, the latest first. */
    @Query("select d.number from Disclosure d where d.organisation = :organisation and d.content.catalogueItem = :item"
            + " and d.number <> :number order by d.number desc")
    List<String> ofItem(String organisation, String item, String number, Limit limit);

    List<Disclosure> findByNumberIn(Collection<String> numbers);

    @Query("select count(c) from Disclosure c where (c.unit = :unit or c.organisation = :unit) and c.status not in ("
            + "gongkai.proactivedisclosure.Status.CLOSED, gongkai.proactivedisclosure.Status.WITHDRAWN)")
    long countOpen(String unit);
}
