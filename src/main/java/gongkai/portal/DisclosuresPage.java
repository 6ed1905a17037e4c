package gongkai.portal;

import gongkai.board.Board;
import gongkai.board.Reader;
import gongkai.organisation.Organisation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** 信息公开: the board as a list to search and to narrow down, and what is in public notice. */
@Controller
class DisclosuresPage {

    private static final int MOST_NOTICES = 200;

    private final Board board;
    private final OtherWords otherWords;
    private final Reading reading;
    private final Organisation organisation;
    private final PublicAddresses addresses;

    DisclosuresPage(
            Board board, OtherWords otherWords, Reading reading, Organisation organisation, PublicAddresses addresses) {
        this.board = board;
        this.otherWords = otherWords;
        this.reading = reading;
        this.organisation = organisation;
        this.addresses = addresses;
    }

    /** A choice that may be the one too many, with what there is without it. */
    record Hindrance(Narrowing.Chip chip, long count) {}

    @GetMapping(BoardFilter.BOARD)
    String list(@ModelAttribute("asked") BoardAddress asked, HttpServletResponse response, Model model) {
        Reader reader = reading.by(response);
        BoardFilter filter = asked.filter();
        var found = board.page(filter.query(), reader);
        var narrowing = Narrowing.of(filter, found.facets(), organisation);
        var paging = Paging.of(
                found.page(),
                found.size(),
                found.total(),
                page -> filter.page(page).address());
        model.addAttribute("filter", filter);
        model.addAttribute("q", filter.query().q());
        model.addAttribute("found", found);
        model.addAttribute("narrowing", narrowing);
        model.addAttribute("paging", paging);
        model.addAttribute("tooLong", asked.tooLong());
        model.addAttribute("member", Reading.isMember(reader));
        model.addAttribute("head", PageHead.of(addresses.of(filter.address()), null));
        if (found.total() == 0) {
            model.addAttribute("all", board.count(BoardFilter.none().query(), reader));
            model.addAttribute("suggestions", otherWords.insteadOf(filter, reader));
            model.addAttribute("hindrances", hindrances(filter, narrowing, reader));
            return "portal/disclosures-none";
        }
        return "portal/disclosures";
    }

    /** Asked one by one: there are at most as many as kinds of choices. */
    private List<Hindrance> hindrances(BoardFilter filter, Narrowing narrowing, Reader reader) {
        return narrowing.chips().stream()
                .map(chip -> new Hindrance(
                        chip, board.count(filter.without(chip.choice()).query(), reader)))
                .toList();
    }

    @GetMapping(BoardFilter.BOARD + "/notices")
    String notices(HttpServletResponse response, Model model) {
        Reader reader = reading.by(response);
        model.addAttribute("items", board.inNotice(MOST_NOTICES, reader));
        model.addAttribute("member", Reading.isMember(reader));
        model.addAttribute("head", PageHead.of(addresses.of(BoardFilter.BOARD + "/notices"), "正在公示的事项和截止日期"));
        return "portal/notices";
    }
}
