package gongkai.letters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;

/**
 * The texts of the letters. Facts go in as values: a template is read before it meets them, so that nothing in a fact is
 * ever an expression or markup.
 */
@Component
class LetterTemplates {

    private static final String LAYOUT = "layout";
    private static final String PARTS = "parts";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final Map<LetterKind, String> hashes = new EnumMap<>(LetterKind.class);
    private final Wording wording = new Wording();

    LetterTemplates(ApplicationContext context, LetterSettings settings) {
        var resolver = new SpringResourceTemplateResolver();
        resolver.setApplicationContext(context);
        resolver.setPrefix(settings.templates());
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        // An engine of its own, not a bean: the one of the web pages stays the only one that Boot knows.
        engine.setTemplateResolver(resolver);
        for (LetterKind kind : LetterKind.values()) {
            hashes.put(kind, sha256(context, settings.templates(), LAYOUT, PARTS, kind.template()));
        }
    }

    /** @return the SHA-256 of the kind's text together with what all share */
    String sha256(LetterKind kind) {
        return hashes.get(kind);
    }

    /** @return the letter as XHTML */
    String fill(
            LetterKind kind,
            String number,
            String organisation,
            String addressee,
            LocalDate datedOn,
            String caseNumber,
            Map<String, Object> facts) {
        var values = new LinkedHashMap<String, Object>();
        facts.forEach((name, fact) -> values.put(name, printable(fact)));
        values.put("number", printable(number));
        values.put("organisation", printable(organisation));
        values.put("addressee", printable(addressee));
        values.put("dated", datedOn.toString());
        values.put("caseNumber", printable(caseNumber));
        values.put("written", wording);
        return engine.process(kind.template(), new Context(null, values));
    }

    /** Null for what is blank, and without what a page can't hold (XML 1.0) or a reader can't see (direction marks). */
    private static Object printable(Object fact) {
        if (fact instanceof Map<?, ?> map) {
            var values = new LinkedHashMap<Object, Object>();
            map.forEach((name, value) -> values.put(name, printable(value)));
            return values;
        }
        if (fact instanceof List<?> list) {
            return list.stream().map(LetterTemplates::printable).toList();
        }
        if (fact == null) {
            return null;
        }
        var text = new StringBuilder();
        fact.toString().codePoints().filter(LetterTemplates::isPrintable).forEach(text::appendCodePoint);
        return text.toString().isBlank() ? null : text.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.FORMAT, Character.SURROGATE -> false;
            default -> (c & 0xFFFE) != 0xFFFE;
        };
    }

    private static String sha256(ApplicationContext context, String folder, String... names) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : names) {
                try (InputStream template =
                        context.getResource(folder + name + ".html").getInputStream()) {
                    digest.update(template.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException missing) {
            throw new UncheckedIOException("gongkai.letters.templates: a letter's text can't be read", missing);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
