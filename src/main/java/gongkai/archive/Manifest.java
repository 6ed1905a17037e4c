package gongkai.archive;

import static gongkai.platform.EngineClock.CHINA;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.platform.ChineseDates;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The manifest of one file: its facts, its place in the chain and the hash of each of its parts. See docs/archive-format.md. */
record Manifest(
        String archiveNumber,
        String caseNumber,
        String title,
        String process,
        String archiveClass,
        String className,
        String organisationName,
        LocalDate openedOn,
        LocalDate endedOn,
        String outcome,
        Instant filedAt,
        LocalDate retainUntil,
        Link chain,
        List<Fact> register,
        String historySha256,
        String pageSha256,
        List<ListedPiece> pieces) {

    static final String FORMAT = "gongkai-archive/1";
    static final String PATH = "案卷.json";
    static final String HISTORY_PATH = "办理经过.json";
    static final String PAGE_PATH = "目录.html";

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    /** The place in the chain: which one, where, and the hash of what stands before. */
    record Link(String organisation, long position, String previous) {

        Map<String, Object> plain() {
            return Map.of("organisation", organisation, "position", position, "previous", previous);
        }

        static Link read(JsonNode node) {
            return new Link(text(node, "organisation"), number(node, "position"), text(node, "previous"));
        }
    }

    /** One fact of the register of the case. */
    record Fact(String label, String text) {}

    /** One document: what it was called and where it stands in the exported file. */
    record ListedPiece(String kind, String name, String mediaType, String path, String sha256) {}

    static Manifest of(
            CaseFile file,
            String number,
            String archiveClass,
            String className,
            String organisationName,
            LocalDate retainUntil,
            Instant filedAt,
            Link chain,
            String historySha256) {
        var paths = SafeName.paths(file.pieces());
        var pieces = new ArrayList<ListedPiece>();
        for (int i = 0; i < paths.size(); i++) {
            var piece = file.pieces().get(i);
            pieces.add(new ListedPiece(
                    readable(piece.kind()),
                    readable(piece.name()),
                    readable(piece.mediaType()),
                    paths.get(i),
                    piece.sha256()));
        }
        var register = file.register().entrySet().stream()
                .map(fact -> new Fact(fact.getKey(), readable(fact.getValue())))
                .toList();
        return new Manifest(
                number,
                file.caseNumber(),
                readable(file.title()),
                file.process(),
                archiveClass,
                className,
                organisationName,
                file.openedOn(),
                file.endedOn(),
                readable(file.outcome()),
                filedAt,
                retainUntil,
                chain,
                register,
                historySha256,
                null,
                pieces);
    }

    Manifest withPage(String sha256) {
        return new Manifest(
                archiveNumber,
                caseNumber,
                title,
                process,
                archiveClass,
                className,
                organisationName,
                openedOn,
                endedOn,
                outcome,
                filedAt,
                retainUntil,
                chain,
                register,
                historySha256,
                sha256,
                pieces);
    }

    String json() {
        var map = new HashMap<String, Object>();
        map.put("format", FORMAT);
        map.put("archiveNumber", archiveNumber);
        map.put("caseNumber", caseNumber);
        map.put("title", title);
        map.put("process", process);
        map.put("class", archiveClass);
        map.put("className", className);
        map.put("organisationName", organisationName);
        map.put("openedOn", openedOn.toString());
        map.put("endedOn", endedOn.toString());
        map.put("outcome", outcome);
        map.put("filedAt", instant(filedAt));
        map.put("retainUntil", retainUntil == null ? null : retainUntil.toString());
        map.put("chain", chain.plain());
        map.put(
                "register",
                register.stream()
                        .map(fact -> Map.of("label", fact.label(), "text", fact.text()))
                        .toList());
        map.put("history", Map.of("path", HISTORY_PATH, "sha256", historySha256));
        map.put("page", Map.of("path", PAGE_PATH, "sha256", pageSha256));
        map.put(
                "pieces",
                pieces.stream()
                        .map(piece -> Map.of(
                                "kind",
                                piece.kind(),
                                "name",
                                piece.name(),
                                "mediaType",
                                piece.mediaType(),
                                "path",
                                piece.path(),
                                "sha256",
                                piece.sha256()))
                        .toList());
        return CanonicalJson.write(map);
    }

    /** @throws IllegalArgumentException where the text isn't a manifest in its canonical form */
    static Manifest read(String json) {
        var node = CanonicalJson.read(json);
        if (!FORMAT.equals(text(node, "format"))) {
            throw new IllegalArgumentException("format is not " + FORMAT);
        }
        try {
            var register = node.path("register")
                    .valueStream()
                    .map(fact -> new Fact(text(fact, "label"), text(fact, "text")))
                    .toList();
            var pieces = node.path("pieces")
                    .valueStream()
                    .map(piece -> new ListedPiece(
                            text(piece, "kind"),
                            text(piece, "name"),
                            text(piece, "mediaType"),
                            text(piece, "path"),
                            text(piece, "sha256")))
                    .toList();
            var retainUntil = node.path("retainUntil");
            var manifest = new Manifest(
                    text(node, "archiveNumber"),
                    text(node, "caseNumber"),
                    text(node, "title"),
                    text(node, "process"),
                    text(node, "class"),
                    text(node, "className"),
                    text(node, "organisationName"),
                    LocalDate.parse(text(node, "openedOn")),
                    LocalDate.parse(text(node, "endedOn")),
                    text(node, "outcome"),
                    OffsetDateTime.parse(text(node, "filedAt")).toInstant(),
                    retainUntil.isNull() ? null : LocalDate.parse(text(node, "retainUntil")),
                    Link.read(node.path("chain")),
                    register,
                    text(node.path("history"), "sha256"),
                    text(node.path("page"), "sha256"),
                    pieces);
            if (!manifest.json().equals(json)) {
                throw new IllegalArgumentException("more in it than a manifest holds");
            }
            return manifest;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a date that is none: " + e.getMessage(), e);
        }
    }

    static String historyJson(CaseFile file) {
        var lines = file.history().stream()
                .map(line -> Map.of(
                        "at", instant(line.at()),
                        "actor", readable(line.actor()),
                        "step", readable(line.step()),
                        "outcome", readable(line.outcome()),
                        "comment", readable(line.comment())))
                .toList();
        return CanonicalJson.write(
                Map.of("format", "gongkai-archive-history/1", "caseNumber", file.caseNumber(), "lines", lines));
    }

    static String instant(Instant at) {
        return INSTANT.format(at.atZone(CHINA));
    }

    static String text(JsonNode node, String name) {
        var value = node.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text under " + name);
        }
        return value.textValue();
    }

    static long number(JsonNode node, String name) {
        var value = node.path(name);
        if (!value.isIntegralNumber()) {
            throw new IllegalArgumentException("no number under " + name);
        }
        return value.longValue();
    }

    private static String readable(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDate date) {
            return ChineseDates.of(date);
        }
        if (value instanceof Instant instant) {
            return ChineseDates.of(instant);
        }
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(Manifest::readable).collect(Collectors.joining("；"));
        }
        return value.toString();
    }
}
