package gongkai.letters;

import gongkai.platform.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
 * The sheet that all letters share, and the texts that come with the product. Facts go in as values: a text is read before
 * it meets them, so that nothing in a fact is ever an expression or markup.
 */
@Component
class LetterTemplates {

    private static final String LAYOUT = "layout";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final Map<LetterKind, LetterText> shipped = new EnumMap<>(LetterKind.class);
    private final String layout;
    private final Wording wording = new Wording();

    LetterTemplates(ApplicationContext context, LetterSettings settings) {
        var resolver = new SpringResourceTemplateResolver();
        resolver.setApplicationContext(context);
        resolver.setPrefix(settings.templates());
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        // An engine of its own, not a bean: the one of the web pages stays the only one that Boot knows.
        engine.setTemplateResolver(resolver);
        layout = read(context, settings.templates(), LAYOUT);
        for (LetterKind kind : LetterKind.values()) {
            try {
                shipped.put(kind, LetterText.of(kind, read(context, settings.templates(), kind.template())));
            } catch (InvalidInput wrong) {
                throw new IllegalStateException(
                        "gongkai.letters.templates: " + kind.template() + ".html: " + wrong.getMessage(), wrong);
            }
        }
    }

    /** The text that comes with the product. */
    LetterText shipped(LetterKind kind) {
        return shipped.get(kind);
    }

    /** @return the SHA-256 of a text together with what all share */
    String sha256(LetterText text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(layout.getBytes(StandardCharsets.UTF_8));
            digest.update(text.source().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param specimen a test print, marked so on each page
     * @return the letter as XHTML
     */
    String fill(
            LetterText text,
            String number,
            String organisation,
            String addressee,
            LocalDate datedOn,
            String caseNumber,
            Map<String, Object> facts,
            boolean specimen) {
        var values = new LinkedHashMap<String, Object>();
        facts.forEach((name, fact) -> values.put(name, printable(fact)));
        values.put("number", printable(number));
        values.put("organisation", printable(organisation));
        values.put("addressee", printable(addressee));
        values.put("dated", datedOn.toString());
        values.put("caseNumber", printable(caseNumber));
        var filled = text.fill(values::get);
        values.put("title", filled.title());
        values.put("body", filled.body());
        values.put("closing", filled.closing());
        values.put("specimen", specimen);
        values.put("written", wording);
        return engine.process(LAYOUT, new Context(null, values));
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

    private static String read(ApplicationContext context, String folder, String name) {
        try {
            return context.getResource(folder + name + ".html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("gongkai.letters.templates: a letter's text can't be read", missing);
        }
    }
}
