package gongkai.disclosureonapplication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gongkai.platform.CleanText;
import gongkai.platform.Refused;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.List;

/** The withheld parts as one JSON list: in the form's answer and in the row alike. */
@Converter
class WithheldParts implements AttributeConverter<List<Withheld>, String> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_PART = 1000;
    private static final int MOST_PARTS = 50;

    /**
     * Reads a form's answer.
     *
     * @param answer a JSON list of {@code {part, ground}} in any of the shapes the engine hands over, or null
     */
    static List<Withheld> parse(Object answer) {
        String text = answer == null ? "" : answer instanceof List<?> list ? write(list) : String.valueOf(answer);
        if (text.isBlank() || text.equals("null")) {
            return List.of();
        }
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.isArray() || node.size() > MOST_PARTS) {
                throw new Refused("withheld", "不公开的部分应为列表，每项写明部分（part）和依据（ground），最多" + MOST_PARTS + "项");
            }
            List<Withheld> parts = new ArrayList<>();
            for (JsonNode item : node) {
                String part = item.path("part").asText("").strip();
                String ground = item.path("ground").asText("").strip();
                if (part.isEmpty() && ground.isEmpty()) {
                    continue;
                }
                if (part.isEmpty() || ground.isEmpty()) {
                    throw new Refused("withheld", "不公开的部分，每一项都要写明是哪一部分、依据是什么");
                }
                String problem = CleanText.problem(part, LONGEST_PART);
                if (problem != null) {
                    throw new Refused("withheld", "不公开的部分" + problem);
                }
                parts.add(new Withheld(part, ground));
            }
            return parts;
        } catch (JsonProcessingException e) {
            throw new Refused("withheld", "不公开的部分应为列表，每项写明部分（part）和依据（ground）");
        }
    }

    private static String write(Object parts) {
        try {
            return JSON.writeValueAsString(parts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String convertToDatabaseColumn(List<Withheld> parts) {
        return parts == null || parts.isEmpty() ? null : write(parts);
    }

    @Override
    public List<Withheld> convertToEntityAttribute(String text) {
        try {
            return text == null ? new ArrayList<>() : JSON.readValue(text, new TypeReference<ArrayList<Withheld>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("withheld parts can't be read", e);
        }
    }
}
