package gongkai.disclosureonapplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.disclosureonapplication.DisclosureApplication.Intake;
import gongkai.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisclosureApplicationTest {

    private static final LocalDate ACCEPTED = LocalDate.of(2026, 9, 18);
    private static final LocalDate DUE = LocalDate.of(2026, 9, 24);

    private final DisclosureApplication application = received();

    static DisclosureApplication received() {
        return new DisclosureApplication(
                "YSQ-2026-000001",
                "GAJ",
                new NewApplication(
                        ApplicantKind.NATURAL_PERSON,
                        "林一𠮷",
                        "安澜县清溪镇幸福路8号",
                        "11010519491231002X",
                        "0519-82880000",
                        "lin@anlan.example",
                        "2025年党费收缴和使用情况",
                        DeliveryMethod.EMAIL,
                        null,
                        true),
                new Intake(Channel.PORTAL, Instant.parse("2026-09-18T02:24:00Z"), ACCEPTED, null),
                "digest",
                "nonce",
                null);
    }

    private static Proposal grant() {
        return new Proposal(Decision.GRANT, null, null, List.of(), "2025年党费收支表");
    }

    private static Proposal refuse() {
        return new Proposal(Decision.REFUSE, "PARTY_SECRET", "内容属于党的秘密", List.of(), null);
    }

    private static Proposal partial() {
        return new Proposal(
                Decision.PARTIAL, null, "部分内容正在讨论", List.of(new Withheld("第三章", "UNDER_DELIBERATION")), "第一、二章");
    }

    private void underReview() {
        application.accept("ZGS", ACCEPTED);
    }

    private void decided(Proposal proposal) {
        underReview();
        application.propose(proposal);
        application.decide(DUE);
    }

    @Test
    void acceptingTwiceIsRefused() {
        underReview();
        assertThatThrownBy(this::underReview).isInstanceOf(Refused.class).hasMessage("这件申请已经登记过了");
    }

    @Test
    void correctedApplicationComesBackToRegistration() {
        application.askForCorrection("身份证明");
        application.correct("补交身份证明");
        assertThat(application.status()).isEqualTo(Status.RECEIVED);
    }

    @Test
    void correctionNobodyAskedForIsRefused() {
        assertThatThrownBy(() -> application.correct("x")).isInstanceOf(Refused.class);
    }

    @Test
    void missedCorrectionCountsAsWithdrawnUnderItsOwnRow() {
        application.askForCorrection("身份证明");
        application.lapse("other.not-corrected", DUE);
        assertThat(application.status()).isEqualTo(Status.LAPSED);
        assertThat(application.outcomeCode()).isEqualTo("other.not-corrected");
    }

    @Test
    void refusalNamesGroundsAndExplanation() {
        underReview();
        assertThatThrownBy(() -> application.propose(new Proposal(Decision.REFUSE, null, "理由", List.of(), null)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("依据");
        assertThatThrownBy(
                        () -> application.propose(new Proposal(Decision.REFUSE, "PARTY_SECRET", " ", List.of(), null)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("理由");
        assertThat(application.decision()).isNull();
    }

    @Test
    void partialDisclosureSaysWhichPartsAreWithheld() {
        underReview();
        assertThatThrownBy(() -> application.propose(new Proposal(Decision.PARTIAL, null, "理由", List.of(), null)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("逐项");
        assertThatThrownBy(() -> application.propose(
                        new Proposal(Decision.GRANT, null, null, List.of(new Withheld("x", "PARTY_SECRET")), null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void extensionIsPossibleOnTheLastDayButNotAfterIt() {
        underReview();
        assertThatThrownBy(() -> application.askForExtension("需要查阅档案", DUE.plusDays(1), DUE))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("2026年9月24日届满");
        application.askForExtension("需要查阅档案", DUE, DUE);
        assertThatThrownBy(() -> application.grantExtension(DUE.plusDays(1), DUE))
                .isInstanceOf(Refused.class);
        assertThat(application.extended()).isFalse();
        application.grantExtension(DUE, DUE);
        assertThat(application.extended()).isTrue();
    }

    @Test
    void extensionHappensOnceAndWithItsReason() {
        underReview();
        assertThatThrownBy(() -> application.askForExtension("", ACCEPTED, DUE))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("延期理由");
        application.askForExtension("需要查阅档案", ACCEPTED, DUE);
        application.grantExtension(ACCEPTED, DUE);
        assertThatThrownBy(() -> application.askForExtension("再延", ACCEPTED, DUE))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("只能延期一次");
    }

    @Test
    void rejectedExtensionMayBeAskedForAgainInTime() {
        underReview();
        application.askForExtension("需要查阅档案", ACCEPTED, DUE);
        application.rejectExtension();
        application.askForExtension("档案在外地", ACCEPTED, DUE);
        assertThat(application.extensionReason()).isEqualTo("档案在外地");
    }

    @Test
    void restrictedProposalCannotBeDecided() {
        underReview();
        application.propose(grant());
        application.secrecyChecked(false);
        assertThatThrownBy(() -> application.decide(DUE)).isInstanceOf(Refused.class);
    }

    @Test
    void whatDoesNotExistNeedsNoSuperior() {
        decided(new Proposal(Decision.NOT_EXIST, null, "经查找没有制作过", List.of(), null));
        assertThat(application.status()).isEqualTo(Status.DELIVERING);
    }

    @Test
    void superiorsPartialAnswerTurnsAGrantIntoAPartialDisclosure() {
        decided(grant());
        application.superiorAgreedInPart(List.of(new Withheld("附件二", "PARTY_SECRET")), "附件二不宜公开");
        assertThat(application.decision()).isEqualTo(Decision.PARTIAL);
        assertThat(application.withheld()).extracting(Withheld::part).containsExactly("附件二");
        assertThat(application.explanation()).isEqualTo("附件二不宜公开");
    }

    @Test
    void superiorsPartialAnswerAddsToWhatIsWithheldAlready() {
        decided(partial());
        application.superiorAgreedInPart(List.of(new Withheld("附件二", "PARTY_SECRET")), "附件二不宜公开");
        assertThat(application.withheld()).extracting(Withheld::part).containsExactly("第三章", "附件二");
    }

    @Test
    void superiorsNoMakesARefusalWithItsReason() {
        decided(partial());
        application.superiorForbade("正在研究，暂不公开");
        assertThat(application.decision()).isEqualTo(Decision.REFUSE);
        assertThat(application.withheld()).isEmpty();
        assertThat(application.explanation()).isEqualTo("正在研究，暂不公开");
    }

    @Test
    void refusalWithoutTheSuperiorsConsentGoesBackToReview() {
        decided(refuse());
        application.refusalRejected("可以公开");
        assertThat(application.status()).isEqualTo(Status.UNDER_REVIEW);
        application.propose(grant());
        application.decide(DUE);
        assertThat(application.decision()).isEqualTo(Decision.GRANT);
    }

    @Test
    void deliveryNeedsMethodDateAndProof() {
        decided(grant());
        application.superiorAgreed(null);
        assertThatThrownBy(() -> application.delivered(DUE, null, "x", DUE, "granted"))
                .hasMessageContaining("送达方式");
        assertThatThrownBy(() -> application.delivered(null, DeliveryMethod.POST, "x", DUE, "granted"))
                .hasMessageContaining("送达日期");
        assertThatThrownBy(() -> application.delivered(DUE.plusDays(1), DeliveryMethod.POST, "x", DUE, "granted"))
                .hasMessageContaining("不能晚于今天");
        assertThatThrownBy(() -> application.delivered(ACCEPTED, DeliveryMethod.POST, "x", DUE, "granted"))
                .hasMessageContaining("不能早于");
        assertThatThrownBy(() -> application.delivered(DUE, DeliveryMethod.POST, " ", DUE, "granted"))
                .hasMessageContaining("送达凭证");
        application.delivered(DUE, DeliveryMethod.POST, "挂号XA123", DUE, "granted");
        assertThatThrownBy(() -> application.delivered(DUE, DeliveryMethod.POST, "再寄", DUE, "granted"))
                .hasMessageContaining("已经送达");
    }

    @Test
    void withdrawalIsPossibleUntilTheReplyGoesOut() {
        decided(grant());
        application.superiorAgreed(null);
        assertThatThrownBy(() -> application.withdraw(null, "other.other", DUE)).hasMessageContaining("正在送达");
    }

    @Test
    void withdrawnCaseStaysWithdrawn() {
        underReview();
        application.withdraw("不需要了", "other.other", DUE);
        assertThat(application.status()).isEqualTo(Status.WITHDRAWN);
        assertThatThrownBy(() -> application.withdraw(null, "other.other", DUE)).hasMessageContaining("已经办结");
        assertThatThrownBy(() -> application.propose(grant())).isInstanceOf(Refused.class);
    }

    @Test
    void consultationNeedsPartyReasonAndAnAnswer() {
        underReview();
        assertThatThrownBy(() -> application.consult(null, "涉及其利益")).hasMessageContaining("征求谁");
        assertThatThrownBy(() -> application.consult("某公司", null)).hasMessageContaining("理由");
        application.consult("某公司", "涉及其利益");
        assertThatThrownBy(() -> application.thirdPartyAnswered(null, "x")).hasMessageContaining("是否同意");
        assertThatThrownBy(() -> application.propose(grant())).isInstanceOf(Refused.class);
        application.thirdPartyAnswered(false, "不同意");
        assertThat(application.status()).isEqualTo(Status.UNDER_REVIEW);
    }

    // ---- back, past what the forms offer

    @Test
    void underReviewItGoesBackToWhoProposedOrChecked() {
        underReview();
        application.propose(grant());
        assertThat(application.earlierSteps(Step.SECRECY_CHECK)).containsExactly(Step.EXAMINE);
        application.secrecyChecked(true);
        assertThat(application.earlierSteps(Step.DECIDE)).containsExactly(Step.EXAMINE, Step.SECRECY_CHECK);
        application.sendBack(Step.DECIDE, Step.SECRECY_CHECK);
        assertThat(application.decision()).as("only the check is made again").isEqualTo(Decision.GRANT);
        application.sendBack(Step.DECIDE, Step.EXAMINE);
        assertThat(application.decision()).isNull();
        assertThatThrownBy(() -> application.decide(DUE)).hasMessageContaining("还没有办理意见");
        assertThatThrownBy(() -> application.sendBack(Step.SECRECY_CHECK, Step.REGISTER))
                .hasMessageContaining("只能退回到列出的环节");
    }

    @Test
    void askingForMoreTimeIsSentBackAsIfNobodyHadAsked() {
        underReview();
        application.askForExtension("要核对", ACCEPTED, DUE);
        application.sendBack(Step.APPROVE_EXTENSION, Step.EXAMINE);
        application.propose(grant());
        assertThatThrownBy(() -> application.sendBack(Step.APPROVE_EXTENSION, Step.EXAMINE))
                .hasMessageContaining("没有等待审批的延期申请");
    }

    @Test
    void nothingGoesBackPastALetterOrAnEndedPeriod() {
        assertThatThrownBy(() -> application.earlierSteps(Step.REGISTER)).hasMessageContaining("第一个环节");
        underReview();
        assertThatThrownBy(() -> application.earlierSteps(Step.EXAMINE)).hasMessageContaining("受理通知书已经发给申请人");
        application.consult("某公司", "涉及其利益");
        assertThatThrownBy(() -> application.earlierSteps(Step.CONSULT_THIRD_PARTY))
                .hasMessageContaining("征求意见函已经发出");
        assertThatThrownBy(() -> application.earlierSteps(Step.DECIDE)).hasMessageContaining("不在审查阶段");
        application.thirdPartyAnswered(true, "同意");
        application.propose(grant());
        application.decide(DUE);
        for (Step step : List.of(Step.REPORT_TO_SUPERIOR, Step.SUPERIOR_REVIEW, Step.SUPERIOR_CONSENT)) {
            assertThatThrownBy(() -> application.earlierSteps(step)).hasMessageContaining("审查期限已经办结");
        }
        assertThatThrownBy(() -> application.earlierSteps(Step.DELIVER)).hasMessageContaining("答复书已经制作");
    }

    @Test
    void whatWasSaidInTheReviewIsTakenBack() {
        underReview();
        application.propose(grant());
        application.takeBack(Step.EXAMINE);
        assertThat(application.decision()).isNull();
        application.askForExtension("要核对", ACCEPTED, DUE);
        application.takeBack(Step.EXAMINE);
        application.askForExtension("要再核对", ACCEPTED, DUE);
        application.rejectExtension();
        application.takeBack(Step.APPROVE_EXTENSION);
        application.rejectExtension();
        application.propose(partial());
        application.secrecyChecked(false);
        assertThat(application.decision()).isNull();
        application.takeBack(Step.SECRECY_CHECK);
        assertThat(application.decision()).isEqualTo(Decision.PARTIAL);
        application.secrecyChecked(true);
        application.takeBack(Step.SECRECY_CHECK);
        assertThat(application.decision()).isEqualTo(Decision.PARTIAL);
        application.takeBack(Step.DECIDE);
        application.decide(DUE);
    }

    @Test
    void whatWentOutOrEndedAPeriodIsNotTakenBack() {
        assertThatThrownBy(() -> application.takeBack(Step.REGISTER)).hasMessageContaining("已经发给申请人");
        underReview();
        application.askForExtension("要核对", ACCEPTED, DUE);
        application.grantExtension(ACCEPTED, DUE);
        assertThatThrownBy(() -> application.takeBack(Step.APPROVE_EXTENSION)).hasMessageContaining("延期已经书面告知");
        application.consult("某公司", "涉及其利益");
        assertThatThrownBy(() -> application.takeBack(Step.EXAMINE)).hasMessageContaining("征求意见函已经发出");
        application.thirdPartyAnswered(true, "同意");
        assertThatThrownBy(() -> application.takeBack(Step.CONSULT_THIRD_PARTY)).hasMessageContaining("恢复计算");
        application.propose(grant());
        application.decide(DUE);
        assertThatThrownBy(() -> application.takeBack(Step.DECIDE)).hasMessageContaining("审查期限已经办结");
        application.reported(DUE);
        assertThatThrownBy(() -> application.takeBack(Step.REPORT_TO_SUPERIOR)).hasMessageContaining("报送期限已经办结");
        application.superiorAgreed(null);
        assertThatThrownBy(() -> application.takeBack(Step.SUPERIOR_REVIEW)).hasMessageContaining("答复书已经制作");
    }
}
