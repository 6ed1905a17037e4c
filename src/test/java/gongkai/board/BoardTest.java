package gongkai.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.board.BoardRoom.Sample;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class BoardTest {

    private static final Reader SOCIETY = Reader.society();

    private BoardRoom room;

    @BeforeEach
    void open() {
        room = new BoardRoom();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whatIsPublishedIsListedAndReadAsItCame() {
        room.publish(new Sample("GK-2026-000001").file(7, "收支明细.pdf", "教育培训支出").notice("2026-10-05"));

        var item = room.board.item("GK-2026-000001", SOCIETY);
        assertThat(item.title()).isEqualTo("2026年上半年党费收缴使用情况");
        assertThat(item.body()).isEqualTo("1至6月，应缴党费党员427名。\n实收党费13520.40元。");
        assertThat(item.state()).isEqualTo(ItemState.IN_NOTICE);
        assertThat(item.noticeEndsOn()).isEqualTo(LocalDate.of(2026, 10, 5));
        assertThat(item.publishedAt()).isEqualTo(BoardRoom.instant("2026-09-28T10:00:00"));
        assertThat(item.updatedAt()).isEqualTo(item.publishedAt());
        assertThat(item.unitName()).isEqualTo("政工室");
        assertThat(item.organisationName()).isEqualTo("安澜县公安局");
        assertThat(item.channels()).containsExactly("互联网", "公开栏");
        assertThat(item.files()).containsExactly(new ItemView.File(7, "收支明细.pdf", "application/pdf", 1000));
        assertThat(item.versions()).hasSize(1);
        assertThat(item.latest()).isTrue();
        assertThat(item.explanation()).isNull();
        assertThat(room.board.file("GK-2026-000001", 7, SOCIETY).filename()).isEqualTo("明细.pdf");

        var summary = room.board.latest(5, SOCIETY).get(0);
        assertThat(summary.files()).isEqualTo(1);
        assertThat(summary.snippetHtml()).isEqualTo("1至6月，应缴党费党员427名。 实收党费13520.40元。");
        assertThat(room.board.inNotice(5, SOCIETY))
                .extracting(ItemSummary::number)
                .containsExactly("GK-2026-000001");
    }

    @Test
    void aWithdrawnItemLeavesEveryListButItsAddressSaysWhy() {
        room.publish(new Sample("GK-2026-000001").file(7, "明细.pdf", "教育培训支出").notice("2026-10-05"));
        room.end("GK-2026-000001", Ending.WITHDRAWN, "内容有误，撤销公开。");

        var item = room.board.item("GK-2026-000001", SOCIETY);
        assertThat(item.state()).isEqualTo(ItemState.WITHDRAWN);
        assertThat(item.explanation()).isEqualTo("内容有误，撤销公开。");
        assertThat(item.endedAt()).isEqualTo(room.clock.instant());
        assertThat(item.body()).isNull();
        assertThat(item.files()).isEmpty();
        assertNowhere("GK-2026-000001");
        assertThatThrownBy(() -> room.board.file("GK-2026-000001", 7, SOCIETY)).isInstanceOf(NotFound.class);
        assertThat(item.title()).isEqualTo("已撤销的公开信息");
        assertThat(item.versions()).isEmpty();
        var first = room.board.version("GK-2026-000001", 1, SOCIETY);
        assertThat(first.title()).isEqualTo("已撤销的公开信息");
        assertThat(first.body()).isNull();
        assertThat(room.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        ItemEnded.class, ended -> assertThat(ended.ending()).isEqualTo(Ending.WITHDRAWN));
        assertThatThrownBy(() -> room.end("GK-2026-000001", Ending.WITHDRAWN, "再撤"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("已撤销");
        assertThatThrownBy(() -> room.replace("GK-2026-000001", new Sample("x"), "改"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aTerminatedItemLeavesTheListsButStaysReadable() {
        room.publish(new Sample("GK-2026-000001").file(7, "明细.pdf", null));
        assertThat(room.board.standing("GK-2026-000001"))
                .hasValueSatisfying(item -> assertThat(item.ended()).isFalse());
        room.end("GK-2026-000001", Ending.TERMINATED, "事项已经办结。");
        assertThat(room.board.standing("GK-2026-000001"))
                .contains(new ItemStanding(ItemState.TERMINATED, room.clock.instant()));
        assertThat(room.board.standing("GK-2026-999999")).isEmpty();

        var item = room.board.item("GK-2026-000001", SOCIETY);
        assertThat(item.state()).isEqualTo(ItemState.TERMINATED);
        assertThat(item.body()).contains("实收党费");
        assertThat(room.board.file("GK-2026-000001", 7, SOCIETY)).isNotNull();
        assertNowhere("GK-2026-000001");

        room.end("GK-2026-000001", Ending.WITHDRAWN, "含有不宜公开的内容。");
        assertThat(room.board.item("GK-2026-000001", SOCIETY).body()).isNull();
    }

    @Test
    void aNewVersionTakesThePlaceAndTheOldOneStaysReadable() {
        room.publish(new Sample("GK-2026-000001").title("第一版").file(7, "旧表.pdf", "旧数字"));
        room.at("2026-10-09T09:00:00");
        room.replace("GK-2026-000001", new Sample("BG-2026-000001").title("第二版").file(8, "新表.pdf", "新数字"), "户数更正");

        var item = room.board.item("GK-2026-000001", SOCIETY);
        assertThat(item.title()).isEqualTo("第二版");
        assertThat(item.version()).isEqualTo(2);
        assertThat(item.explanation()).isEqualTo("户数更正");
        assertThat(item.publishedAt()).isEqualTo(BoardRoom.instant("2026-09-28T10:00:00"));
        assertThat(item.updatedAt()).isEqualTo(BoardRoom.instant("2026-10-09T09:00:00"));
        assertThat(item.versions()).extracting(ItemView.Version::version).containsExactly(2, 1);
        assertThat(item.files()).extracting(ItemView.File::id).containsExactly(8L);

        var old = room.board.version("GK-2026-000001", 1, SOCIETY);
        assertThat(old.latest()).isFalse();
        assertThat(old.title()).isEqualTo("第一版");
        assertThat(old.files()).extracting(ItemView.File::id).containsExactly(7L);
        assertThat(room.board.file("GK-2026-000001", 7, SOCIETY)).isNotNull();

        assertThat(room.numbers(BoardQuery.of("旧数字"), SOCIETY)).isEmpty();
        assertThat(room.numbers(BoardQuery.of("新数字"), SOCIETY)).containsExactly("GK-2026-000001");
        assertThatThrownBy(() -> room.board.version("GK-2026-000001", 3, SOCIETY))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aScheduledItemIsNotThereBeforeItsTime() {
        room.publish(new Sample("GK-2026-000001").when("2026-10-08T08:30:00").file(7, "明细.pdf", "教育培训支出"));
        room.at("2026-10-08T08:29:59");
        assertNowhere("GK-2026-000001");
        assertThatThrownBy(() -> room.board.item("GK-2026-000001", SOCIETY)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> room.board.file("GK-2026-000001", 7, SOCIETY)).isInstanceOf(NotFound.class);

        room.at("2026-10-08T08:30:00");
        assertThat(room.numbers(BoardQuery.of("教育培训"), SOCIETY)).containsExactly("GK-2026-000001");
        assertThat(room.board.item("GK-2026-000001", SOCIETY).state()).isEqualTo(ItemState.PUBLISHED);
        assertThat(room.board.file("GK-2026-000001", 7, SOCIETY)).isNotNull();
    }

    @Test
    void whatIsVisibleUntilADayLeavesByItselfAfterIt() {
        room.publish(new Sample("GK-2026-000001").until("2026-10-08").file(7, "明细.pdf", null));
        room.at("2026-10-08T23:59:59");
        assertThat(room.numbers(BoardQuery.all(10), SOCIETY)).containsExactly("GK-2026-000001");

        room.at("2026-10-09T00:00:00");
        assertNowhere("GK-2026-000001");
        var item = room.board.item("GK-2026-000001", SOCIETY);
        assertThat(item.state()).isEqualTo(ItemState.EXPIRED);
        assertThat(item.body()).isNull();
        assertThat(item.files()).isEmpty();
        assertThatThrownBy(() -> room.board.file("GK-2026-000001", 7, SOCIETY)).isInstanceOf(NotFound.class);
    }

    @Test
    void theNoticeEndsWhenItIsConcluded() {
        room.publish(new Sample("GK-2026-000001").notice("2026-10-05"));
        room.at("2026-10-06T09:00:00");
        assertThat(room.board.item("GK-2026-000001", SOCIETY).state()).isEqualTo(ItemState.IN_NOTICE);
        assertThat(room.board.inNotice(5, SOCIETY)).isEmpty();

        room.transaction.executeWithoutResult(status -> room.board.noticeEnded("GK-2026-000001"));
        assertThat(room.board.item("GK-2026-000001", SOCIETY).state()).isEqualTo(ItemState.PUBLISHED);
        assertThat(room.board.latest(1, SOCIETY).get(0).noticeEndsOn()).isNull();
    }

    @Test
    void whatIsUndoneWasNeverThere() {
        room.transaction.executeWithoutResult(status -> {
            room.board.publish(new Sample("GK-2026-000001").at(room.clock.instant()));
            assertThat(room.board.page(BoardQuery.of("党费"), SOCIETY)).isNotNull();
            status.setRollbackOnly();
        });
        room.publish(new Sample("GK-2026-000002").title("另一条").body("正文"));

        assertNowhere("GK-2026-000001");
        assertThat(room.numbers(BoardQuery.of("另一条"), SOCIETY)).containsExactly("GK-2026-000002");
    }

    @Test
    void badPublicationsAreRefusedFieldByField() {
        assertThatThrownBy(() ->
                        room.publish(new Sample("GK-2026-000001").title(" ").of("NN", "GAJ")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors()).containsOnlyKeys("title", "unit"));
        assertThatThrownBy(() -> room.publish(new Sample("GK-2026-000001").title("长".repeat(401))))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors().get("title")).contains("最多400字", "401字"));
        room.publish(new Sample("GK-2026-000001").title("𠮷".repeat(400)));
        assertThatThrownBy(() -> room.publish(new Sample("GK-2026-000001")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("GK-2026-000001");
        assertThatThrownBy(() -> room.end("GK-2026-000009", Ending.WITHDRAWN, "无"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> room.end("GK-2026-000001", Ending.WITHDRAWN, ""))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void anOriginalIsNeverHandedOut() {
        room.publish(new Sample("GK-2026-000001").file(1000, "原件.pdf", null));
        assertThatThrownBy(() -> room.board.file("GK-2026-000001", 1000, SOCIETY))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aVersionOfAnotherScopeIsNotShownToWhoCouldNotReadIt() {
        room.publish(new Sample("GK-2026-000001")
                .to(gongkai.catalogue.Scope.UNIT)
                .title("只给本单位")
                .file(7, "内部.pdf", null));
        room.replace("GK-2026-000001", new Sample("x").title("给社会"), "扩大公开范围");

        assertThat(room.board.item("GK-2026-000001", SOCIETY).versions()).hasSize(1);
        assertThatThrownBy(() -> room.board.version("GK-2026-000001", 1, SOCIETY))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> room.board.file("GK-2026-000001", 7, SOCIETY)).isInstanceOf(NotFound.class);
        var member = new Reader(Set.of("GAJ"), Set.of("ZGS"), Set.of());
        assertThat(room.board.item("GK-2026-000001", member).versions()).hasSize(2);
        assertThat(room.board.file("GK-2026-000001", 7, member)).isNotNull();
    }

    private void assertNowhere(String number) {
        var page = room.board.page(BoardQuery.all(100), SOCIETY);
        assertThat(page.items()).extracting(ItemSummary::number).doesNotContain(number);
        assertThat(page.total()).isEqualTo(page.items().size());
        assertThat(page.facets().year()).extracting(FacetValue::count).allMatch(count -> count == page.total());
        assertThat(room.numbers(BoardQuery.of("党费"), SOCIETY)).doesNotContain(number);
        assertThat(room.numbers(BoardQuery.of(number), SOCIETY)).doesNotContain(number);
        assertThat(room.board.latest(100, SOCIETY))
                .extracting(ItemSummary::number)
                .doesNotContain(number);
        assertThat(room.board.inNotice(100, SOCIETY))
                .extracting(ItemSummary::number)
                .doesNotContain(number);
        assertThat(room.board.similar("党费", 100))
                .extracting(ItemSummary::number)
                .doesNotContain(number);
        var all = new java.util.ArrayList<String>();
        room.board.each(BoardQuery.all(1), SOCIETY, item -> all.add(item.number()));
        assertThat(all).doesNotContain(number);
        assertThat(List.copyOf(all)).hasSize((int) page.total());
    }
}
