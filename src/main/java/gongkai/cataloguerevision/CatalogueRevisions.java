package gongkai.cataloguerevision;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The register of revisions. */
interface CatalogueRevisions extends Repository<CatalogueRevision, String> {

    CatalogueRevision save(CatalogueRevision revision);

    Optional<CatalogueRevision> findById(String number);

    List<CatalogueRevision> findByNumberIn(Collection<String> numbers);

    List<CatalogueRevision> findByStatusAndOrganisationInOrderByNumberDesc(
            Status status, Collection<String> organisations);

    @Query("select count(c) from CatalogueRevision c where c.organisation = :unit and c.status not in ("
            + "gongkai.cataloguerevision.Status.ADOPTED, gongkai.cataloguerevision.Status.CANCELLED)")
    long countOpen(String unit);
}
