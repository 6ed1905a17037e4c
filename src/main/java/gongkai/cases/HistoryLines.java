package gongkai.cases;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

interface HistoryLines extends Repository<HistoryLine, Long> {

    HistoryLine save(HistoryLine line);

    List<HistoryLine> findByCaseNumberOrderById(String caseNumber);

    boolean existsByCaseNumberAndActor(String caseNumber, String actor);

    boolean existsByCaseNumberAndActorIn(String caseNumber, Collection<String> actors);
}
