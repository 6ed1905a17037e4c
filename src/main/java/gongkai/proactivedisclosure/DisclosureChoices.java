package gongkai.proactivedisclosure;

import gongkai.catalogue.Catalogue;
import gongkai.catalogue.CatalogueItem;
import gongkai.catalogue.Channels;
import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.platform.CleanText;
import gongkai.platform.FormChoices;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the forms of 例行公开 offer and begin with. */
@Component
class DisclosureChoices implements FormChoices {

    private static final int SHOWN = 30;

    private final Disclosures disclosures;
    private final DraftingDesk drafting;
    private final Gate gate;
    private final Catalogue catalogue;
    private final Channels channels;
    private final Clock clock;

    DisclosureChoices(
            Disclosures disclosures,
            DraftingDesk drafting,
            Gate gate,
            Catalogue catalogue,
            Channels channels,
            Clock clock) {
        this.disclosures = disclosures;
        this.drafting = drafting;
        this.gate = gate;
        this.catalogue = catalogue;
        this.channels = channels;
        this.clock = clock;
    }

    @Override
    public Map<String, List<Choice>> choices() {
        return Map.of(
                "ownUnits",
                        drafting.ownUnits().stream()
                                .map(unit -> new Choice(unit.name(), unit.code()))
                                .toList(),
                "disclosureScopes",
                        Arrays.stream(Scope.values())
                                .map(scope -> new Choice(scope.label(), scope.name()))
                                .toList(),
                "disclosureChannels",
                        channels.all().stream()
                                .map(channel -> new Choice(
                                        channel.online() ? channel.label() + "（网上）" : channel.label(), channel.code()))
                                .toList(),
                "disclosureTimings",
                        Arrays.stream(Timing.values())
                                .map(timing -> new Choice(timing.label(), timing.name()))
                                .toList());
    }

    @Override
    public Map<String, List<Choice>> choices(String caseNumber, String step) {
        if (!isOurs(caseNumber)) {
            return Map.of();
        }
        return disclosures
                .findById(caseNumber)
                .map(disclosure -> {
                    Map<String, List<Choice>> choices = new LinkedHashMap<>();
                    if (step.equals(ProactiveDisclosureProcess.PROPOSE)
                            || step.equals(ProactiveDisclosureProcess.REVISE)) {
                        choices.put("catalogueItems", items(disclosure.unit()));
                    }
                    Step.of(step).ifPresent(review -> choices.put("earlierSteps", earlier(disclosure, review)));
                    choices.put(
                            "publicationFiles",
                            gate.files(disclosure).stream()
                                    .map(file -> new Choice(file.filename(), String.valueOf(file.id())))
                                    .toList());
                    return choices;
                })
                .orElse(Map.of());
    }

    /** 12 党员发展情况（政工室，年度）. */
    private List<Choice> items(String unit) {
        return catalogue.itemsOf(unit, LocalDate.now(clock)).stream()
                .map(item -> new Choice(text(item), item.code()))
                .toList();
    }

    private static String text(CatalogueItem item) {
        String content = item.content();
        String shown = CleanText.shortened(content, SHOWN);
        String what = Stream.of(item.responsible(), item.timingText())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining("，"));
        return item.code() + " " + shown + (what.isEmpty() ? "" : "（" + what + "）");
    }

    private static List<Choice> earlier(Disclosure disclosure, Step review) {
        return disclosure.approvals().stream()
                .map(Approval::step)
                .filter(step ->
                        step.before(review) && !(step.before(Step.COMMITTEE) && disclosure.hasBeenDecidedTogether()))
                .map(step -> new Choice(step.label(), step.id()))
                .toList();
    }

    @Override
    public Map<String, Object> answers(String caseNumber, String step) {
        if (!isOurs(caseNumber)) {
            return Map.of();
        }
        Content content =
                disclosures.findById(caseNumber).map(Disclosure::content).orElse(null);
        if (content == null) {
            return Map.of();
        }
        return switch (step) {
            case ProactiveDisclosureProcess.PROPOSE, ProactiveDisclosureProcess.REVISE -> content.answers();
            case ProactiveDisclosureProcess.RESOLVE_FINDINGS ->
                Map.of("title", gate.masked(content.title()), "body", gate.masked(content.body()));
            default -> Map.of();
        };
    }

    private static boolean isOurs(String caseNumber) {
        return caseNumber != null && caseNumber.startsWith(DraftingDesk.PREFIX + "-");
    }
}
