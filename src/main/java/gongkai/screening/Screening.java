package gongkai.screening;

import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.organisation.Organisation;
import gongkai.organisation.UnitInfo;
import gongkai.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The gate before publication: finds what must not go public in a title, a body and files. It says what there is; to mask,
 * to override or to stop is the procedure's. The same content always gives the same answer.
 */
@Component
public class Screening {

    private static final int MOST_FINDINGS = 200;
    private static final int LONGEST_EXCERPT = 40;
    private static final int LEAD = 10;
    private static final int SHOWN_OF_HIT = 22;

    private final TextRules rules;
    private final Organisation organisation;
    private final Documents documents;
    private final FileTexts texts;

    Screening(Organisation organisation, Documents documents, FileTexts texts, Clock clock) {
        this.organisation = organisation;
        this.documents = documents;
        this.texts = texts;
        this.rules = new TextRules(clock);
    }

    /**
     * @param field where the text stands, for the finding to say: 标题, 正文, 附件“…”
     * @param text may be null
     * @return what was found, in its order
     */
    public List<Finding> text(String field, String text) {
        String given = Objects.requireNonNullElse(text, "");
        return findings(field, given, hits(given));
    }

    /** The text with what was found hidden as far as needed; secrecy marks stay, since hiding them mends nothing. */
    public String mask(String text) {
        if (text == null) {
            return null;
        }
        return TextRules.masked(text, maskable(text));
    }

    /**
     * What one person may do to a text that others approved: hide or leave out what {@link #mask} would hide.
     *
     * @throws Refused on the field where anything else was changed
     */
    public void mustOnlyHide(String field, String label, String approved, String masked) {
        if (!Masking.onlyHides(approved, maskable(approved), masked)) {
            throw new Refused(field, label + "在这里只能用*遮盖或者删去筛查出的内容，其他文字不能改动；要改写的，请选择“退回修改”，修改后重新审核");
        }
    }

    /**
     * For a short text that goes public beside the content.
     *
     * @throws Refused on the field, saying what was found
     */
    public void mustBeFit(String field, String label, String text) {
        text(label, text).stream().findFirst().ifPresent(first -> {
            throw new Refused(field, label + "会公开，里面有" + first.kind().label() + "（" + first.excerpt() + "），请删去后再提交");
        });
    }

    /**
     * The text of a file as the gate and the search read it. Takes up to half a minute for a file made to be difficult; so
     * whoever is to hold a lock asks before, and finds it kept unless reading took too long.
     *
     * @throws gongkai.platform.NotFound where the file is gone
     */
    public Reading read(DocumentInfo document) {
        Reading reading = texts.read(document.sha256(), document.mediaType(), () -> documents.content(document.id()));
        return reading.unread() == null
                ? reading
                : new Reading(reading.text(), "文件“" + mask(document.filename()) + "”" + reading.unread());
    }

    /**
     * Looks at everything that would go public.
     *
     * @param title,body may be null
     * @param files in the order in which they are published; their names are looked at too
     */
    public Findings examine(String title, String body, List<DocumentInfo> files) {
        var found = new ArrayList<Finding>();
        var unread = new ArrayList<Unread>();
        int total = take(found, "标题", title) + take(found, "正文", body);
        for (DocumentInfo file : files) {
            String name = mask(file.filename());
            total += take(found, "附件名称", file.filename());
            Reading reading = read(file);
            total += take(found, "附件“" + name + "”", reading.text());
            if (reading.unread() != null) {
                unread.add(new Unread(file.id(), name, reading.unread()));
            }
        }
        return new Findings(found, total, unread, digest(title, body, files));
    }

    /** As {@link Findings#digest()}, without looking at anything: tells whether a publication was changed since. */
    public String digest(String title, String body, List<DocumentInfo> files) {
        var sha256 = sha256();
        update(sha256, title);
        update(sha256, body);
        for (DocumentInfo file : files) {
            update(sha256, file.filename());
            update(sha256, file.sha256());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private int take(List<Finding> found, String field, String text) {
        var findings = text(field, text);
        findings.stream().limit(MOST_FINDINGS).forEach(found::add);
        return findings.size();
    }

    private List<Hit> hits(String text) {
        return rules.hits(text, ownAddresses());
    }

    private List<Hit> maskable(String text) {
        return hits(text).stream().filter(hit -> hit.kind().maskable()).toList();
    }

    private List<String> ownAddresses() {
        return organisation.units().stream()
                .map(UnitInfo::address)
                .filter(address -> address != null && !address.isBlank())
                .map(address -> PlainText.of(address).replace(" ", ""))
                .distinct()
                .toList();
    }

    private static List<Finding> findings(String field, String text, List<Hit> hits) {
        String masked = TextRules.masked(text, hits);
        return hits.stream()
                .map(hit -> new Finding(hit.kind(), field, excerpt(masked, hit), hit.start()))
                .toList();
    }

    private static String excerpt(String masked, Hit hit) {
        int end = Math.min(hit.end(), hit.start() + SHOWN_OF_HIT);
        int from = whole(masked, Math.max(0, hit.start() - LEAD));
        int to = whole(masked, Math.min(masked.length(), from + LONGEST_EXCERPT - 2));
        String around = masked.substring(from, Math.max(end, to)).replaceAll("\\s+", " ");
        return (from > 0 ? "…" : "") + around.strip() + (to < masked.length() ? "…" : "");
    }

    /** Never between the two chars of a rare character. */
    private static int whole(String text, int at) {
        boolean inside = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return inside ? at + 1 : at;
    }

    /** Each part with its length before it, so that no two publications run together to the same text. */
    private static void update(MessageDigest sha256, String part) {
        byte[] bytes = Objects.requireNonNullElse(part, "").getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
