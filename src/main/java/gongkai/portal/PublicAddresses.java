package gongkai.portal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Addresses as others keep them: whole, and the same however the page was reached. */
@Component
class PublicAddresses {

    private final String base;

    PublicAddresses(@Value("${gongkai.base-url}") String base) {
        this.base = base.replaceAll("/+$", "");
    }

    /** @param path from the root, with its slash */
    String of(String path) {
        return base + path;
    }

    String item(String number) {
        return of(path(number));
    }

    String file(String number, long id) {
        return item(number) + "/files/" + id;
    }

    static String path(String number) {
        return BoardFilter.BOARD + "/" + UriUtils.encode(number, StandardCharsets.UTF_8);
    }

    /** A name for good, as RFC 4151 has it: of this host, since a day that never changes. */
    String tag(LocalDate since, String what) {
        String host = URI.create(base).getHost();
        return "tag:" + (host == null ? "localhost" : host) + "," + since + ":" + what;
    }
}
