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

    /** Not the request itself, for the same reason. */
    @Query("select r.instance as instance, r.task as task, r.askedBy as askedBy from OpinionRequest r where r.id = :id")
    Optional<Place> placeOf(long id);

    /** The task that asks for the opinion, by its instance; the one that was asked about; and who asked. */
    interface Place {

        String getInstance();

        String getTask();

        String getAskedBy();
    }

    /** @throws NotFound where the instance asks for nobody's opinion */
    default OpinionRequest of(String instance) {
        return findByInstance(instance).orElseThrow(() -> new NotFound("没有这份加签或者会签"));
    }

    default StepRequests ofStep(String task) {
        return new StepRequests(findByTaskOrderById(task));
    }
}
