package gongkai.proactivedisclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Short lists that belong to one row, kept in it as JSON. */
final class JsonLists {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private JsonLists() {}

    abstract static class Of<T> implements AttributeConverter<List<T>, String> {

        private final TypeReference<List<T>> type;

        Of(TypeReference<List<T>> type) {
            this.type = type;
        }

        @Override
        public String convertToDatabaseColumn(List<T> list) {
            try {
                return list == null || list.isEmpty() ? null : JSON.writeValueAsString(list);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public List<T> convertToEntityAttribute(String text) {
            try {
                return text == null ? List.of() : List.copyOf(JSON.readValue(text, type));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a list in the database can't be read", e);
            }
        }
    }

    @Converter
    static class Texts extends Of<String> {
        Texts() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Numbers extends Of<Long> {
        Numbers() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Approvals extends Of<Approval> {
        Approvals() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Copies extends Of<FileCopy> {
        Copies() {
            super(new TypeReference<>() {});
        }
    }
}
