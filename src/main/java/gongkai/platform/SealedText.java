package gongkai.platform;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.springframework.stereotype.Component;

/** A column that is encrypted at rest. */
@Component
@Converter
public class SealedText implements AttributeConverter<String, String> {

    private final Secrets secrets;

    SealedText(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String convertToDatabaseColumn(String text) {
        return text == null ? null : secrets.seal(text);
    }

    @Override
    public String convertToEntityAttribute(String sealed) {
        return sealed == null ? null : secrets.open(sealed);
    }
}
