package gongkai.proactivedisclosure;

import java.util.List;
import org.springframework.data.repository.Repository;

/** The proofs of what was published offline. */
interface OfflinePublications extends Repository<OfflinePublication, Long> {

    OfflinePublication save(OfflinePublication one);

    List<OfflinePublication> findByCaseNumberOrderById(String caseNumber);

    List<OfflinePublication> findByCaseNumberAndRound(String caseNumber, int round);
}
