package gongkai.portal;

import gongkai.catalogue.Period;
import gongkai.platform.Refused;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Small wordings of the pages. Templates ask it by its bean name. */
@Component("words")
class Words {

    /** @param period e.g. 5个工作日, of which this is 个工作日 */
    public String unit(String period) {
        return period.replaceFirst("^\\D*\\d+", "");
    }

    /** @return what people call the file's kind, e.g. PDF */
    public String type(String filename) {
        String ending = filename.substring(filename.lastIndexOf('.') + 1);
        return ending.length() < filename.length() && ending.matches("[A-Za-z0-9]{1,5}")
                ? ending.toUpperCase(Locale.ROOT)
                : "文件";
    }

    /** @param code as catalogues have it; shown as it is where it is none of theirs */
    public String period(String code) {
        try {
            return Period.of(code).label();
        } catch (Refused unknown) {
            return code;
        }
    }

    public String size(long bytes) {
        return bytes < 1024 * 1024
                ? Math.max(1, Math.round(bytes / 1024.0)) + "KB"
                : String.format(Locale.ROOT, "%.1fMB", bytes / (1024.0 * 1024));
    }
}
