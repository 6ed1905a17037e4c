package gongkai.proactivedisclosure;

import java.util.List;
import org.springframework.data.repository.Repository;

/** What the gate found. */
interface Suspicions extends Repository<Suspicion, Long> {

    Suspicion save(Suspicion one);

    List<Suspicion> findByCaseNumberOrderById(String caseNumber);
}
