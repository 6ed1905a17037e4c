package gongkai.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ReducedMotion;
import gongkai.organisation.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One person at one browser. Whatever they look at is checked: nothing but Chinese, nothing wider than the window, nothing
 * serious that axe finds; and at the end, nothing that the browser's console complained of.
 */
class Person {

    static final int WIDE = 1440;
    static final int MIDDLE = 1024;
    static final int NARROW = 390;
    private static final int HEIGHT = 900;
    /** Of a long page its beginning is picture enough. */
    private static final int MOST_SHOWN = 2600;

    /** What the console says and what isn't a fault, each with its reason. */
    private static final List<Pattern> EXPECTED = List.of(
            // A form that comes back with errors answers 400 or 409, a wrong code 404: the browser notes each such
            // answer.
            Pattern.compile("status of 4\\d\\d .*/(applications|disclosures|staff|login|nowhere)\\b.*"),
            // Tasklist shows what the server refused; the browser notes the answer as well.
            Pattern.compile("status of 400 .*/(submit-form|complete)$"),
            // Tasklist asks for the instance behind a task, which staff may not read, and does without.
            Pattern.compile("status of 404 .*/process-instance/.*"),
            // Tasklist looks every ten seconds whether the task on show is still there, also when it was just
            // completed.
            Pattern.compile("status of 404 .*/engine/default/task/[\\w-]+$"),
            // Axe looks for the style sheets behind an @import and takes their addresses from the page's.
            Pattern.compile("status of 404 .*/default/frame\\.css$"),
            // Tasklist asks who is signed in before anyone is.
            Pattern.compile("status of 40[14] .*/camunda/api/admin/auth/user/default.*"));

    /** Latin words that belong on Chinese pages. */
    private static final Pattern KNOWN = Pattern.compile(
            "(?i)get|post|cockpit|gaj|zgs|bgs|fzs|ldb|al|jw|z[12]|xt8|pdf|ofd|atom|jpe?g|png|docx?|xlsx?|word|excel|csv|openapi|api"
                    + "|powered|bpmn|io|mb|kb|english|zip|sha"
                    + "|office|dept2?|secrecy|deputy|principal|committee|superior|group|assessor[123]|discipline"
                    + "|spokesperson|supervisor|archivist|unit[12]|auditor|admin|gongkai|demo");

    /** Words of which each belongs together with its neighbours: addresses, numbers of cases, codes, file names. */
    private static final Pattern NAMES =
            Pattern.compile("[\\w.+-]+@[\\w.-]+|https?://\\S+|[A-Z]{2,4}(-\\d+)?-\\d{4}-[A-Z0-9-]+"
                    + "|[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){1,3}|[\\w-]+\\.(pdf|png|csv)|[\\d*]{14,17}X|XA\\d+|date,kind,holiday"
                    + "|\\d{4}-\\d\\d-\\d\\d,[A-Z]+|# notice|[a-z-]+\\.[a-z.-]+(?=，第\\d+版|，现为)"
                    // elements of a letter's text, addresses of the table of routes, engine groups
                    + "|</?[a-z]\\w*|/[\\w.*/-]+|\\b(unit|" + groups() + ")(-[A-Za-z0-9]+)?\\b");

    private static String groups() {
        return Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining("|"));
    }

    private static final String SEEN_TEXT = """
            () => {
              const words = [];
              const walk = node => {
                if (node.nodeType === Node.TEXT_NODE) {
                  if (node.data.trim() && node.parentElement?.checkVisibility()) words.push(node.data);
                } else if (!/^(SCRIPT|STYLE|TEMPLATE|LINK)$/.test(node.nodeName)) {
                  if (node.checkVisibility?.()) {
                    for (const name of ['placeholder', 'title', 'aria-label', 'alt']) {
                      if (node.getAttribute?.(name)) words.push(node.getAttribute(name));
                    }
                  }
                  (node.shadowRoot || node).childNodes.forEach(walk);
                }
              };
              walk(document.body);
              return words.join('\\n');
            }""";

    final Page page;
    private final BrowserContext context;
    private final String base;
    private final List<String> complaints = new ArrayList<>();
    private final boolean scripts;

    Person(Browser browser, Browser.NewContextOptions options, String base, Instant now) {
        this.base = base;
        this.scripts = !Boolean.FALSE.equals(options.javaScriptEnabled);
        // A browser that is neither Chinese nor in China's zone: the product is, all the same. The zone is east of
        // Greenwich, as the form library takes a day for the midnight of Greenwich.
        context = browser.newContext(options.setLocale("en-US")
                .setTimezoneId("Asia/Tokyo")
                .setViewportSize(WIDE, HEIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
        // The browser's clock goes with the product's, and goes on: a clock that stands still stops debounced input.
        context.addInitScript("""
                (() => {
                  const shift = %d - Date.now();
                  const now = () => Real.now() + shift;
                  const Real = Date;
                  window.Date = new Proxy(Real, {
                    construct: (real, given) => given.length ? new real(...given) : new real(now()),
                    get: (real, name) => name === 'now' ? now : Reflect.get(real, name),
                  });
                })()""".formatted(now.toEpochMilli()));
        page = context.newPage();
        page.setDefaultTimeout(Duration.ofSeconds(30).toMillis());
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complaints.add(error));
    }

    private void hear(ConsoleMessage message) {
        String said = message.text() + " " + message.location().replaceAll(":\\d+:\\d+$", "");
        if (message.type().equals("error")
                && EXPECTED.stream().noneMatch(one -> one.matcher(said).find())) {
            complaints.add(said);
        }
    }

    void open(String path) {
        page.navigate(base + path);
    }

    /** Checks the page in both widths and keeps its picture, where pictures are wanted, as name-1440 and name-390. */
    void look(String name) {
        speaksChinese();
        for (int width : new int[] {NARROW, WIDE}) {
            page.setViewportSize(width, HEIGHT);
            fits(width);
            accessible(null);
            picture(name + "-" + width, true);
        }
    }

    /** The same for pages of the engine, which are made for wide windows and whose own markup isn't ours to mend. */
    void lookAtTasklist(String name) {
        speaksChinese();
        for (int width : new int[] {MIDDLE, WIDE}) {
            page.setViewportSize(width, HEIGHT);
            fits(width);
        }
        picture(name, false);
    }

    void speaksChinese() {
        String seen = seenText();
        assertThat(seen)
                .as("what " + page.url() + " shows")
                .doesNotContainPattern(
                        "\\b(null|undefined|NaN)\\b|\\{\\{|\\$\\{|\\?\\?|\\bat \\w+(\\.\\w+)+\\(|Exception");
        var words = new TreeSet<String>();
        var matcher = Pattern.compile("[A-Za-z][A-Za-z_]{2,}\\d?")
                .matcher(NAMES.matcher(seen).replaceAll(" "));
        while (matcher.find()) {
            if (!KNOWN.matcher(matcher.group()).matches()) {
                words.add(matcher.group());
            }
        }
        assertThat(words).as("English or raw keys on " + page.url()).isEmpty();
    }

    String seenText() {
        return (String) page.evaluate(SEEN_TEXT);
    }

    void fits(int width) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + page.url())
                .isLessThanOrEqualTo(width);
    }

    /** @param part the only part to look at, or null for the page */
    void accessible(String part) {
        if (!scripts) {
            return;
        }
        var builder = new AxeBuilder(page);
        var found = part == null ? builder.analyze() : builder.include(part).analyze();
        assertThat(found.getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(Person::told))
                .as("axe on " + page.url())
                .isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** Kept only where asked for: -Dscreenshots=docs/images. */
    void picture(String name, boolean whole) {
        String folder = System.getProperty("screenshots");
        if (folder != null) {
            if (whole) {
                page.evaluate("window.scrollTo(0, 0)");
            }
            var options = new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(whole);
            int height = (int) page.evaluate("document.documentElement.scrollHeight");
            if (whole && height > MOST_SHOWN) {
                options.setClip(0, 0, page.viewportSize().width, MOST_SHOWN);
            }
            page.screenshot(options);
        }
    }

    void assertNothingWentWrong() {
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    /** A picture and the text of what was on show when a test failed. */
    void keepEvidence(Path folder, String name) {
        try {
            page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
            Files.writeString(
                    folder.resolve(name + ".txt"),
                    page.url() + "\n" + complaints + "\n" + seenText() + "\n\n" + page.content());
        } catch (PlaywrightException gone) {
            // The browser itself is what failed.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        context.close();
    }
}
