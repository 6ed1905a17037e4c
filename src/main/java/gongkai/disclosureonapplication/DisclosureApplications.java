package gongkai.disclosureonapplication;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The register of applications. */
interface DisclosureApplications extends Repository<DisclosureApplication, String> {

    DisclosureApplication save(DisclosureApplication application);

    Optional<DisclosureApplication> findById(String number);

    List<DisclosureApplication> findByNumberIn(Collection<String> numbers);

    Optional<DisclosureApplication> findByIdempotencyKey(String idempotencyKey);

    List<DisclosureApplication> findByIdentityDigestAndNumberNotOrderByReceivedOnDescNumberDesc(
            String identityDigest, String number, Limit limit);

    @Query(
            "select count(c) from DisclosureApplication c where (c.department = :unit or c.organisation = :unit) and c.status not in ("
                    + "gongkai.disclosureonapplication.Status.REPLIED, gongkai.disclosureonapplication.Status.NOT_ACCEPTED, gongkai.disclosureonapplication.Status.LAPSED, gongkai.disclosureonapplication.Status.WITHDRAWN)")
    long countOpen(String unit);
}
