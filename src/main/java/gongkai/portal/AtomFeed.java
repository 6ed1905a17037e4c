package gongkai.portal;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import gongkai.board.Board;
import gongkai.board.BoardQuery;
import gongkai.board.BoardQuery.Sort;
import gongkai.board.ItemSummary;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What is new or was replaced lately, for whoever subscribes: what society may read, the same for everyone. */
@Controller
class AtomFeed {

    private static final int ENTRIES = 50;
    /** No day that ever changes: the feed itself has no first publication. */
    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);

    private final Board board;
    private final Reading reading;
    private final PortalSite site;
    private final PublicAddresses addresses;
    private final Dates dates;

    AtomFeed(Board board, Reading reading, PortalSite site, PublicAddresses addresses, Dates dates) {
        this.board = board;
        this.reading = reading;
        this.site = site;
        this.addresses = addresses;
        this.dates = dates;
    }

    @GetMapping("/feed.atom")
    void feed(@ModelAttribute BoardAddress asked, HttpServletResponse response) throws IOException, FeedException {
        BoardFilter chosen = asked.filter();
        BoardQuery query = chosen.query();
        List<ItemSummary> items = board.list(
                new BoardQuery(
                        query.q(),
                        query.category(),
                        query.subcategory(),
                        query.unit(),
                        query.year(),
                        query.timing(),
                        1,
                        ENTRIES,
                        Sort.UPDATED),
                reading.bySociety(response));
        // Order and pages are no part of what a feed is about.
        String choice = chosen.sorted(null).parameters();
        response.setContentType("application/atom+xml");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        new WireFeedOutput().output(feed(items, choice), response.getWriter());
    }

    private Feed feed(List<ItemSummary> items, String choice) {
        Feed feed = new Feed("atom_1.0");
        feed.setEncoding(StandardCharsets.UTF_8.name());
        feed.setId(addresses.tag(SINCE, "feed" + choice));
        feed.setTitle(XmlText.of(site.name()) + "：最近公开和更新");
        feed.setUpdated(Date.from(items.stream()
                .map(ItemSummary::updatedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH)));
        Person publisher = new Person();
        publisher.setName(XmlText.of(site.house().name()));
        feed.setAuthors(List.of(publisher));
        feed.setOtherLinks(List.of(link("self", "application/atom+xml", addresses.of("/feed.atom" + choice))));
        feed.setAlternateLinks(List.of(link("alternate", "text/html", addresses.of(BoardFilter.BOARD + choice))));
        feed.setEntries(items.stream().map(this::entry).toList());
        return feed;
    }

    private Entry entry(ItemSummary item) {
        Entry entry = new Entry();
        entry.setId(addresses.tag(dates.dayOf(item.publishedAt()), item.number()));
        entry.setTitle(XmlText.of(item.title()));
        entry.setPublished(Date.from(item.publishedAt()));
        entry.setUpdated(Date.from(item.updatedAt()));
        entry.setAlternateLinks(List.of(link("alternate", "text/html", addresses.item(item.number()))));
        Person unit = new Person();
        unit.setName(XmlText.of(item.unitName()));
        entry.setAuthors(List.of(unit));
        if (item.firstCategory() != null) {
            Category category = new Category();
            category.setTerm(XmlText.of(item.firstCategory()));
            entry.setCategories(List.of(category));
        }
        Content summary = new Content();
        summary.setType(Content.HTML);
        summary.setValue(XmlText.of(item.snippetHtml()));
        entry.setSummary(summary);
        return entry;
    }

    private static Link link(String rel, String type, String href) {
        Link link = new Link();
        link.setRel(rel);
        link.setType(type);
        link.setHref(href);
        return link;
    }
}
