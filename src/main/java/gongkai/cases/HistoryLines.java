package gongkai.cases;

import java.util.List;
import org.springframework.data.repository.Repository;

interface HistoryLines extends Repository<HistoryLine, Long> {

    HistoryLine save(HistoryLine line);

    List<HistoryLine> findByCaseNumberOrderById(String caseNumber);
}
