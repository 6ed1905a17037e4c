package gongkai.annualplan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The register of plans. */
interface AnnualPlans extends Repository<AnnualPlan, String> {

    /** How many there are of a year, and how they stand on a day. */
    record Count(long all, long inTime, long late, long missing) {

        /** Neither filed nor late yet. */
        public long awaited() {
            return all - inTime - late - missing;
        }
    }

    AnnualPlan save(AnnualPlan plan);

    Optional<AnnualPlan> findById(String number);

    List<AnnualPlan> findByNumberIn(Collection<String> numbers);

    Page<AnnualPlan> findByYearNoOrderByUnit(int year, Pageable page);

    @Query("select p.unit from AnnualPlan p where p.yearNo = :year")
    List<String> unitsOf(int year);

    @Query("select distinct p.yearNo from AnnualPlan p order by p.yearNo desc")
    List<Integer> years();

    @Query("select new gongkai.annualplan.AnnualPlans$Count(count(p),"
            + " coalesce(sum(case when p.filedOn <= p.dueOn then 1L else 0L end), 0L),"
            + " coalesce(sum(case when p.filedOn > p.dueOn then 1L else 0L end), 0L),"
            + " coalesce(sum(case when p.filedOn is null and p.dueOn < :today then 1L else 0L end), 0L))"
            + " from AnnualPlan p where p.yearNo = :year")
    Count count(int year, LocalDate today);

    @Query("select count(c) from AnnualPlan c where (c.unit = :unit or c.organisation = :unit) and c.status not in ("
            + "gongkai.annualplan.Status.APPROVED)")
    long countOpen(String unit);
}
