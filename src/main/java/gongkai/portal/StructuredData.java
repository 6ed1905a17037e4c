package gongkai.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gongkai.board.ItemView;
import gongkai.platform.EngineClock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What search engines learn of an item, in the words of schema.org. A block of data: no browser runs it. */
@Component
class StructuredData {

    private final ObjectMapper json;
    private final PublicAddresses addresses;

    StructuredData(ObjectMapper json, PublicAddresses addresses) {
        this.json = json;
        this.addresses = addresses;
    }

    /** @return JSON that may stand in a script element whatever it holds */
    String of(ItemView item) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "Report");
        data.put("headline", item.title());
        data.put("identifier", item.indexNumber());
        data.put("url", addresses.item(item.number()));
        data.put("inLanguage", "zh-CN");
        data.put("isAccessibleForFree", true);
        data.put("datePublished", moment(item.publishedAt()));
        data.put("dateModified", moment(item.updatedAt()));
        data.put("version", item.version());
        if (item.formedOn() != null) {
            data.put("dateCreated", item.formedOn().toString());
        }
        if (item.firstCategory() != null) {
            data.put("articleSection", item.firstCategory());
        }
        data.put("publisher", Map.of("@type", "GovernmentOrganization", "name", item.source()));
        data.put("encoding", files(item));
        try {
            // As escapes, so that no text can end the element or begin a comment in it.
            return json.writeValueAsString(data)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String moment(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(EngineClock.CHINA));
    }

    private List<Map<String, Object>> files(ItemView item) {
        return item.files().stream()
                .map(file -> {
                    Map<String, Object> data = new LinkedHashMap<>();
                    data.put("@type", "MediaObject");
                    data.put("name", file.name());
                    data.put("encodingFormat", file.mediaType());
                    data.put("contentSize", file.size() + " B");
                    data.put("contentUrl", addresses.file(item.number(), file.id()));
                    return data;
                })
                .toList();
    }
}
