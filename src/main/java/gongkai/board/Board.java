package gongkai.board;

import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.organisation.Organisation;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The board. Changes belong to the caller's transaction. Whoever reads says for whom, and gets that reader's items, counts and
 * files only.
 */
@Component
public class Board {

    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_EXPLANATION = 2000;
    private static final int PORTION = 200;
    private static final int ATTEMPTS = 3;
    private static final int LONGEST_LIKENESS = 1000;

    private final Items items;
    private final Search search;
    private final ChangeFeed changes;
    private final Documents documents;
    private final Organisation organisation;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Board(
            Items items,
            Search search,
            ChangeFeed changes,
            Documents documents,
            Organisation organisation,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.search = search;
        this.changes = changes;
        this.documents = documents;
        this.organisation = organisation;
        this.events = events;
        this.clock = clock;
    }

    // ---- publishing

    /**
     * Puts something on the board at a new address.
     *
     * @throws InvalidInput with every field that is wrong
     * @throws Refused where the address is taken
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(Publication publication) {
        check(publication);
        try {
            items.add(publication);
        } catch (DuplicateKeyException taken) {
            throw new Refused("number", "编号" + publication.number() + "的内容已经公开，不能再次公开；需要修改的，请办理变更");
        }
        changes.add(publication.number());
    }

    /**
     * Puts a new version in the place of the present one; the old one stays readable as superseded.
     *
     * @param number of the item; the publication's own isn't looked at
     * @param publication with its date now or earlier
     * @param explanation why, for everybody to read
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(String number, Publication publication, String explanation) {
        var standing = lock(number);
        if (standing.ended() != null) {
            throw new Refused("编号" + number + "的内容" + standing.ended().label() + "，不能再变更");
        }
        checkExplanation(explanation);
        check(publication);
        if (publication.publishedAt().isAfter(clock.instant())) {
            throw new Refused("publishedAt", "新版本的公开时间不能晚于现在");
        }
        int version = standing.version() + 1;
        items.replace(number, version, publication, explanation.strip());
        changes.add(number);
    }

    /**
     * Takes an item off all lists at once; its address stays and says what happened. What was terminated or is over may still be
     * withdrawn, nothing else can follow.
     *
     * @param explanation why, for everybody to read
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(String number, Ending ending, String explanation) {
        var standing = lock(number);
        if (standing.ended() == Ending.WITHDRAWN || standing.ended() != null && ending != Ending.WITHDRAWN) {
            throw new Refused("编号" + number + "的内容" + standing.ended().label() + "，不必再办");
        }
        checkExplanation(explanation);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        items.end(number, ending, explanation.strip(), now);
        changes.add(number);
        events.publishEvent(
                new ItemEnded(number, standing.organisation(), standing.unit(), ending, explanation.strip(), now));
    }

    /** The notice is concluded and the item stands. Without an open one nothing happens. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void noticeEnded(String number) {
        lock(number);
        items.endNotice(number);
    }

    private Items.Standing lock(String number) {
        return items.lock(number).orElseThrow(Board::missing);
    }

    private void check(Publication publication) {
        Map<String, String> errors = new LinkedHashMap<>();
        need(errors, "number", publication.number(), 40, "编号");
        need(errors, "indexNumber", publication.indexNumber(), 100, "索引号");
        need(errors, "title", publication.title(), LONGEST_TITLE, "标题");
        if (publication.body() == null
                || publication.body().isBlank() && publication.files().isEmpty()) {
            errors.put("body", "请填写正文或者附上文件");
        }
        need(errors, "source", publication.source(), 200, "发布机构");
        if (publication.scope() == null) {
            errors.put("scope", "请选择公开范围");
        }
        if (publication.timing() == null) {
            errors.put("timing", "请选择公开时限");
        }
        if (!organisation.exists(publication.unit())) {
            errors.put("unit", "没有代码为“" + publication.unit() + "”的单位，请核对单位代码");
        }
        if (!organisation.exists(publication.organisation())) {
            errors.put("organisation", "没有代码为“" + publication.organisation() + "”的单位，请核对单位代码");
        }
        if (publication.publishedAt() == null) {
            errors.put("publishedAt", "请填写公开时间");
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static void need(Map<String, String> errors, String field, String text, int longest, String label) {
        if (text == null || text.isBlank()) {
            errors.put(field, "请填写" + label);
        } else if (text.codePointCount(0, text.length()) > longest) {
            errors.put(field, label + "最多" + longest + "字，现在是" + text.codePointCount(0, text.length()) + "字");
        }
    }

    private static void checkExplanation(String explanation) {
        Map<String, String> errors = new LinkedHashMap<>();
        need(errors, "explanation", explanation, LONGEST_EXPLANATION, "说明");
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    // ---- reading

    /** A page of the list; beyond the last it is empty. Not to be called where a transaction is held open without need. */
    public BoardPage page(BoardQuery query, Reader reader) {
        return page(query, reader, true);
    }

    /** The items of {@link #page} alone, for feeds and short lists. */
    public List<ItemSummary> list(BoardQuery query, Reader reader) {
        return page(query, reader, false).items();
    }

    /** The newest first. */
    public List<ItemSummary> latest(int limit, Reader reader) {
        return list(BoardQuery.all(limit), reader);
    }

    private BoardPage page(BoardQuery query, Reader reader, boolean withFacets) {
        var visibility = visibility(reader);
        var words = FoldedText.words(query.q());
        for (int attempt = 1; ; attempt++) {
            var found = search.find(query, visibility, withFacets);
            var rows = items.listed(found.numbers(), visibility, words);
            // One that is missing left the board between the two; then the counts are of yesterday as well.
            if (rows.size() == found.numbers().size() || attempt == ATTEMPTS) {
                return new BoardPage(rows, found.total(), query.page(), query.size(), found.facets());
            }
        }
    }

    /** How many the whole list has. */
    public long count(BoardQuery query, Reader reader) {
        return search.find(query.page(1), visibility(reader), false).total();
    }

    /** The whole list in its order, whatever page the query names, read in portions: for files that hold everything. */
    public void each(BoardQuery query, Reader reader, Consumer<ItemSummary> taker) {
        var visibility = visibility(reader);
        List<String> numbers = search.all(query, visibility);
        for (int from = 0; from < numbers.size(); from += PORTION) {
            items.listed(numbers.subList(from, Math.min(from + PORTION, numbers.size())), visibility, List.of())
                    .forEach(taker);
        }
    }

    /** What society can read already about the same; the nearest first, nothing where nothing comes near. */
    public List<ItemSummary> similar(String text, int limit) {
        if (text == null || text.isBlank() || limit < 1) {
            return List.of();
        }
        var visibility = visibility(Reader.society());
        var cut = text.length() <= LONGEST_LIKENESS ? text : text.substring(0, LONGEST_LIKENESS);
        return items.listed(search.similar(cut, visibility, limit), visibility, List.of());
    }

    /** Those whose notice runs today, the one that ends soonest first. */
    public List<ItemSummary> inNotice(int limit, Reader reader) {
        var visibility = visibility(reader);
        return items.listed(items.inNotice(limit, visibility), visibility, List.of());
    }

    /** @throws NotFound where there is none, or none for this reader */
    @Transactional(readOnly = true)
    public ItemView item(String number, Reader reader) {
        return items.view(number, null, visibility(reader)).orElseThrow(Board::missing);
    }

    /**
     * An older version, or the present one by its number.
     *
     * @throws NotFound where there is none, or none for this reader
     */
    @Transactional(readOnly = true)
    public ItemView version(String number, int version, Reader reader) {
        return items.view(number, version, visibility(reader)).orElseThrow(Board::missing);
    }

    /** Where an item stands, whoever may read it; empty where nothing has the number. */
    @Transactional(readOnly = true)
    public Optional<ItemStanding> standing(String number) {
        return items.standing(number, visibility(Reader.society()));
    }

    /**
     * An attachment of any version that the reader may read, fit to be handed out.
     *
     * @throws NotFound where there is none, none for this reader, or none any more
     */
    @Transactional(readOnly = true)
    public DocumentInfo file(String number, long fileId, Reader reader) {
        if (items.hasFile(number, fileId, visibility(reader))) {
            var document = documents.info(fileId);
            // Whatever a list of files says, an original never leaves the house this way.
            if (document.source() == Source.PUBLIC_COPY) {
                return document;
            }
        }
        throw new NotFound("没有找到这份文件");
    }

    private Visibility visibility(Reader reader) {
        return new Visibility(reader, clock.instant());
    }

    private static NotFound missing() {
        return new NotFound("没有找到这条公开信息");
    }
}
