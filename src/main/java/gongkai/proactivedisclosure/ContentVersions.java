package gongkai.proactivedisclosure;

import java.util.List;
import org.springframework.data.repository.Repository;

/** The versions of all contents, oldest first. */
interface ContentVersions extends Repository<ContentVersion, Long> {

    ContentVersion save(ContentVersion one);

    List<ContentVersion> findByCaseNumberOrderById(String caseNumber);
}
