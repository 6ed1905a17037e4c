package gongkai.portal;

import gongkai.board.Board;
import gongkai.board.ItemSummary;
import gongkai.board.ItemView;
import gongkai.board.Reader;
import gongkai.catalogue.Scope;
import gongkai.documents.DocumentResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One item of the board, whole, with its attachments and its earlier versions. */
@Controller
class DisclosurePage {

    private static final int RELATED = 4;

    private final Board board;
    private final Reading reading;
    private final Notices notices;
    private final DueReason dueReason;
    private final Dates dates;
    private final StructuredData structuredData;
    private final PublicAddresses addresses;
    private final DocumentResponse documents;

    DisclosurePage(
            Board board,
            Reading reading,
            Notices notices,
            DueReason dueReason,
            Dates dates,
            StructuredData structuredData,
            PublicAddresses addresses,
            DocumentResponse documents) {
        this.board = board;
        this.reading = reading;
        this.notices = notices;
        this.dueReason = dueReason;
        this.dates = dates;
        this.structuredData = structuredData;
        this.addresses = addresses;
        this.documents = documents;
    }

    @GetMapping(BoardFilter.BOARD + "/{number}")
    String item(
            @PathVariable String number,
            @RequestParam(required = false) String version,
            HttpServletResponse response,
            Model model) {
        Reader reader = reading.by(response);
        ItemView item = shown(board, number, version, reader);
        model.addAttribute("item", item);
        model.addAttribute("paragraphs", Paragraph.of(item.body()));
        model.addAttribute("notice", notices.of(item));
        model.addAttribute("late", late(item));
        model.addAttribute("why", dueReason.of(item).orElse(null));
        model.addAttribute("related", item.state().listed() && item.latest() ? related(item) : List.of());
        model.addAttribute("member", Reading.isMember(reader));
        model.addAttribute("head", head(item));
        return "portal/disclosure";
    }

    /** The present version where none is asked for. One that can't be meant isn't there. */
    static ItemView shown(Board board, String number, String version, Reader reader) {
        if (version == null) {
            return board.item(number, reader);
        }
        return board.version(number, (int) number(version, 6), reader);
    }

    @GetMapping(BoardFilter.BOARD + "/{number}/files/{id}")
    ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable String id, HttpServletResponse response) {
        return documents.attachment(board.file(number, number(id, 18), reading.by(response)));
    }

    /** What is no number is answered like a number that isn't there. */
    static long number(String text, int digits) {
        return text.matches("[0-9]{1," + digits + "}") ? Long.parseLong(text) : 0;
    }

    /** @return days after the last on which it had to be published; null where no rule said, or where it was in time */
    private Long late(ItemView item) {
        LocalDate publishedOn = dates.dayOf(item.publishedAt());
        return item.dueOn() == null || !publishedOn.isAfter(item.dueOn())
                ? null
                : ChronoUnit.DAYS.between(item.dueOn(), publishedOn);
    }

    private List<ItemSummary> related(ItemView item) {
        return board.similar(item.title(), RELATED + 1).stream()
                .filter(other -> !other.number().equals(item.number()))
                .limit(RELATED)
                .toList();
    }

    private PageHead head(ItemView item) {
        boolean open =
                item.scope() == Scope.SOCIETY && item.latest() && item.state().listed();
        return open
                ? new PageHead(
                        addresses.item(item.number()),
                        Paragraph.beginning(item.body(), 100),
                        false,
                        structuredData.of(item))
                : PageHead.hidden(addresses.item(item.number()));
    }
}
