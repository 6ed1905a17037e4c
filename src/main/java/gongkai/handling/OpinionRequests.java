package gongkai.handling;

import gongkai.platform.NotFound;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All requests for opinions, of all cases. */
interface OpinionRequests extends Repository<OpinionRequest, Long> {

    OpinionRequest save(OpinionRequest request);

    Optional<OpinionRequest> findById(Long id);

    List<OpinionRequest> findByTaskOrderById(String task);

    Optional<OpinionRequest> findByInstance(String instance);

    List<OpinionRequest> findByCaseNumber(String caseNumber);

    /** Ids only, so that the requests themselves are read after their tasks have been locked. */
    @Query("select r.instance from OpinionRequest r where r.task = :task and r.state = gongkai.handling.State.OPEN")
    List<String> openInstances(String task);

    @Query("select r.instance from OpinionRequest r where r.id = :id and r.askedBy = :by")
    Optional<String> instanceOf(long id, String by);

    /** @throws NotFound where the instance asks for nobody's opinion */
    default OpinionRequest of(String instance) {
        return findByInstance(instance).orElseThrow(() -> new NotFound("没有这份加签或者会签"));
    }

    default StepRequests ofStep(String task) {
        return new StepRequests(findByTaskOrderById(task));
    }
}
