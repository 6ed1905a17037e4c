package gongkai.letters;

import gongkai.letters.Placeholder.As;
import gongkai.platform.CleanText;
import gongkai.platform.InvalidInput;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;
import org.w3c.dom.Text;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The words of a letter as people write them: a title, paragraphs, passages, and placeholders in braces. Nothing in it is ever
 * executed or fetched: what isn't on the short list of elements is refused, facts go in as text.
 *
 * <p>A paragraph or passage (span) that names a fact which isn't there is left out. {@code 如有="…"} and {@code 如无="…"} show one only
 * where a fact is there, or isn't. What stands after the line (hr) stays on one page with the place for the seal.
 */
final class LetterText {

    static final int LONGEST = 20_000;

    private static final Set<String> ELEMENTS = new LinkedHashSet<>(List.of("h1", "p", "span", "strong", "br", "hr"));
    private static final Set<String> BLOCKS = Set.of("h1", "p", "hr");
    private static final String IF = "如有";
    private static final String UNLESS = "如无";
    private static final String ALLOWED = "只能使用h1（标题）、p（段落）、span（句中的一段）、strong（加粗）、br（换行）、hr（正文和结尾的分界）";

    /** What template engines and browsers would take for more than words. */
    private static final Pattern EXECUTABLE =
            Pattern.compile("[$#*@~]\\{|\\[\\[|\\[\\(|\\bth:|\\bdata-th-|&#|<!|<\\?", Pattern.CASE_INSENSITIVE);

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}|[{}]");

    private final Element root;
    private final String source;

    private LetterText(Element root, String source) {
        this.root = root;
        this.source = source;
    }

    /** @throws InvalidInput whose field {@code text} says all that is wrong */
    static LetterText of(LetterKind kind, String typed) {
        String source = typed == null ? "" : typed.replace("\r\n", "\n").strip();
        List<String> wrong = new ArrayList<>();
        String unclean = source.isEmpty() ? "请填写文书的文字" : CleanText.problem(source, LONGEST);
        if (unclean != null) {
            throw new InvalidInput(Map.of("text", source.isEmpty() ? unclean : "文字" + unclean));
        }
        Matcher executable = EXECUTABLE.matcher(source);
        if (executable.find()) {
            throw new InvalidInput(Map.of(
                    "text",
                    "第" + line(source, executable.start()) + "行的“" + executable.group()
                            + "”不能使用：文书里不能有模板语句、注释和声明，只能使用列出的占位符"));
        }
        Element root = read(source);
        Set<Placeholder> used = EnumSet.noneOf(Placeholder.class);
        check(kind, root, used, wrong);
        shape(root, wrong);
        Placeholder.requiredOf(kind).stream()
                .filter(required -> !used.contains(required))
                .forEach(required -> wrong.add("缺少必须有的占位符{" + required.label() + "}"));
        if (!wrong.isEmpty()) {
            throw new InvalidInput(Map.of("text", String.join("；", new LinkedHashSet<>(wrong))));
        }
        return new LetterText(root, source);
    }

    String source() {
        return source;
    }

    private static int line(String source, int position) {
        return 1
                + (int) source.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    // ---- reading

    private static Element read(String source) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            factory.setCoalescing(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            // On the same line, so that the parser counts lines as the writer does.
            return builder.parse(new InputSource(new StringReader("<letter>" + source + "</letter>")))
                    .getDocumentElement();
        } catch (SAXParseException broken) {
            throw new InvalidInput(
                    Map.of("text", "第" + broken.getLineNumber() + "行的标签没有写完整或者没有成对，请核对；“&”写成“&amp;”，“<”写成“&lt;”"));
        } catch (SAXException | IOException | ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {
            // nothing to tell
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }

    private static void check(LetterKind kind, Element parent, Set<Placeholder> used, List<String> wrong) {
        for (Node node : children(parent)) {
            if (node instanceof Element element) {
                if (!ELEMENTS.contains(element.getTagName())) {
                    wrong.add("不能使用<" + CleanText.shortened(element.getTagName(), 20) + ">，" + ALLOWED);
                    continue;
                }
                attributes(kind, element, wrong);
                check(kind, element, used, wrong);
            } else if (node instanceof Text text) {
                placeholders(kind, text.getData(), used, wrong);
            } else if (node instanceof ProcessingInstruction || node.getNodeType() != Node.COMMENT_NODE) {
                wrong.add("不能有声明和指令");
            }
        }
    }

    private static void attributes(LetterKind kind, Element element, List<String> wrong) {
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            boolean condition =
                    attribute.getName().equals(IF) || attribute.getName().equals(UNLESS);
            if (!condition || !Set.of("p", "span").contains(element.getTagName())) {
                wrong.add("<" + element.getTagName() + ">不能有属性" + CleanText.shortened(attribute.getName(), 20)
                        + "，只有p和span可以写如有=\"占位符\"或者如无=\"占位符\"");
            } else {
                known(kind, attribute.getValue(), wrong);
            }
        }
    }

    private static void placeholders(LetterKind kind, String text, Set<Placeholder> used, List<String> wrong) {
        Matcher braces = BRACES.matcher(text);
        while (braces.find()) {
            if (braces.group(1) == null) {
                wrong.add("花括号没有成对：占位符写成{申请编号}的样子");
            } else {
                Placeholder placeholder = known(kind, braces.group(1), wrong);
                if (placeholder != null) {
                    used.add(placeholder);
                }
            }
        }
    }

    private static Placeholder known(LetterKind kind, String label, List<String> wrong) {
        var placeholder = Placeholder.called(label)
                .filter(Placeholder.knownTo(kind)::contains)
                .orElse(null);
        if (placeholder == null) {
            wrong.add("这份文书没有占位符{" + CleanText.shortened(label, 20) + "}");
        }
        return placeholder;
    }

    /** Title first and once, at most one line between text and closing, and nothing after what fills several paragraphs. */
    private static void shape(Element root, List<String> wrong) {
        int titles = 0;
        int lines = 0;
        int paragraphs = 0;
        for (Node node : children(root)) {
            if (node instanceof Text text && !text.getData().isBlank()) {
                wrong.add("“" + CleanText.shortened(text.getData().strip(), 10) + "”要放进<p>段落里");
            } else if (node instanceof Element element) {
                String name = element.getTagName();
                if (name.equals("h1")) {
                    titles++;
                    if (titles == 1 && paragraphs + lines > 0) {
                        wrong.add("标题<h1>要放在最前面");
                    }
                    if (element.getTextContent().isBlank()
                            || children(element).stream().anyMatch(Element.class::isInstance)) {
                        wrong.add("标题<h1>里只写文字");
                    }
                    if (element.getTextContent().contains("{")) {
                        wrong.add("标题<h1>里不能有占位符");
                    }
                } else if (name.equals("hr")) {
                    lines++;
                } else if (name.equals("p")) {
                    paragraphs++;
                    paragraph(element, wrong);
                } else if (ELEMENTS.contains(name)) {
                    wrong.add("<" + name + ">要放进<p>段落里");
                }
            }
        }
        if (titles != 1) {
            wrong.add("要有一个标题<h1>");
        }
        if (lines > 1) {
            wrong.add("分界<hr/>最多一个");
        }
        if (paragraphs == 0) {
            wrong.add("至少要有一个段落<p>");
        }
    }

    private static void paragraph(Element paragraph, List<String> wrong) {
        for (Node node : descendants(paragraph)) {
            if (node instanceof Element element && BLOCKS.contains(element.getTagName())) {
                wrong.add("<" + element.getTagName() + ">不能放在段落里面");
            }
            if (node instanceof Text text) {
                Matcher braces = BRACES.matcher(text.getData());
                while (braces.find()) {
                    var placeholder = braces.group(1) == null
                            ? null
                            : Placeholder.called(braces.group(1)).orElse(null);
                    boolean last = text.getParentNode() == paragraph
                            && text.getData().substring(braces.end()).isBlank()
                            && nothingAfter(text);
                    if (placeholder != null && placeholder.as().endsParagraph() && !last) {
                        wrong.add("{" + placeholder.label() + "}可能有几段，要放在段落的最后，后面不写标点");
                    }
                }
            }
        }
    }

    private static boolean nothingAfter(Node node) {
        for (Node next = node.getNextSibling(); next != null; next = next.getNextSibling()) {
            if (!(next instanceof Text text) || !text.getData().isBlank()) {
                return false;
            }
        }
        return true;
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            children.add(node);
        }
        return children;
    }

    private static List<Node> descendants(Node parent) {
        List<Node> all = new ArrayList<>();
        for (Node node : children(parent)) {
            all.add(node);
            all.addAll(descendants(node));
        }
        return all;
    }

    // ---- writing

    String title() {
        for (Node node : children(root)) {
            if (node instanceof Element element && element.getTagName().equals("h1")) {
                return element.getTextContent().strip();
            }
        }
        throw new IllegalStateException("A letter without a title passed its checks");
    }

    /** A text with facts in it, as XHTML of which nothing is to be evaluated any more. */
    record Filled(String title, String body, String closing) {}

    /** @param fact name of a fact to what is known of it, printable; null where it isn't there */
    Filled fill(Function<String, Object> fact) {
        var writer = new Writer(fact);
        var body = new StringBuilder();
        var closing = new StringBuilder();
        var into = body;
        for (Node node : children(root)) {
            if (node instanceof Element element) {
                switch (element.getTagName()) {
                    case "h1" -> {
                        // the sheet sets it
                    }
                    case "hr" -> into = closing;
                    default -> into.append(writer.paragraph(element));
                }
            }
        }
        return new Filled(title(), body.toString(), closing.toString());
    }

    /** Writes paragraphs for one set of facts. */
    private static final class Writer {

        private final Function<String, Object> facts;
        private final Wording wording = new Wording();

        Writer(Function<String, Object> facts) {
            this.facts = facts;
        }

        private Object fact(Placeholder placeholder) {
            Object fact = facts.apply(placeholder.fact());
            boolean empty =
                    fact instanceof List<?> list && list.isEmpty() || fact instanceof String text && text.isBlank();
            return empty ? null : fact;
        }

        private boolean isShown(Element element) {
            if (element.hasAttribute(IF) && missing(element.getAttribute(IF))
                    || element.hasAttribute(UNLESS) && !missing(element.getAttribute(UNLESS))) {
                return false;
            }
            return children(element).stream().noneMatch(this::lacksFact);
        }

        /** A passage decides for itself. */
        private boolean lacksFact(Node node) {
            if (node instanceof Text text) {
                return BRACES.matcher(text.getData()).results().anyMatch(braces -> missing(braces.group(1)));
            }
            return node instanceof Element element
                    && element.getTagName().equals("strong")
                    && children(element).stream().anyMatch(this::lacksFact);
        }

        private boolean missing(String label) {
            return fact(Placeholder.called(label).orElseThrow()) == null;
        }

        String paragraph(Element paragraph) {
            if (!isShown(paragraph)) {
                return "";
            }
            var inline = new StringBuilder();
            Placeholder last = inline(paragraph, inline);
            if (last == null) {
                return "<p>" + inline.toString().strip() + "</p>\n";
            }
            return several(inline.toString().strip(), last);
        }

        /** @return the placeholder that ends the paragraph and may make several of it */
        private Placeholder inline(Element parent, StringBuilder into) {
            Placeholder last = null;
            for (Node node : children(parent)) {
                if (node instanceof Text text) {
                    last = text(text.getData(), into);
                } else if (node instanceof Element element) {
                    if (element.getTagName().equals("br")) {
                        into.append("<br/>");
                    } else if (element.getTagName().equals("strong")) {
                        into.append("<strong>");
                        inline(element, into);
                        into.append("</strong>");
                    } else if (isShown(element)) {
                        inline(element, into);
                    }
                }
            }
            return last;
        }

        private Placeholder text(String text, StringBuilder into) {
            Matcher braces = BRACES.matcher(text);
            Placeholder several = null;
            int from = 0;
            while (braces.find()) {
                into.append(escaped(flat(text.substring(from, braces.start()))));
                Placeholder placeholder = Placeholder.called(braces.group(1)).orElseThrow();
                if (placeholder.as().endsParagraph()) {
                    several = placeholder;
                } else {
                    into.append(escaped(inLine(placeholder)));
                }
                from = braces.end();
            }
            into.append(escaped(flat(text.substring(from))));
            return several;
        }

        private String inLine(Placeholder placeholder) {
            Object fact = fact(placeholder);
            if (fact == null) {
                return "";
            }
            return placeholder.as() == As.DATE ? wording.date(fact.toString()) : wording.clause(fact.toString());
        }

        private String several(String lead, Placeholder placeholder) {
            Object fact = fact(placeholder);
            List<String> lines = switch (placeholder.as()) {
                case GROUNDS -> grounds((List<?>) fact);
                case QUOTED -> quoted(fact.toString());
                default ->
                    wording.lines(fact.toString()).stream()
                            .map(wording::sentence)
                            .toList();
            };
            boolean own = lines.size() > 1 && placeholder.as() != As.LINES;
            var written = new StringBuilder();
            if (own && !lead.isEmpty()) {
                written.append("<p class=\"lead\">").append(lead).append("</p>\n");
            }
            for (int i = 0; i < lines.size(); i++) {
                written.append("<p>")
                        .append(i == 0 && !own ? lead : "")
                        .append(
                                placeholder.as() == As.LINES || placeholder.as() == As.QUOTED
                                        ? ""
                                        : wording.mark(i, lines.size()))
                        .append(escaped(lines.get(i)))
                        .append("</p>\n");
            }
            return written.toString();
        }

        private List<String> quoted(String words) {
            List<String> lines = wording.lines(words);
            return lines.size() == 1 ? List.of(wording.sentence(lines.get(0))) : lines;
        }

        private List<String> grounds(List<?> grounds) {
            return grounds.stream()
                    .map(one -> (Map<?, ?>) one)
                    .map(one -> {
                        String what = text(one.get("part") == null ? one.get("label") : one.get("part"));
                        String ground = one.get("part") == null ? "" : text(one.get("ground"));
                        String article = text(one.get("article"));
                        return wording.clause(what)
                                + (ground.isEmpty() ? "" : "：" + wording.clause(ground))
                                + (article.isEmpty() ? "" : "（依据：" + wording.clause(article) + "）")
                                + "。";
                    })
                    .toList();
        }

        private static String text(Object value) {
            return value == null ? "" : value.toString();
        }

        /** A line break in the text is only where the writer's line ended. */
        private static String flat(String text) {
            return text.replaceAll("\\s*\\n\\s*", "");
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
    }
}
