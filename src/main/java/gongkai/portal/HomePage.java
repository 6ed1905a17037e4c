package gongkai.portal;

import gongkai.board.Board;
import gongkai.board.BoardQuery;
import gongkai.board.Reader;
import gongkai.portal.BoardFilter.Choice;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: search, what is new, what is in public notice, and what can be done here. */
@Controller
class HomePage {

    private static final int LATEST = 7;
    private static final int NOTICES = 5;
    private static final int CATEGORIES = 12;

    private final Board board;
    private final Reading reading;
    private final PublicAddresses addresses;

    HomePage(Board board, Reading reading, PublicAddresses addresses) {
        this.board = board;
        this.reading = reading;
        this.addresses = addresses;
    }

    record Category(String label, long count, String address) {}

    @GetMapping("/")
    String home(HttpServletResponse response, Model model) {
        Reader reader = reading.by(response);
        var latest = board.page(BoardQuery.all(LATEST), reader);
        model.addAttribute("latest", latest);
        model.addAttribute(
                "categories",
                latest.facets().category().stream()
                        .limit(CATEGORIES)
                        .map(category -> new Category(
                                category.label(),
                                category.count(),
                                BoardFilter.none()
                                        .with(Choice.CATEGORY, category.value())
                                        .address()))
                        .toList());
        model.addAttribute("inNotice", board.inNotice(NOTICES, reader));
        model.addAttribute("member", Reading.isMember(reader));
        model.addAttribute("head", PageHead.of(addresses.of("/"), null));
        return "portal/home";
    }
}
