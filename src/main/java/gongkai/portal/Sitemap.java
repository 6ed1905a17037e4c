package gongkai.portal;

import gongkai.board.Board;
import gongkai.board.BoardQuery;
import gongkai.board.BoardQuery.Sort;
import gongkai.board.Reader;
import gongkai.platform.EngineClock;
import gongkai.platform.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where search engines find everything that society may read: one list, or a list of lists where one would be too long. */
@Controller
class Sitemap {

    private static final String NAMESPACE = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

    /** Less than the 50,000 that the protocol takes in one file, which the first page has to itself with the home page. */
    private static final int MOST = 40_000;

    private static final BoardQuery ALL = BoardQuery.all(1).sorted(Sort.INDEX);

    private final Board board;
    private final Reading reading;
    private final PublicAddresses addresses;

    Sitemap(Board board, Reading reading, PublicAddresses addresses) {
        this.board = board;
        this.reading = reading;
        this.addresses = addresses;
    }

    @GetMapping(path = "/robots.txt", produces = "text/plain;charset=UTF-8")
    @ResponseBody
    String robots() {
        return """
                User-agent: *
                Disallow: /applications/
                Disallow: /staff/
                Disallow: /camunda/
                Disallow: /engine-rest/
                Disallow: /demo
                Disallow: /login

                Sitemap: %s
                """.formatted(addresses.of("/sitemap.xml"));
    }

    @GetMapping("/sitemap.xml")
    void sitemap(@RequestParam(required = false) String page, HttpServletResponse response) throws IOException {
        Reader society = reading.bySociety(response);
        long total = board.count(ALL, society);
        long pages = Math.max(1, (total + MOST - 1) / MOST);
        if (page == null && pages > 1) {
            index(pages, open(response));
            return;
        }
        long wanted = page == null ? 1 : DisclosurePage.number(page, 6);
        if (wanted < 1 || wanted > pages) {
            throw new NotFound("网站地图没有这一页");
        }
        list(wanted, society, open(response));
    }

    private static PrintWriter open(HttpServletResponse response) throws IOException {
        response.setContentType("application/xml");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        PrintWriter out = response.getWriter();
        out.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        return out;
    }

    private void index(long pages, PrintWriter out) {
        out.println("<sitemapindex " + NAMESPACE + ">");
        for (long page = 1; page <= pages; page++) {
            out.println("<sitemap><loc>" + addresses.of("/sitemap.xml?page=" + page) + "</loc></sitemap>");
        }
        out.println("</sitemapindex>");
    }

    /** Written while it is read; the items of the pages before are passed over. */
    private void list(long page, Reader society, PrintWriter out) {
        out.println("<urlset " + NAMESPACE + ">");
        if (page == 1) {
            out.println("<url><loc>" + addresses.of("/") + "</loc></url>");
        }
        var place = new AtomicLong();
        board.each(ALL, society, item -> {
            long at = place.getAndIncrement();
            if (at / MOST == page - 1) {
                out.println("<url><loc>" + addresses.item(item.number()) + "</loc><lastmod>"
                        + item.updatedAt().atZone(EngineClock.CHINA).toLocalDate() + "</lastmod></url>");
            }
        });
        out.println("</urlset>");
    }
}
