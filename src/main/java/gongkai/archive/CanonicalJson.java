package gongkai.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON of which every value has exactly one form (RFC 8785 for strings and whole numbers): keys sorted, no white space, nothing
 * escaped that needn't be. So the same manifest has the same hash, whoever writes it.
 */
final class CanonicalJson {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    /** @param value maps with string keys, collections, strings, whole numbers, booleans, null or what {@link #read} gave */
    static String write(Object value) {
        var out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    /** @throws IllegalArgumentException where the text isn't JSON, or isn't in its one form */
    static JsonNode read(String json) {
        JsonNode node;
        try {
            node = STRICT.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        if (!write(node).equals(json)) {
            throw new IllegalArgumentException("not in canonical form");
        }
        return node;
    }

    private static void append(StringBuilder out, Object value) {
        if (value instanceof JsonNode node) {
            append(out, plain(node));
        } else if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            out.append(value);
        } else if (value instanceof CharSequence text) {
            appendText(out, text);
        } else if (value instanceof Map<?, ?> map) {
            var separator = "{";
            for (var member : new TreeMap<>(map).entrySet()) {
                out.append(separator);
                appendText(out, (String) member.getKey());
                out.append(':');
                append(out, member.getValue());
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof Collection<?> list) {
            var separator = "[";
            for (var item : list) {
                out.append(separator);
                append(out, item);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else {
            throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            var map = new TreeMap<String, Object>();
            node.properties().forEach(member -> map.put(member.getKey(), member.getValue()));
            return map;
        }
        if (node.isArray()) {
            return node.valueStream().toList();
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNull()) {
            return null;
        }
        throw new IllegalArgumentException("no canonical form for " + node.getNodeType());
    }

    private static void appendText(StringBuilder out, CharSequence text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else if (!Character.isSurrogate(c)) {
                        out.append(c);
                    } else if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        // Half a character can't be written as UTF-8.
                        out.append('\uFFFD');
                    }
                }
            }
        }
        out.append('"');
    }
}
