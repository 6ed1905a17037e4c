package gongkai.disclosurechange;

import static gongkai.disclosurechange.ChangeKind.CHANGE;
import static gongkai.disclosurechange.ChangeKind.TERMINATE;
import static gongkai.disclosurechange.ChangeKind.WITHDRAW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.board.ItemState;
import gongkai.board.ItemView;
import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureChangeTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-09-28");
    private static final Instant NOW = Instant.parse("2026-09-28T02:00:00Z");
    private static final String ITEM = "GK-2026-000012";

    private final DisclosureChange change = new DisclosureChange("BG-2026-000001", "GAJ", "ZGS", "dept", TODAY);

    static ItemView item(ItemState state) {
        return item(ITEM, 1, state);
    }

    static ItemView item(String number, int version, ItemState state) {
        return new ItemView(
                number,
                "GAJ-12-2026-00001",
                version,
                true,
                state,
                null,
                null,
                "党费收支情况",
                "一季度收入1万元。\n二季度收入2万元。",
                "bureau",
                "12",
                "类",
                "目",
                null,
                "ZGS",
                "政工室",
                "GAJ",
                "安澜县公安局",
                Scope.SOCIETY,
                Timing.QUARTERLY,
                List.of("互联网"),
                TODAY.minusDays(30),
                null,
                NOW,
                NOW,
                null,
                null,
                "安澜县公安局",
                List.of(new ItemView.File(7, "附表.pdf", "application/pdf", 100)),
                List.of());
    }

    private static ChangeRequest request(ChangeKind kind, String title, String body) {
        return new ChangeRequest(kind, null, title, body, Set.of(), null, "数字有误");
    }

    private void ask(ChangeRequest request) {
        change.request(request, item(ItemState.PUBLISHED), Set.of(7L), false, "dept", TODAY);
    }

    private void stopped() {
        change.choose(item(ItemState.PUBLISHED));
        ask(request(CHANGE, null, "一季度收入1万元。\n联系人13812345678。"));
        change.secrecyCleared();
        change.approve(TODAY);
        change.screened(false, "d1");
    }

    private static void refused(ThrowingCallable act, String sentence) {
        assertThatThrownBy(act).isInstanceOf(Refused.class).hasMessageContaining(sentence);
    }

    @Test
    void staysWithTheItemOnceNamed() {
        change.choose(item(ItemState.PUBLISHED));
        change.choose(item(ItemState.PUBLISHED));
        refused(() -> change.choose(item("GK-2026-000013", 1, ItemState.PUBLISHED)), "这件变更办理的是编号GK-2026-000012的内容");
        assertThat(change.title()).isEqualTo("变更撤销：党费收支情况");
    }

    @Test
    void whatIsNotWrittenStaysAsItIs() {
        change.choose(item(ItemState.PUBLISHED));
        ask(request(CHANGE, "党费收支情况（更正）", null));
        assertThat(change.newTitle()).isEqualTo("党费收支情况（更正）");
        assertThat(change.newBody()).isEqualTo(item(ItemState.PUBLISHED).body());
        assertThat(change.changedOn()).isEqualTo(TODAY);
        assertThat(change.status()).isEqualTo(Status.SECRECY_REVIEW);
    }

    @Test
    void aChangeHasToChangeSomething() {
        change.choose(item(ItemState.PUBLISHED));
        refused(() -> ask(request(CHANGE, "党费收支情况", null)), "与现在公开的没有不同");
        refused(() -> ask(request(CHANGE, null, "一季度收入1万元。\r\n\r\n二季度收入2万元。")), "与现在公开的没有不同");
        ask(new ChangeRequest(CHANGE, null, null, null, Set.of(7L), null, "附表有误"));
        assertThat(change.droppedFiles()).containsExactly(7L);
    }

    @Test
    void aNewFileIsAChange() {
        change.choose(item(ItemState.PUBLISHED));
        change.request(request(CHANGE, null, null), item(ItemState.PUBLISHED), Set.of(7L, 9L), true, "dept", TODAY);
        assertThat(change.status()).isEqualTo(Status.SECRECY_REVIEW);
    }

    @Test
    void refusesAFileOfSomebodyElseAndADayToCome() {
        change.choose(item(ItemState.PUBLISHED));
        refused(() -> ask(new ChangeRequest(CHANGE, null, "新", null, Set.of(8L), null, "有误")), "请重新勾选");
        refused(
                () -> ask(new ChangeRequest(CHANGE, null, "新", null, Set.of(), TODAY.plusDays(1), "有误")),
                "内容变更的日期不能晚于今天");
    }

    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void everybodyIsToldWhy(ChangeKind kind) {
        change.choose(item(ItemState.PUBLISHED));
        refused(() -> ask(new ChangeRequest(kind, null, "新", null, Set.of(), null, null)), "的说明");
    }

    @ParameterizedTest
    @EnumSource(
            value = ChangeKind.class,
            names = {"WITHDRAW", "TERMINATE"})
    void whatEndsGoesStraightToApproval(ChangeKind kind) {
        change.choose(item(ItemState.PUBLISHED));
        ask(request(kind, "写了也不算", "写了也不算"));
        assertThat(change.status()).isEqualTo(Status.APPROVING);
        assertThat(change.newTitle()).isNull();
        refused(change::secrecyCleared, "现在不在保密审查阶段（等待审批）");
        change.approve(TODAY);
        change.carriedOut(item(ItemState.PUBLISHED), TODAY);
        assertThat(change.status()).isEqualTo(Status.DONE);
    }

    @ParameterizedTest
    @CsvSource({
        "WITHDRAWN, CHANGE, 已经撤销",
        "WITHDRAWN, TERMINATE, 已经撤销",
        "WITHDRAWN, WITHDRAW, 已经撤销",
        "TERMINATED, CHANGE, 已终止",
        "TERMINATED, TERMINATE, 已终止",
        "EXPIRED, CHANGE, 已到期",
        "IN_NOTICE, CHANGE, 公示结论",
        "IN_NOTICE, TERMINATE, 公示结论",
    })
    void refusesWhatTheItemsStateDoesNotAllow(ItemState state, ChangeKind kind, String sentence) {
        refused(() -> kind.mustSuit(ITEM, state), sentence);
    }

    @ParameterizedTest
    @EnumSource(
            value = ItemState.class,
            names = {"PUBLISHED", "IN_NOTICE", "TERMINATED", "EXPIRED"})
    void whatCanBeReadCanBeWithdrawn(ItemState state) {
        WITHDRAW.mustSuit(ITEM, state);
    }

    @Test
    void cancelledOnlyBeforeItIsAskedFor() {
        change.choose(item(ItemState.PUBLISHED));
        ask(request(TERMINATE, null, null));
        refused(() -> change.cancel(TODAY), "不能取消");
        change.sentBack();
        change.cancel(TODAY);
        assertThat(change.status().ended()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sentBackIsAskedForAgain(boolean bySecrecy) {
        change.choose(item(ItemState.PUBLISHED));
        ask(request(CHANGE, "第一稿", null));
        if (bySecrecy) {
            change.sentBackForSecrecy();
        } else {
            change.secrecyCleared();
            change.sentBack();
        }
        ask(request(CHANGE, "第二稿", null));
        assertThat(change.newTitle()).isEqualTo("第二稿");
        assertThat(change.status()).isEqualTo(Status.SECRECY_REVIEW);
    }

    @Test
    void nothingIsPublishedBeforeItsApproval() {
        change.choose(item(ItemState.PUBLISHED));
        ask(request(CHANGE, "新", null));
        refused(() -> change.approve(TODAY), "现在不在审批阶段");
        refused(() -> change.screened(true, "d"), "还没有审批");
        refused(() -> change.carriedOut(item(ItemState.PUBLISHED), TODAY), "还没有审批");
    }

    @Test
    void whatTheGateStopsWaitsForPeople() {
        stopped();
        assertThat(change.status()).isEqualTo(Status.RESOLVING);
        refused(() -> change.carriedOut(item(ItemState.PUBLISHED), TODAY), "还没有审批");
    }

    @Test
    void maskedContentIsLookedAtAgain() {
        stopped();
        change.mask("党费收支情况", "一季度收入1万元。\n联系人***********。", "dept2");
        assertThat(change.newBody()).contains("联系人***");
        change.screened(true, "d2");
        assertThat(change.status()).isEqualTo(Status.APPROVED);
        assertThat(change.draft()).isEqualTo(2);
    }

    @Test
    void onlyASecondPersonLetsThrough() {
        stopped();
        refused(() -> change.override("dept", "d1"), "放行要由另一个人办理");
        refused(() -> change.override("secrecy", "other"), "重新筛查一次");
        change.override("secrecy", "d1");
        change.carriedOut(item(ItemState.PUBLISHED), TODAY);
    }

    @Test
    void whoeverMaskedIsNoSecondPerson() {
        stopped();
        change.mask("党费收支情况", "一季度收入1万元。\n联系人1381234****。", "secrecy");
        change.screened(false, "d2");
        refused(() -> change.override("secrecy", "d2"), "放行要由另一个人办理");
    }

    @Test
    void findingsCanBeSentBack() {
        stopped();
        change.sentBackForFindings();
        assertThat(change.status()).isEqualTo(Status.REQUESTING);
    }

    @Test
    void aVersionThatCameInBetweenIsNotOverwritten() {
        change.choose(item(ItemState.PUBLISHED));
        ask(request(CHANGE, "新", null));
        change.secrecyCleared();
        change.approve(TODAY);
        refused(() -> change.carriedOut(item(ITEM, 2, ItemState.PUBLISHED), TODAY), "在提出变更之后已经更新");
        refused(() -> change.carriedOut(item(ITEM, 1, ItemState.TERMINATED), TODAY), "已终止");
    }

    @Test
    void erasedOnlyWhenItIsOver() {
        stopped();
        assertThatThrownBy(change::erase).isInstanceOf(IllegalStateException.class);
        change.sentBackForFindings();
        change.cancel(TODAY);
        change.erase();
        assertThat(change.explanation()).isNull();
        assertThat(change.newBody()).isNull();
        assertThat(change.oldBody()).isNull();
        assertThat(change.title()).contains("已销毁");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[7, \"8\"]|7,8", "7,8|7,8", "7、8|7,8", "[]|", "''|"})
    void readsFileIdsInAnyShape(String answer, String ids) {
        Set<Long> expected = new FileIds().convertToEntityAttribute(ids);
        assertThat(FileIds.parse("dropFiles", answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "[{\"a\":1}]", "[1", "-3", "99999999999999999999"})
    void refusesFileIdsThatAreNone(String answer) {
        refused(() -> FileIds.parse("dropFiles", answer), "请重新勾选");
    }
}
