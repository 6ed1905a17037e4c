package gongkai.proactivedisclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a disclosure refuses, whatever the diagram says. */
class DisclosureTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 18);
    private static final Instant NOW = Instant.parse("2026-09-18T02:24:00Z");
    private static final Step[] USUAL = {Step.SECRECY, Step.DEPUTY, Step.PRINCIPAL};

    private static Disclosure drafted() {
        return new Disclosure("GK-2026-000001", "GAJ", "ZGS", "dept", TODAY);
    }

    private static Content content(boolean important) {
        return content(important, null, null);
    }

    private static Content content(boolean important, Instant publishAt, LocalDate visibleUntil) {
        return new Content(
                "bureau",
                "11",
                null,
                null,
                null,
                "学习计划",
                "联系人：张三，13812345678。",
                Scope.SOCIETY,
                List.of("WEBSITE"),
                Timing.ANNUAL,
                "2026",
                TODAY,
                important,
                false,
                "林知远",
                publishAt,
                visibleUntil);
    }

    private static Content offCatalogue(String title, String body, Scope scope, String plan) {
        return new Content(
                null,
                null,
                null,
                null,
                plan,
                title,
                body,
                scope,
                List.of("WEBSITE"),
                Timing.IMMEDIATE,
                null,
                TODAY,
                false,
                false,
                "林知远",
                null,
                null);
    }

    private static List<Approval> required(Step... steps) {
        return Arrays.stream(steps)
                .map(step -> new Approval(step, "按制度", null, null))
                .toList();
    }

    private static Disclosure submitted() {
        Disclosure disclosure = drafted();
        disclosure.submit(content(true), required(USUAL), List.of());
        return disclosure;
    }

    private static Disclosure approved() {
        return approved(content(true));
    }

    private static Disclosure approved(Content content) {
        Disclosure disclosure = drafted();
        disclosure.submit(content, required(USUAL), List.of());
        Arrays.stream(USUAL).forEach(step -> disclosure.approve(step, "leader", TODAY));
        return disclosure;
    }

    private static Disclosure stopped() {
        Disclosure disclosure = approved();
        disclosure.stop("looked-at");
        return disclosure;
    }

    private static Disclosure inNotice() {
        Disclosure disclosure = approved();
        disclosure.clear("digest", NOW);
        disclosure.online("GAJ-11-2026-00001");
        disclosure.published(TODAY, TODAY.plusDays(30), TODAY.plusDays(7));
        disclosure.allPublished();
        return disclosure;
    }

    private static void refused(ThrowingCallable doing, String field, String sentence) {
        assertThatThrownBy(doing)
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.field()).isEqualTo(field))
                .hasMessageContaining(sentence);
    }

    // ---- reviews

    @Test
    void reviewsArePassedInTheirOrderAndOnce() {
        Disclosure disclosure = submitted();
        refused(() -> disclosure.approve(Step.PRINCIPAL, "principal", TODAY), null, "之前的审核还没有全部通过");
        refused(() -> disclosure.approve(Step.COMMITTEE, "committee", TODAY), null, "不需要“集体研究”");
        disclosure.approve(Step.SECRECY, "secrecy", TODAY);
        refused(() -> disclosure.approve(Step.SECRECY, "secrecy", TODAY), null, "不需要“保密审查”");
        assertThat(disclosure.needs(Step.SECRECY)).isFalse();
        assertThat(disclosure.needs(Step.DEPUTY)).isTrue();
    }

    @Test
    void nothingUnapprovedPassesTheGate() {
        Disclosure disclosure = submitted();
        disclosure.approve(Step.SECRECY, "secrecy", TODAY);
        refused(() -> disclosure.stop("looked-at"), null, "还没有通过全部审核");
        refused(() -> disclosure.clear("digest", NOW), null, "还没有通过全部审核");
    }

    @Test
    void sentBackToAnEarlierReviewEveryLaterOneIsPassedAgain() {
        Disclosure disclosure = submitted();
        disclosure.approve(Step.SECRECY, "secrecy", TODAY);
        disclosure.approve(Step.DEPUTY, "deputy", TODAY);
        disclosure.sendBack(Step.PRINCIPAL, Step.SECRECY);
        assertThat(disclosure.returnTo()).isEqualTo(Step.SECRECY);
        assertThat(disclosure.status()).isEqualTo(Status.UNDER_REVIEW);
        assertThat(disclosure.needs(Step.SECRECY)).isTrue();
        assertThat(disclosure.needs(Step.DEPUTY)).isTrue();
    }

    @Test
    void onlyEarlierReviewsOfThisItemCanBeSentBackTo() {
        Disclosure disclosure = submitted();
        disclosure.approve(Step.SECRECY, "secrecy", TODAY);
        refused(() -> disclosure.sendBack(Step.DEPUTY, Step.PRINCIPAL), "step", "之前的环节");
        refused(() -> disclosure.sendBack(Step.DEPUTY, Step.DEPUTY), "step", "之前的环节");
        refused(() -> disclosure.sendBack(Step.DEPUTY, Step.OFF_CATALOGUE), "step", "不经过“目录外审核”");
    }

    @Test
    void revisedContentIsReviewedAgainFromSecrecy() {
        Disclosure disclosure = submitted();
        disclosure.approve(Step.SECRECY, "secrecy", TODAY);
        disclosure.sendBack(Step.DEPUTY, null);
        disclosure.submit(content(true), required(USUAL), List.of());
        assertThat(disclosure.needs(Step.SECRECY)).isTrue();
        assertThat(disclosure.draft()).isEqualTo(2);
    }

    @Test
    void offCatalogueApprovalStandsWhileItsMatterIsTheSame() {
        Step[] steps = {Step.OFF_CATALOGUE, Step.SECRECY};
        Disclosure disclosure = drafted();
        disclosure.submit(offCatalogue("专项整治", "初稿", Scope.SOCIETY, "方案"), required(steps), List.of());
        disclosure.approve(Step.OFF_CATALOGUE, "superior", TODAY);
        disclosure.sendBack(Step.SECRECY, null);
        disclosure.submit(offCatalogue("专项整治", "改过的正文", Scope.SOCIETY, "方案"), required(steps), List.of());
        assertThat(disclosure.needs(Step.OFF_CATALOGUE)).isFalse();
        for (Content changed : List.of(
                offCatalogue("另一件事", "正文", Scope.SOCIETY, "方案"),
                offCatalogue("另一件事", "正文", Scope.UNIT, "方案"),
                offCatalogue("另一件事", "正文", Scope.UNIT, "另一个方案"))) {
            if (disclosure.needs(Step.OFF_CATALOGUE)) {
                disclosure.approve(Step.OFF_CATALOGUE, "superior", TODAY);
            }
            disclosure.sendBack(Step.SECRECY, null);
            disclosure.submit(changed, required(steps), List.of());
            assertThat(disclosure.needs(Step.OFF_CATALOGUE)).isTrue();
        }
    }

    @Test
    void heldUntilADayThatIsToCome() {
        Disclosure disclosure = submitted();
        refused(() -> disclosure.hold(Step.SECRECY, null, TODAY), "reviewOn", "请填写重新审视日期");
        refused(() -> disclosure.hold(Step.SECRECY, TODAY, TODAY), "reviewOn", "应晚于今天");
        disclosure.hold(Step.SECRECY, TODAY.plusDays(1), TODAY);
        refused(() -> disclosure.submit(content(true), required(USUAL), List.of()), null, "不在起草或者修改阶段");
        disclosure.lookAgain();
        assertThat(disclosure.status()).isEqualTo(Status.REVISING);
        assertThat(disclosure.clockFrom()).isEqualTo(TODAY.plusDays(1));
        refused(disclosure::lookAgain, null, "不是暂不公开");
    }

    @Test
    void withdrawnOnlyWhileWritten() {
        Disclosure disclosure = submitted();
        refused(() -> disclosure.withdraw(TODAY, false), null, "不能撤回");
        disclosure.sendBack(Step.SECRECY, null);
        disclosure.withdraw(TODAY, false);
        assertThat(disclosure.status()).isEqualTo(Status.WITHDRAWN);
        assertThatCode(() -> disclosure.close(TODAY)).doesNotThrowAnyException();
    }

    // ---- the gate

    @Test
    void maskedContentIsANewDraftThatNobodyReviewsAgain() {
        Disclosure disclosure = stopped();
        disclosure.mask("学习计划", "联系人：张三，138****5678。");
        assertThat(disclosure.content().body()).isEqualTo("联系人：张三，138****5678。");
        assertThat(disclosure.draft()).isEqualTo(2);
        assertThat(disclosure.status()).isEqualTo(Status.UNDER_REVIEW);
        assertThatCode(() -> disclosure.clear("digest", NOW)).doesNotThrowAnyException();
    }

    @Test
    void onlyASecondPersonLetsThingsPass() {
        Disclosure disclosure = stopped();
        refused(() -> disclosure.override("drafter", Set.of("drafter"), "looked-at"), "outcome", "另一个人");
        refused(() -> disclosure.override("secrecy", Set.of("drafter"), "another file"), "outcome", "重新筛查");
        assertThatCode(() -> disclosure.override("secrecy", Set.of("drafter"), "looked-at"))
                .doesNotThrowAnyException();
    }

    @Test
    void nothingIsResolvedThatWasNotFound() {
        refused(() -> approved().mask("学习计划", "联系人"), null, "没有等待处理");
        refused(() -> approved().override("secrecy", Set.of("drafter"), "looked-at"), null, "没有等待处理");
        refused(() -> approved().sendBackForFindings(), null, "没有等待处理");
    }

    // ---- publication and notice

    @Test
    void publishedOnceInEachRound() {
        Disclosure disclosure = approved();
        refused(() -> disclosure.online("GAJ-11-2026-00001"), null, "不在公开阶段");
        disclosure.clear("digest", NOW);
        disclosure.online("GAJ-11-2026-00001");
        refused(() -> disclosure.online("GAJ-11-2026-00001"), null, "已经在网上公开");
    }

    @Test
    void offlineChannelsCarryItFromTheDayItWasLetOut() {
        Disclosure disclosure = approved();
        disclosure.clear("digest", NOW);
        refused(
                () -> disclosure.mustBeCleared(TODAY.minusDays(1), TODAY.plusDays(3)),
                "doneOn",
                "不能早于准予公开的日期2026年9月18日");
        refused(() -> disclosure.mustBeCleared(TODAY.plusDays(4), TODAY.plusDays(3)), "doneOn", "不能晚于今天");
        assertThatCode(() -> disclosure.mustBeCleared(TODAY, TODAY.plusDays(3))).doesNotThrowAnyException();
        Disclosure scheduled = approved(content(true, NOW.plusSeconds(3 * 86_400), null));
        scheduled.clear("digest", NOW);
        scheduled.publicationDue();
        refused(() -> scheduled.mustBeCleared(TODAY.plusDays(2), TODAY.plusDays(3)), "doneOn", "2026年9月21日");
    }

    @Test
    void visibleFromItsFirstDayThroughItsNotice() {
        Content content = content(true, null, TODAY.plusDays(6));
        assertThat(content.visibleTooShortly(TODAY, TODAY.plusDays(7)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("要公示到2026年9月25日"));
        assertThat(content.shownUntil(TODAY, TODAY.plusDays(7))).isEqualTo(TODAY.plusDays(7));
        assertThat(content.visibleTooShortly(TODAY.plusDays(7), null))
                .hasValueSatisfying(reason -> assertThat(reason).contains("不能早于公开的那一天"));
        assertThat(content.shownUntil(TODAY.plusDays(7), null)).isEqualTo(TODAY.plusDays(7));
        assertThat(content.visibleTooShortly(TODAY.plusDays(6), null)).isEmpty();
        assertThat(content.shownUntil(TODAY, null)).isEqualTo(TODAY.plusDays(6));
        assertThat(content(true, null, null).shownUntil(TODAY, TODAY.plusDays(7)))
                .isNull();
    }

    @Test
    void latenessIsThatOfTheFirstPublication() {
        Disclosure disclosure = inNotice();
        disclosure.republish("补充票数", TODAY.plusDays(40));
        disclosure.submit(content(true), required(USUAL), List.of());
        Arrays.stream(USUAL).forEach(step -> disclosure.approve(step, "leader", TODAY));
        disclosure.clear("digest", NOW);
        disclosure.published(TODAY.plusDays(50), TODAY.plusDays(45), TODAY.plusDays(57));
        assertThat(disclosure.publishedOn()).isEqualTo(TODAY);
        assertThat(disclosure.publishedInTime()).isTrue();
        assertThat(disclosure.noticeEndsOn()).isEqualTo(TODAY.plusDays(57));
    }

    @Test
    void whatHadItsNoticeStaysImportant() {
        Disclosure disclosure = inNotice();
        disclosure.republish("补充票数", TODAY.plusDays(2));
        refused(() -> disclosure.submit(content(false), required(USUAL), List.of()), "important", "已经公示过");
        assertThatCode(() -> disclosure.submit(content(true), required(USUAL), List.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void noticeIsConcludedWhenItsLastDayIsOverAndAllIsAnswered() {
        Disclosure disclosure = inNotice();
        refused(() -> disclosure.conclude(TODAY.plusDays(7), false, 0), "outcome", "2026年9月25日为止");
        refused(() -> disclosure.conclude(TODAY.plusDays(8), false, 2), "outcome", "还有2件异议");
        disclosure.conclude(TODAY.plusDays(8), false, 0);
        assertThat(disclosure.status()).isEqualTo(Status.PUBLISHED);
        refused(() -> disclosure.republish("补充", TODAY), null, "不在公示期");
        disclosure.close(TODAY.plusDays(8));
        refused(() -> disclosure.close(TODAY.plusDays(8)), null, "不能归档");
    }

    @Test
    void objectionsAreTakenFromTheFirstToTheLastDay() {
        assertThat(approved().takesObjections(TODAY)).isFalse();
        Disclosure disclosure = inNotice();
        assertThat(disclosure.takesObjections(TODAY.plusDays(7))).isTrue();
        assertThat(disclosure.takesObjections(TODAY.plusDays(8))).isFalse();
        disclosure.conclude(TODAY.plusDays(8), false, 0);
        assertThat(disclosure.takesObjections(TODAY.plusDays(7))).isFalse();
    }

    @Test
    void whatIsOutIsChangedButNeitherWithdrawnNorHeld() {
        Disclosure disclosure = inNotice();
        refused(() -> disclosure.republish(null, TODAY), "changes", "请填写要作哪些修改");
        disclosure.republish("补充票数", TODAY.plusDays(2));
        assertThat(disclosure.clockFrom()).isEqualTo(TODAY.plusDays(2));
        refused(() -> disclosure.withdraw(TODAY, false), "outcome", "已经发布过");
        disclosure.submit(content(true), required(USUAL), List.of());
        refused(() -> disclosure.hold(Step.SECRECY, TODAY.plusDays(30), TODAY), "outcome", "已经发布过");
    }

    @Test
    void noticeOfWhatWasEndedIsConcludedAtOnceWhenAllIsAnswered() {
        Disclosure disclosure = inNotice();
        refused(() -> disclosure.conclude(TODAY, true, 1), "outcome", "还有1件异议");
        disclosure.conclude(TODAY, true, 0);
        assertThat(disclosure.status()).isEqualTo(Status.PUBLISHED);
    }

    @Test
    void newVersionOfWhatWasEndedIsGivenUpAndItsNoticeConcluded() {
        Disclosure disclosure = inNotice();
        disclosure.republish("补充票数", TODAY.plusDays(2));
        disclosure.withdraw(TODAY.plusDays(3), true);
        assertThat(disclosure.status()).isEqualTo(Status.IN_NOTICE);
        disclosure.conclude(TODAY.plusDays(3), true, 0);
        disclosure.close(TODAY.plusDays(3));
        assertThat(disclosure.status()).isEqualTo(Status.CLOSED);
    }

    // ---- back, past what the forms offer

    private static Disclosure withMeeting() {
        Disclosure disclosure = drafted();
        disclosure.submit(
                content(true),
                required(Step.SECRECY, Step.DEPUTY, Step.PRINCIPAL, Step.COMMITTEE, Step.SUPERIOR),
                List.of());
        for (Step step : List.of(Step.SECRECY, Step.DEPUTY, Step.PRINCIPAL, Step.COMMITTEE)) {
            disclosure.approve(step, "leader", TODAY);
        }
        return disclosure;
    }

    @Test
    void aReviewIsSentBackToAnyEarlierOneOrToTheDepartment() {
        Disclosure disclosure = submitted();
        disclosure.approve(Step.SECRECY, "secrecy", TODAY);
        disclosure.approve(Step.DEPUTY, "deputy", TODAY);
        assertThat(disclosure.earlierReviews("principal-review")).containsExactly(Step.SECRECY, Step.DEPUTY);
        refused(() -> disclosure.earlierReviews("deputy-review"), null, "不需要“分管领导审核”");
        refused(() -> disclosure.sendBack("principal-review", "committee-decision"), "to", "列出的环节");
        refused(() -> disclosure.sendBack("principal-review", "nowhere"), "to", "列出的环节");
        disclosure.sendBack("principal-review", "secrecy-review");
        assertThat(disclosure.needs(Step.SECRECY)).isTrue();
        assertThat(disclosure.needs(Step.DEPUTY)).isTrue();
        disclosure.approve(Step.SECRECY, "secrecy", TODAY);
        disclosure.sendBack("deputy-review", "revise");
        assertThat(disclosure.status()).isEqualTo(Status.REVISING);
        refused(() -> disclosure.earlierReviews("revise"), null, "提出部门起草、修改");
        refused(() -> drafted().earlierReviews("propose"), null, "提出部门起草、修改");
    }

    @Test
    void nothingGoesBackPastACollectiveDecision() {
        Disclosure disclosure = withMeeting();
        assertThat(disclosure.earlierReviews("superior-review")).containsExactly(Step.COMMITTEE);
        for (String to : List.of("revise", "secrecy-review", "deputy-review", "principal-review")) {
            refused(() -> disclosure.sendBack("superior-review", to), "to", "集体研究已经作出决定");
        }
        refused(() -> disclosure.sendBack(Step.SUPERIOR, Step.DEPUTY), "step", "集体研究已经作出决定");
        refused(() -> disclosure.takeBack("committee-decision"), null, "集体研究的决定不能由个人撤回");
        disclosure.sendBack("superior-review", "committee-decision");
        assertThat(disclosure.needs(Step.COMMITTEE)).isTrue();
        assertThat(disclosure.needs(Step.PRINCIPAL)).isFalse();
        disclosure.sendBack("committee-decision", "deputy-review");
        assertThat(disclosure.needs(Step.DEPUTY))
                .as("the meeting itself may ask again")
                .isTrue();
    }

    @Test
    void whatTheGateFoundGoesBackToAReviewOrTheDepartment() {
        Disclosure disclosure = stopped();
        assertThat(disclosure.earlierReviews("resolve-findings")).containsExactly(USUAL);
        disclosure.sendBack("resolve-findings", "deputy-review");
        assertThat(disclosure.status()).isEqualTo(Status.UNDER_REVIEW);
        assertThat(disclosure.needs(Step.DEPUTY)).isTrue();
        assertThat(disclosure.needs(Step.SECRECY)).isFalse();
        Disclosure other = stopped();
        other.sendBack("resolve-findings", "revise");
        assertThat(other.status()).isEqualTo(Status.REVISING);
    }

    @Test
    void whatWasSubmittedIsTakenBackUntilSomebodyHasReviewedIt() {
        Disclosure disclosure = submitted();
        assertThat(disclosure.reopenedBy("propose")).isEqualTo("revise");
        disclosure.takeBack("propose");
        assertThat(disclosure.status()).isEqualTo(Status.REVISING);
        disclosure.submit(content(true), required(USUAL), List.of());
        assertThat(disclosure.draft()).isEqualTo(2);
        disclosure.approve(Step.SECRECY, "secrecy", TODAY);
        refused(() -> disclosure.takeBack("revise"), null, "后面的环节已经审核");
    }

    @Test
    void anApprovalIsTakenBackAndGivenAnew() {
        Disclosure disclosure = submitted();
        disclosure.approve(Step.SECRECY, "secrecy", TODAY);
        disclosure.approve(Step.DEPUTY, "deputy", TODAY);
        assertThat(disclosure.reopenedBy("deputy-review")).isEqualTo("deputy-review");
        disclosure.takeBack("deputy-review");
        assertThat(disclosure.needs(Step.DEPUTY)).isTrue();
        assertThat(disclosure.needs(Step.SECRECY)).isFalse();
        disclosure.approve(Step.DEPUTY, "deputy", TODAY);
    }

    @Test
    void aReturnIsTakenBackWithAllThatWasApprovedBefore() {
        Disclosure disclosure = submitted();
        disclosure.approve(Step.SECRECY, "secrecy", TODAY);
        disclosure.approve(Step.DEPUTY, "deputy", TODAY);
        disclosure.sendBack(Step.PRINCIPAL, Step.SECRECY);
        disclosure.takeBack("principal-review");
        assertThat(disclosure.needs(Step.SECRECY)).isFalse();
        assertThat(disclosure.needs(Step.DEPUTY)).isFalse();
        assertThat(disclosure.approvals().get(0).by()).isEqualTo("secrecy");
        disclosure.sendBack(Step.PRINCIPAL, null);
        disclosure.takeBack("principal-review");
        assertThat(disclosure.status()).isEqualTo(Status.UNDER_REVIEW);
        disclosure.approve(Step.PRINCIPAL, "principal", TODAY);
    }

    @Test
    void nothingIsTakenOrSentBackFromTheGateOn() {
        refused(() -> stopped().takeBack("principal-review"), null, "系统自动筛查，不能撤回");
        Disclosure cleared = approved();
        cleared.clear("digest", NOW);
        refused(() -> cleared.takeBack("principal-review"), null, "已经准予公开，不能撤回");
        refused(() -> cleared.earlierReviews("publish-offline"), null, "已经准予公开，不能退回");
        refused(() -> inNotice().takeBack("publish-offline"), null, "已经发布，不能撤回");
        refused(() -> inNotice().earlierReviews("conclude-notice"), null, "已经发布，不能退回");
        Disclosure held = submitted();
        held.hold(Step.SECRECY, TODAY.plusDays(30), TODAY);
        refused(() -> held.takeBack("secrecy-review"), null, "暂不公开的决定已经作出");
        refused(() -> held.earlierReviews("file-non-disclosure"), null, "暂不公开的决定已经作出");
        Disclosure given = drafted();
        given.withdraw(TODAY, false);
        refused(() -> given.takeBack("propose"), null, "已经办结，不能撤回");
        Disclosure found = stopped();
        found.sendBackForFindings();
        refused(() -> found.takeBack("resolve-findings"), null, "对敏感信息的处理已经生效");
    }
}
