package gongkai.catalogueupkeep;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Publications extends Repository<Publication, String> {

    Publication save(Publication publication);

    Optional<Publication> findById(String number);

    void deleteById(String number);
}
