package gongkai.deadlines;

import gongkai.deadlines.Deadline.State;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The deadlines in the database; every list is bounded and has its index. */
interface StoredDeadlines extends Repository<Deadline, Long> {

    List<State> OPEN = List.of(State.RUNNING, State.PAUSED);

    /** Started on or before the year's last day and due on or after its first. */
    String TOUCHING = "d.state in (RUNNING, PAUSED) and d.dueOn >= :first and d.startedOn <= :last and d.id > :after";

    Deadline save(Deadline deadline);

    List<Deadline> findByCaseNumberOrderByStartedOnAscIdAsc(String caseNumber);

    List<Deadline> findByCaseNumberAndStateIn(String caseNumber, Collection<State> states);

    List<Deadline> findByCaseNumberInAndStateIn(Collection<String> caseNumbers, Collection<State> states);

    Slice<Deadline> findByStateInAndDueOnLessThanEqualOrderByDueOnAscIdAsc(
            Collection<State> states, LocalDate until, Pageable page);

    long countByStateAndDueOnLessThan(State state, LocalDate day);

    @Query("from Deadline d where " + TOUCHING + " order by d.id")
    List<Deadline> touching(LocalDate first, LocalDate last, long after, Limit limit);

    /** Locked, so that a step which is changing a case waits rather than writes over the new date. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Deadline d where " + TOUCHING + " and d.calendarRevision < :revision order by d.id")
    List<Deadline> touchingForChange(LocalDate first, LocalDate last, long after, long revision, Limit limit);

    @Modifying
    @Query("update Deadline d set d.calendarRevision = :revision where d.id in :ids")
    int counted(Collection<Long> ids, long revision);
}
