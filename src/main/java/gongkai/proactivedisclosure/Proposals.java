package gongkai.proactivedisclosure;

import gongkai.catalogue.Catalogue;
import gongkai.catalogue.CatalogueItem;
import gongkai.catalogue.Channel;
import gongkai.catalogue.Channels;
import gongkai.catalogue.Period;
import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.catalogue.Timings;
import gongkai.deadlines.Deadlines;
import gongkai.platform.CleanText;
import gongkai.platform.EngineClock;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what a department proposes: fills in from the catalogue what it left open, and names every wrong field at once. */
@Component
class Proposals {

    /** Of what somebody wrote, in a sentence that says what is wrong with it. */
    private static final int SHOWN = 20;

    private static final int TITLE = 200;
    private static final int BODY = 50_000;
    private static final int PLAN = 10_000;
    private static final int PERSON = 100;

    /** Older is a slip of the pen. */
    private static final int OLDEST_YEARS = 50;

    private final Catalogue catalogue;
    private final Channels channels;
    private final Timings timings;
    private final Deadlines deadlines;
    private final PublicationClock publicationClock;
    private final Clock clock;

    Proposals(
            Catalogue catalogue,
            Channels channels,
            Timings timings,
            Deadlines deadlines,
            PublicationClock publicationClock,
            Clock clock) {
        this.catalogue = catalogue;
        this.channels = channels;
        this.timings = timings;
        this.deadlines = deadlines;
        this.publicationClock = publicationClock;
        this.clock = clock;
    }

    /** @param deviations where it differs from the catalogue, a sentence each */
    record Proposal(Content content, List<String> deviations) {}

    /** @param before the content that is revised; null for a first proposal */
    Proposal read(String unit, Given given, Content before) {
        LocalDate today = LocalDate.now(clock);
        CatalogueItem item = given.read(() -> item(unit, given.text("catalogueItem", "目录事项", 40), today));
        boolean offCatalogue = item == null && !given.wrong("catalogueItem");
        String plan = given.text("workPlan", "工作方案", PLAN);
        given.check(
                !offCatalogue || plan != null || given.wrong("workPlan"), "workPlan", "目录外的事项请填写工作方案；目录里有的，请选择目录事项");
        String title = line(given, "title", "标题", TITLE);
        String body = given.required("body", "正文", BODY);
        Scope scope = given.read(() -> scope(given, item));
        List<Channel> ways = given.read(() -> channels(given, item));
        Timing timing = given.read(() -> timing(given, item));
        Period period = timing == null ? null : given.read(() -> period(given, timing, today));
        LocalDate formedOn = given.date("formedOn", "信息形成或者变更日期");
        given.check(formedOn != null || given.wrong("formedOn"), "formedOn", "请填写信息形成或者变更日期，公开期限从这一天起算");
        given.check(formedOn == null || !formedOn.isAfter(today), "formedOn", "信息形成或者变更日期不能晚于今天");
        given.check(
                formedOn == null || formedOn.isAfter(today.minusYears(OLDEST_YEARS)),
                "formedOn",
                "信息形成或者变更日期不能早于" + OLDEST_YEARS + "年前，请核对年份");
        boolean important = given.yes("important", "重要事项");
        boolean needsSuperior = given.yes("needsSuperior", "须报上一级党组织审核");
        String answersFor = line(given, "answersFor", "内容真实性责任人", PERSON);
        Instant publishAt = given.moment("publishAt", "定时公开");
        boolean asBefore = before != null && publishAt != null && publishAt.equals(before.publishAt());
        given.check(
                publishAt == null || asBefore || publishAt.isAfter(clock.instant()),
                "publishAt",
                "定时公开的时间已经过了，请重新填写；不填的，审核通过后立即公开");
        LocalDate visibleUntil = given.date("visibleUntil", "网上公开到哪一天");
        LocalDate earliest = publishAt == null || publishAt.isBefore(clock.instant())
                ? today
                : publishAt.atZone(EngineClock.CHINA).toLocalDate();
        if (ways == null || ways.stream().anyMatch(Channel::online)) {
            Content.visibleTooShortly(visibleUntil, earliest, publicationClock.noticeEnd(important, earliest))
                    .ifPresent(reason -> given.check(false, "visibleUntil", reason));
        }
        given.mustBeRight();
        Content content = new Content(
                item == null ? null : item.catalogue(),
                item == null ? null : item.code(),
                item == null ? null : blankToNull(item.firstCategory()),
                item == null ? null : blankToNull(item.secondCategory()),
                plan,
                title,
                body,
                scope,
                ways.stream().map(Channel::code).toList(),
                timing,
                period == null ? null : period.code(),
                formedOn,
                important,
                needsSuperior,
                answersFor,
                publishAt,
                visibleUntil);
        return new Proposal(content, deviations(content, item));
    }

    private CatalogueItem item(String unit, String code, LocalDate today) {
        if (code == null) {
            return null;
        }
        CatalogueItem item = catalogue
                .item(unit, code, today)
                .orElseThrow(() -> new Refused("catalogueItem", "目录里没有代码为“" + code + "”的事项，请重新选择；目录外的，不选"));
        if (catalogue.itemsOf(unit, today).stream().noneMatch(own -> own.code().equals(item.code()))) {
            throw new Refused("catalogueItem", "目录第" + code + "项由" + item.responsible() + "负责，请由责任部门提出");
        }
        return item;
    }

    /** The widest of the catalogue's where it names several: that one is owed to everybody in it. */
    private static Scope scope(Given given, CatalogueItem item) {
        String text = given.text("scope", "公开范围", 40);
        if (text != null) {
            return Scope.of(text).orElseThrow(() -> new Refused("scope", "公开范围不在可选范围内，请重新选择"));
        }
        if (item == null || item.scopes().isEmpty()) {
            throw new Refused("scope", "请选择公开范围");
        }
        return item.scopes().stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private List<Channel> channels(Given given, CatalogueItem item) {
        List<Channel> chosen = new ArrayList<>();
        for (String text : given.list("channels", "公开渠道")) {
            Channel channel = channels.of(text)
                    .orElseThrow(() -> new Refused(
                            "channels",
                            "没有“" + CleanText.shortened(text, SHOWN) + "”这个公开渠道，请从"
                                    + channels.all().stream()
                                            .map(Channel::label)
                                            .collect(Collectors.joining("、"))
                                    + "中选择"));
            if (!chosen.contains(channel)) {
                chosen.add(channel);
            }
        }
        if (chosen.isEmpty() && !given.wrong("channels")) {
            if (item == null || item.channels().isEmpty()) {
                throw new Refused("channels", "请选择公开渠道，至少一个");
            }
            return item.channels();
        }
        return chosen;
    }

    private static Timing timing(Given given, CatalogueItem item) {
        String text = given.text("timing", "公开时限", 40);
        if (text != null) {
            return Timing.of(text).orElseThrow(() -> new Refused("timing", "公开时限不在可选范围内，请重新选择"));
        }
        if (item == null || item.timing() == null) {
            throw new Refused("timing", "请选择公开时限");
        }
        return item.timing();
    }

    /** @return null where the timing knows no periods */
    private Period period(Given given, Timing timing, LocalDate today) {
        String code = given.text("period", "所属期间", 20);
        if (!timing.periodic()) {
            if (code != null && given.sent("period")) {
                throw new Refused("period", "公开时限是“" + timing.label() + "”的，不填所属期间");
            }
            return null;
        }
        int months = Integer.parseInt(
                deadlines.rule(timings.periodRule(timing).orElseThrow(), today).value());
        Period current = Period.containing(months, today);
        if (code == null) {
            return given.wrong("period") ? null : current;
        }
        Period period = Period.of(code);
        if (period.months() != months && !given.sent("period")) {
            return current;
        }
        if (period.months() != months) {
            throw new Refused("period", "公开时限是“" + timing.label() + "”的，所属期间应写成" + current.code() + "的样子");
        }
        if (period.startsOn().isAfter(today)) {
            throw new Refused("period", period.label() + "还没有开始");
        }
        return period;
    }

    private static List<String> deviations(Content content, CatalogueItem item) {
        List<String> sentences = new ArrayList<>();
        if (item == null) {
            return sentences;
        }
        if (!item.scopes().isEmpty() && !item.scopes().contains(content.scope())) {
            sentences.add(
                    "公开范围：目录是“" + item.scopeText() + "”，提出的是“" + content.scope().label() + "”");
        }
        if (item.timing() != null && item.timing() != content.timing()) {
            sentences.add("公开时限：目录是“" + item.timing().label() + "”，提出的是“"
                    + content.timing().label() + "”");
        }
        return sentences;
    }

    private static String line(Given given, String field, String label, int longest) {
        String text = given.required(field, label, longest);
        String problem = text == null ? null : CleanText.lineProblem(text, longest);
        given.check(problem == null, field, label + problem);
        return text;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
