package gongkai.catalogueupkeep;

import gongkai.catalogue.Timing;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The register of obligations. */
interface Obligations extends Repository<Obligation, Long> {

    /** What makes an obligation one. */
    record Key(String organisation, String catalogue, String itemCode, String period) {}

    Obligation save(Obligation obligation);

    Optional<Obligation> findByNumber(String number);

    List<Obligation> findByNumberIn(Collection<String> numbers);

    /** Locked: a publication and the task's own answer may come at the same moment. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Obligation o where o.number = :number")
    Optional<Obligation> findLocked(String number);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Obligation o where o.organisation = :organisation and o.catalogue = :catalogue"
            + " and o.itemCode = :itemCode and o.period = :period")
    Optional<Obligation> findLocked(String organisation, String catalogue, String itemCode, String period);

    /** Those of periods that had not ended before a day, whatever became of them. */
    @Query("select new gongkai.catalogueupkeep.Obligations$Key(o.organisation, o.catalogue, o.itemCode, o.period)"
            + " from Obligation o where o.dueOn >= :since")
    List<Key> keys(LocalDate since);

    /** Published before a day, in a period that had begun before it and runs on, and not looked through since. */
    @Query("select o from Obligation o where o.timing = :timing and o.startsOn < :day and o.dueOn >= :day"
            + " and o.fulfilledOn < :day and (o.adjustmentAskedOn is null or o.adjustmentAskedOn < :day) order by o.id")
    List<Obligation> adjustable(Timing timing, LocalDate day);

    @Query(
            "select distinct o from Obligation o left join fetch o.units where o.status = gongkai.catalogueupkeep.Status.OPEN"
                    + " order by o.id")
    List<Obligation> open();

    @Query(
            "select count(c) from Obligation c where (:unit member of c.units or c.organisation = :unit) and c.status not in ("
                    + "gongkai.catalogueupkeep.Status.PUBLISHED, gongkai.catalogueupkeep.Status.COVERED, gongkai.catalogueupkeep.Status.DROPPED)")
    long countOpen(String unit);
}
