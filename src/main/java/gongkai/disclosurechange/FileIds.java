package gongkai.disclosurechange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gongkai.platform.Refused;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Files that are left out, by the ids of their documents: in the form's answer and in the row. */
@Converter
class FileIds implements AttributeConverter<Set<Long>, String> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 100;

    /** @param answer a list of ids in any of the shapes the engine hands over, as JSON or parted by commas, or null */
    static Set<Long> parse(String field, Object answer) {
        String text = answer instanceof Collection<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : answer == null ? "" : String.valueOf(answer).strip();
        if (text.isEmpty() || text.equals("null")) {
            return Set.of();
        }
        Set<Long> ids = new LinkedHashSet<>();
        for (String id : text.startsWith("[") ? items(field, text) : text.split("[,，、\\s]+")) {
            if (!id.matches("\\d{1,18}")) {
                throw wrong(field);
            }
            ids.add(Long.valueOf(id));
        }
        if (ids.size() > MOST) {
            throw wrong(field);
        }
        return ids;
    }

    private static String[] items(String field, String text) {
        try {
            JsonNode list = JSON.readTree(text);
            String[] items = new String[list.size()];
            for (int i = 0; i < items.length; i++) {
                items[i] = list.get(i).asText("");
            }
            return items;
        } catch (JsonProcessingException e) {
            throw wrong(field);
        }
    }

    private static Refused wrong(String field) {
        return new Refused(field, "不再公开的附件应为附件编号的列表，最多" + MOST + "个，请重新勾选");
    }

    @Override
    public String convertToDatabaseColumn(Set<Long> ids) {
        return ids == null || ids.isEmpty()
                ? null
                : ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @Override
    public Set<Long> convertToEntityAttribute(String text) {
        return text == null
                ? new LinkedHashSet<>()
                : Arrays.stream(text.split(","))
                        .map(Long::valueOf)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
