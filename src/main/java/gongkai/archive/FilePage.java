package gongkai.archive;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.platform.ChineseDates;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The page that a person opens: cover, table of contents, facts and history of one file, to be read and printed without the product. */
@Component
class FilePage {

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    FilePage() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("archive/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(resolver);
    }

    /** A document as the table of contents shows it. */
    record Line(int number, String kind, String name, String href, String sha256) {}

    /** A step as the history shows it. */
    record Step(String at, String actor, String step, String outcome, String comment) {}

    String render(Manifest manifest, String historyJson) {
        var context = new Context(Locale.SIMPLIFIED_CHINESE);
        context.setVariable("archiveNumber", manifest.archiveNumber());
        context.setVariable("caseNumber", manifest.caseNumber());
        context.setVariable("title", PersonalNumber.masked(manifest.title()));
        context.setVariable("className", manifest.className());
        context.setVariable("organisation", manifest.organisationName());
        context.setVariable("period", ChineseDates.of(manifest.openedOn()) + "至" + ChineseDates.of(manifest.endedOn()));
        context.setVariable("outcome", PersonalNumber.masked(manifest.outcome()));
        context.setVariable("filedAt", ChineseDates.of(manifest.filedAt()));
        context.setVariable(
                "retention", manifest.retainUntil() == null ? "永久" : "至" + ChineseDates.of(manifest.retainUntil()));
        context.setVariable("position", manifest.chain().position());
        context.setVariable("previous", manifest.chain().previous());
        context.setVariable("first", manifest.chain().previous().equals(Sha256.NONE));
        context.setVariable(
                "register",
                manifest.register().stream()
                        .map(fact -> new Manifest.Fact(
                                PersonalNumber.masked(fact.label()), PersonalNumber.masked(fact.text())))
                        .toList());
        context.setVariable("pieces", lines(manifest));
        context.setVariable("history", steps(CanonicalJson.read(historyJson)));
        return templates.process("page", context);
    }

    private static List<Line> lines(Manifest manifest) {
        var number = new int[1];
        return manifest.pieces().stream()
                .map(piece -> new Line(
                        ++number[0],
                        PersonalNumber.masked(piece.kind()),
                        PersonalNumber.masked(piece.name()),
                        UriUtils.encodePath(piece.path(), StandardCharsets.UTF_8),
                        piece.sha256()))
                .toList();
    }

    private static List<Step> steps(JsonNode history) {
        return StreamSupport.stream(history.path("lines").spliterator(), false)
                .map(line -> new Step(
                        ChineseDates.of(
                                OffsetDateTime.parse(Manifest.text(line, "at")).toInstant()),
                        PersonalNumber.masked(Manifest.text(line, "actor")),
                        PersonalNumber.masked(Manifest.text(line, "step")),
                        PersonalNumber.masked(Manifest.text(line, "outcome")),
                        PersonalNumber.masked(Manifest.text(line, "comment"))))
                .toList();
    }
}
