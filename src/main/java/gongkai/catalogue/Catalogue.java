package gongkai.catalogue;

import gongkai.catalogue.CatalogueVersion.Status;
import gongkai.organisation.Organisation;
import gongkai.organisation.UnitInfo;
import gongkai.organisation.UnitInfo.Kind;
import gongkai.platform.ChineseDates;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What must be disclosed: the catalogues, their versions and items. The house's departments go by {@code bureau},
 * basic-level organisations by {@code basic}, and an organisation with a catalogue of its own by that.
 *
 * <p>Answers come from a copy in memory. A transaction that adopts a version sees it at once, everybody on this node when
 * it commits, other nodes within a minute.
 */
@Component
public class Catalogue {

    public static final String BUREAU = "bureau";
    public static final String BASIC = "basic";

    private static final long KEEP_NANOS = Duration.ofMinutes(1).toNanos();

    /** More versions than anybody reads at a time; the next reader of one that was put away waits for one select. */
    private static final int MOST_KEPT = 60;

    private final StoredCatalogues stored;
    private final Organisation organisation;
    private final Clock clock;
    private final AtomicReference<Copy> copy = new AtomicReference<>();
    private final Map<Long, Listing> listings = new ConcurrentHashMap<>();

    Catalogue(StoredCatalogues stored, Organisation organisation, Clock clock) {
        this.stored = stored;
        this.organisation = organisation;
        this.clock = clock;
    }

    // ---- reading

    /** Codes of the catalogues of which a version was ever adopted, with their titles: first the two of the house. */
    public Map<String, String> catalogues() {
        return copy().titles();
    }

    /** What was adopted, the version that takes effect last first; empty where there is no such catalogue. */
    public List<CatalogueVersion> versions(String catalogue) {
        var versions = new ArrayList<>(copy().adopted().getOrDefault(catalogue, List.of()));
        Collections.reverse(versions);
        return versions;
    }

    /** The version whose first day is the last that isn't after the day. */
    public Optional<CatalogueVersion> inForce(String catalogue, LocalDate on) {
        return versions(catalogue).stream()
                .filter(version -> !version.effectiveFrom().isAfter(on))
                .findFirst();
    }

    /** @throws NotFound where no such version was adopted */
    public CatalogueVersion version(String catalogue, int number) {
        return versions(catalogue).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("没有找到这一版目录"));
    }

    /** @throws NotFound where there is none; a draft is found too */
    public CatalogueVersion version(long id) {
        return known(id).or(() -> stored.version(id)).orElseThrow(() -> new NotFound("没有找到这一版目录"));
    }

    /**
     * @return in the catalogue's order; the units of {@code basic} are the asking organisation's, so there are none here
     * @throws NotFound where there is no such version
     */
    public List<CatalogueItem> items(long versionId) {
        var version = version(versionId);
        return resolved(listing(version).items(), departmentsFor(version.catalogue()));
    }

    /** The item of the catalogue that applies to the unit on the day. */
    public Optional<CatalogueItem> item(String unitCode, String itemCode, LocalDate on) {
        return inForce(catalogueOf(unitCode, on), on)
                .flatMap(
                        version -> Optional.ofNullable(listing(version).byCode().get(itemCode == null ? "" : itemCode)))
                .map(item -> resolved(List.of(item), departmentsOf(unitCode)).get(0));
    }

    /**
     * What the unit has to disclose on the day: an organisation everything that its catalogue lists, a department what
     * names it and what names none.
     */
    public List<CatalogueItem> itemsOf(String unitCode, LocalDate on) {
        var whole = organisation.unit(unitCode).kind() == Kind.ORGANISATION;
        return inForce(catalogueOf(unitCode, on), on)
                .map(version -> resolved(listing(version).items(), departmentsOf(unitCode)))
                .orElse(List.of())
                .stream()
                .filter(item -> whole || item.units().isEmpty() || item.units().contains(unitCode))
                .toList();
    }

    /** The code of the catalogue that applies to the unit today. */
    public String catalogueOf(String unitCode) {
        return catalogueOf(unitCode, LocalDate.now(clock));
    }

    /** The code of the catalogue that applies to the unit on a day. */
    public String catalogueOf(String unitCode, LocalDate on) {
        var own = organisation.organisationOf(unitCode).code();
        if (inForce(own, on).isPresent()) {
            return own;
        }
        return isBasicLevel(own) ? BASIC : BUREAU;
    }

    private boolean isBasicLevel(String organisationCode) {
        return organisation.basicLevel().stream().anyMatch(unit -> unit.code().equals(organisationCode));
    }

    private List<UnitInfo> departmentsOf(String unitCode) {
        return organisation.departments(organisation.organisationOf(unitCode).code());
    }

    /** The departments that a catalogue's wording can mean, whoever reads it. */
    List<UnitInfo> departmentsFor(String catalogue) {
        if (catalogue.equals(BASIC)) {
            return List.of();
        }
        if (catalogue.equals(BUREAU)) {
            return organisation.departments(organisation.house().code());
        }
        return organisation.exists(catalogue) ? organisation.departments(catalogue) : List.of();
    }

    private static List<CatalogueItem> resolved(List<CatalogueItem> items, List<UnitInfo> departments) {
        var units = new ResponsibleUnits(departments);
        return items.stream()
                .map(item -> item.withUnits(units.in(item.responsible())))
                .toList();
    }

    // ---- revising

    /**
     * What a revision proposes. A second draft of the same case takes the place of the first. In the caller's transaction.
     *
     * @param catalogue {@code bureau}, {@code basic}, or the code of an organisation that is to have its own
     * @param by user id
     */
    @Transactional
    public CatalogueVersion draft(String catalogue, CatalogueFile parsed, String caseNumber, String by) {
        stored.lock(catalogue, titleOf(catalogue));
        var ofCase = stored.ofCase(caseNumber);
        if (ofCase.stream().anyMatch(version -> version.status() == Status.ADOPTED)) {
            throw new Refused("这次修订已经通过，需要再改的，请另行发起修订");
        }
        var before = ofCase.stream()
                .filter(version -> version.status() == Status.DRAFT)
                .findFirst();
        if (before.isPresent() && before.get().catalogue().equals(catalogue)) {
            stored.replace(before.get().id(), parsed.name(), by, parsed.items());
            return version(before.get().id());
        }
        before.ifPresent(version -> stored.reject(version.id()));
        return version(stored.insert(
                catalogue, null, Status.DRAFT, null, caseNumber, parsed.name(), null, by, parsed.items()));
    }

    /** @throws Refused where no catalogue can have this code */
    String titleOf(String catalogue) {
        var known = catalogues().get(catalogue);
        if (known != null) {
            return known;
        }
        if (organisation.exists(catalogue)) {
            var unit = organisation.unit(catalogue);
            if (unit.kind() == Kind.ORGANISATION
                    && !unit.code().equals(organisation.house().code())) {
                return unit.name() + "党务公开目录";
            }
        }
        throw new Refused("catalogue", "请选择机关目录、基层目录，或者一个有自己目录的单位");
    }

    /** The draft of a revision that is still under way. */
    public Optional<CatalogueVersion> draftOf(String caseNumber) {
        return stored.ofCase(caseNumber).stream()
                .filter(version -> version.status() == Status.DRAFT)
                .findFirst();
    }

    /** The version that a revision builds on. */
    Optional<CatalogueVersion> lastAdopted(String catalogue) {
        return versions(catalogue).stream().findFirst();
    }

    /** What a version would change of the one adopted last, which may take effect only later. */
    public Changes changes(long version) {
        var after = version(version);
        return Changes.between(
                lastAdopted(after.catalogue())
                        .map(present -> listing(present).items())
                        .orElse(List.of()),
                listing(after).items());
    }

    /**
     * Takes a draft into force from a day on.
     *
     * @return the version with its number
     * @throws Refused where the day is past, or not after the first day of the version adopted before
     */
    @Transactional
    public CatalogueVersion adopt(long version, LocalDate effectiveFrom) {
        var draft = openDraft(version);
        if (effectiveFrom == null) {
            throw new Refused("effectiveFrom", "请填写生效日期");
        }
        if (effectiveFrom.isBefore(LocalDate.now(clock))) {
            throw new Refused("effectiveFrom", "生效日期不能早于今天，已经按旧目录公开的不受影响");
        }
        var adopted = stored.adopted().stream()
                .filter(other -> other.catalogue().equals(draft.catalogue()))
                .toList();
        for (var other : adopted) {
            if (!effectiveFrom.isAfter(other.effectiveFrom())) {
                throw new Refused(
                        "effectiveFrom",
                        "生效日期应晚于第" + other.number() + "版的生效日期" + ChineseDates.of(other.effectiveFrom()));
            }
        }
        var number = adopted.stream().mapToInt(CatalogueVersion::number).max().orElse(0) + 1;
        stored.adopt(version, number, effectiveFrom);
        changed();
        return version(version);
    }

    /** Puts a draft away; it never takes effect. */
    @Transactional
    public void reject(long version) {
        stored.reject(openDraft(version).id());
    }

    /** Read after the lock: of two who decide at once the second finds it decided. */
    private CatalogueVersion openDraft(long version) {
        stored.lock(version(version).catalogue(), "");
        var draft = stored.version(version).orElseThrow();
        if (draft.status() != Status.DRAFT) {
            throw new Refused(draft.status() == Status.ADOPTED ? "这一版目录已经通过" : "这一版目录已经否决");
        }
        return draft;
    }

    // ---- the copy

    private Optional<CatalogueVersion> known(long id) {
        return copy().adopted().values().stream()
                .flatMap(List::stream)
                .filter(version -> version.id() == id)
                .findFirst();
    }

    private Listing listing(CatalogueVersion version) {
        var known = listings.get(version.id());
        if (known != null) {
            return known;
        }
        var read = new Listing(stored.items(version));
        // Kept is only what can't change any more: a draft may, and so may what a transaction still under way adopts.
        var shared = copy.get();
        if (shared != null && shared.has(version)) {
            if (listings.size() >= MOST_KEPT) {
                listings.clear();
            }
            listings.put(version.id(), read);
        }
        return read;
    }

    /** The copy of this transaction alone until it commits; then of the whole node. */
    private void changed() {
        if (TransactionSynchronizationManager.unbindResourceIfPossible(this) == null) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(Catalogue.this);
                    copy.set(Copy.outdated());
                }
            });
        }
        TransactionSynchronizationManager.bindResource(this, read());
    }

    private Copy copy() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Copy own) {
            return own;
        }
        var present = copy.get();
        if (present != null && System.nanoTime() - present.readAt() <= KEEP_NANOS) {
            return present;
        }
        var fresh = present != null && present.revision() == stored.revision()
                ? new Copy(present.adopted(), present.titles(), present.revision(), System.nanoTime())
                : read();
        // Where a change came in between, what was read may be from before it.
        copy.compareAndSet(present, fresh);
        return fresh;
    }

    private Copy read() {
        var revision = stored.revision();
        var adopted = stored.adopted().stream().collect(Collectors.groupingBy(CatalogueVersion::catalogue));
        Map<String, String> titles = new LinkedHashMap<>();
        for (var code : Seeds.CATALOGUES) {
            if (adopted.containsKey(code)) {
                titles.put(code, adopted.get(code).get(0).title());
            }
        }
        adopted.keySet().stream()
                .sorted()
                .forEach(code ->
                        titles.putIfAbsent(code, adopted.get(code).get(0).title()));
        return new Copy(adopted, Collections.unmodifiableMap(titles), revision, System.nanoTime());
    }

    /** @param adopted by catalogue, in the order in which they take effect */
    private record Copy(
            Map<String, List<CatalogueVersion>> adopted, Map<String, String> titles, long revision, long readAt) {

        /** One of its own each time: who began to read before it was set finds it in his place. */
        static Copy outdated() {
            return new Copy(Map.of(), Map.of(), -1, System.nanoTime() - KEEP_NANOS - 1);
        }

        boolean has(CatalogueVersion version) {
            return adopted.getOrDefault(version.catalogue(), List.of()).stream()
                    .anyMatch(other -> other.id() == version.id());
        }
    }

    private record Listing(List<CatalogueItem> items, Map<String, CatalogueItem> byCode) {

        Listing(List<CatalogueItem> items) {
            this(items, items.stream().collect(Collectors.toMap(CatalogueItem::code, Function.identity())));
        }
    }
}
