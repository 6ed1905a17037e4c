package gongkai.portal;

import java.util.Locale;
import org.springframework.stereotype.Component;

/** Small wordings of the pages. Templates ask it by its bean name. */
@Component("words")
class Words {

    /** @param period e.g. 5个工作日, of which this is 个工作日 */
    public String unit(String period) {
        return period.replaceFirst("^\\D*\\d+", "");
    }

    public String size(long bytes) {
        return bytes < 1024 * 1024
                ? Math.max(1, Math.round(bytes / 1024.0)) + "KB"
                : String.format(Locale.ROOT, "%.1fMB", bytes / (1024.0 * 1024));
    }
}
