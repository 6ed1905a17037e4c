package gongkai.disclosureonapplication;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** The register of applications. */
interface DisclosureApplications extends Repository<DisclosureApplication, String> {

    DisclosureApplication save(DisclosureApplication application);

    Optional<DisclosureApplication> findById(String number);

    List<DisclosureApplication> findByNumberIn(Collection<String> numbers);

    Optional<DisclosureApplication> findByIdempotencyKey(String idempotencyKey);

    List<DisclosureApplication> findByIdentityDigestAndNumberNotOrderByReceivedOnDescNumberDesc(
            String identityDigest, String number, Limit limit);
}
