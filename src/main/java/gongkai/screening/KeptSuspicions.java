package gongkai.screening;

import java.util.List;
import org.springframework.data.repository.Repository;

/** What the gate found, case by case. */
interface KeptSuspicions extends Repository<Suspicion, Long> {

    Suspicion save(Suspicion one);

    List<Suspicion> findByCaseNumberOrderById(String caseNumber);
}
