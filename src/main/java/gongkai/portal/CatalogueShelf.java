package gongkai.portal;

import gongkai.catalogue.Catalogue;
import gongkai.catalogue.CatalogueItem;
import gongkai.catalogue.CatalogueVersion;
import gongkai.organisation.Organisation;
import gongkai.platform.CsvTable;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds the version of a catalogue that a page or a program asks for, and writes it as CSV. */
@Component
class CatalogueShelf {

    private final Catalogue catalogue;
    private final Organisation organisation;
    private final Clock clock;

    CatalogueShelf(Catalogue catalogue, Organisation organisation, Clock clock) {
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * @param code blank for the catalogue of the house
     * @param number blank for the version in force; where none is yet, the first to take effect
     * @throws InvalidInput where the number is none
     * @throws NotFound where there is no such catalogue or version
     */
    CatalogueVersion find(String code, String number) {
        var wanted = code == null || code.isBlank()
                ? catalogue.catalogueOf(organisation.house().code())
                : code.strip();
        var versions = catalogue.versions(wanted);
        if (versions.isEmpty()) {
            throw new NotFound("没有找到这个目录");
        }
        if (number == null || number.isBlank()) {
            return catalogue.inForce(wanted, today()).orElse(versions.get(versions.size() - 1));
        }
        if (!number.strip().matches("\\d{1,6}")) {
            throw new InvalidInput(Map.of("version", "请填写第几版，例如1；不填是现行的一版"));
        }
        return catalogue.version(wanted, Integer.parseInt(number.strip()));
    }

    /** The catalogues there are, code and title. */
    Map<String, String> catalogues() {
        return catalogue.catalogues();
    }

    List<CatalogueVersion> versions(String code) {
        return catalogue.versions(code);
    }

    List<CatalogueItem> items(CatalogueVersion version) {
        return catalogue.items(version.id());
    }

    boolean inForce(CatalogueVersion version) {
        return catalogue
                .inForce(version.catalogue(), today())
                .filter(version::equals)
                .isPresent();
    }

    boolean isAhead(CatalogueVersion version) {
        return version.effectiveFrom().isAfter(today());
    }

    /** The columns under the names given, which a file that is loaded has too. */
    CsvTable csv(CatalogueVersion version, String... columns) {
        var table = new CsvTable(columns);
        items(version)
                .forEach(item -> table.row(
                        item.code(),
                        item.firstCategory(),
                        item.secondCategory(),
                        item.content(),
                        item.scopeText(),
                        item.channelText(),
                        item.timingText(),
                        item.responsible()));
        return table;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
