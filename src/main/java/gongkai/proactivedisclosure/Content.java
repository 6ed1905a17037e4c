package gongkai.proactivedisclosure;

import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.platform.ChineseDates;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What is proposed for disclosure, as one version of it says.
 *
 * @param catalogue of the item; null off the catalogue
 * @param catalogueItem the item's code; null off the catalogue
 * @param workPlan why and how, for what no catalogue lists
 * @param channels codes
 * @param period code of the period it is for, where the timing is periodic
 * @param formedOn when the information was formed or changed: periods count from here
 * @param answersFor who answers for its truth
 * @param publishAt null for as soon as it is approved
 * @param visibleUntil last day on the board; null for good
 */
@Embeddable
record Content(
        String catalogue,
        String catalogueItem,
        String firstCategory,
        String secondCategory,
        @JdbcTypeCode(SqlTypes.LONG32VARCHAR) String workPlan,
        String title,
        @JdbcTypeCode(SqlTypes.LONG32VARCHAR) String body,
        @Enumerated(EnumType.STRING) Scope scope,
        @Convert(converter = JsonLists.Texts.class) List<String> channels,
        @Enumerated(EnumType.STRING) Timing timing,
        String period,
        LocalDate formedOn,
        Boolean important,
        Boolean needsSuperior,
        String answersFor,
        Instant publishAt,
        LocalDate visibleUntil) {

    boolean offCatalogue() {
        return catalogueItem == null;
    }

    boolean isImportant() {
        return Boolean.TRUE.equals(important);
    }

    boolean mustGoToSuperior() {
        return Boolean.TRUE.equals(needsSuperior);
    }

    Content masked(String title, String body) {
        return new Content(
                catalogue,
                catalogueItem,
                firstCategory,
                secondCategory,
                workPlan,
                title,
                body,
                scope,
                channels,
                timing,
                period,
                formedOn,
                important,
                needsSuperior,
                answersFor,
                publishAt,
                visibleUntil);
    }

    /** Whether what the superior approved off the catalogue is still the same: the matter, its circle, its timing, its plan. */
    boolean sameMatterAs(Content other) {
        return offCatalogue() == other.offCatalogue()
                && Objects.equals(title, other.title)
                && scope == other.scope
                && timing == other.timing
                && Objects.equals(workPlan, other.workPlan);
    }

    /**
     * Whoever is to see it sees it on its first day, and through its public notice.
     *
     * @param noticeEndsOn null where there is no notice
     * @return why its last day on the board is too early; empty where it isn't
     */
    Optional<String> visibleTooShortly(LocalDate publishedOn, LocalDate noticeEndsOn) {
        return visibleTooShortly(visibleUntil, publishedOn, noticeEndsOn);
    }

    static Optional<String> visibleTooShortly(LocalDate visibleUntil, LocalDate publishedOn, LocalDate noticeEndsOn) {
        if (visibleUntil == null || !visibleUntil.isBefore(noticeEndsOn == null ? publishedOn : noticeEndsOn)) {
            return Optional.empty();
        }
        return Optional.of(
                noticeEndsOn == null
                        ? "网上公开到哪一天，不能早于公开的那一天"
                        : "重要事项公开后要公示到" + ChineseDates.of(noticeEndsOn) + "，网上公开到哪一天，不能早于这一天");
    }

    /**
     * Until when the board shows it. Told too early a day and published later than meant, it still shows on its first day and
     * through its notice: by then nobody is asked any more.
     */
    LocalDate shownUntil(LocalDate publishedOn, LocalDate noticeEndsOn) {
        return visibleTooShortly(publishedOn, noticeEndsOn).isEmpty()
                ? visibleUntil
                : noticeEndsOn == null ? publishedOn : noticeEndsOn;
    }

    /** As a form would have answered it, field by field. */
    Map<String, Object> answers() {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("catalogueItem", catalogueItem);
        answers.put("workPlan", workPlan);
        answers.put("title", title);
        answers.put("body", body);
        answers.put("scope", scope == null ? null : scope.name());
        answers.put("channels", channels == null || channels.isEmpty() ? null : channels);
        answers.put("timing", timing == null ? null : timing.name());
        answers.put("period", period);
        answers.put("formedOn", formedOn == null ? null : formedOn.toString());
        answers.put("important", isImportant());
        answers.put("needsSuperior", mustGoToSuperior());
        answers.put("answersFor", answersFor);
        answers.put("publishAt", publishAt == null ? null : publishAt.toString());
        answers.put("visibleUntil", visibleUntil == null ? null : visibleUntil.toString());
        return answers;
    }
}
