package gongkai.proactivedisclosure;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The objections to what is in its public notice. */
interface Objections extends Repository<Objection, Long> {

    Objection save(Objection one);

    List<Objection> findByCaseNumberOrderByOrdinal(String caseNumber);

    Optional<Objection> findByCaseNumberAndOrdinal(String caseNumber, int ordinal);

    long countByCaseNumber(String caseNumber);

    long countByCaseNumberAndState(String caseNumber, Objection.State state);
}
