package gongkai.proactivedisclosure;

import java.util.List;
import org.springframework.data.repository.Repository;

/** The collective decisions. */
interface Meetings extends Repository<Meeting, Long> {

    Meeting save(Meeting one);

    List<Meeting> findByCaseNumberOrderById(String caseNumber);
}
