package gongkai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.catalogue.CatalogueVersion.Status;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class CatalogueTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 29);

    private final CatalogueStage stage = new CatalogueStage();
    private final Catalogue catalogue = stage.catalogue;

    private CatalogueVersion draft(String code, String caseNumber, String content) {
        return stage.inTransaction(() -> catalogue.draft(code, stage.file("1", content), caseNumber, "office"));
    }

    private CatalogueVersion adopt(CatalogueVersion draft, LocalDate from) {
        return stage.inTransaction(() -> catalogue.adopt(draft.id(), from));
    }

    @Test
    void whatIsShippedIsLoadedOnce() {
        stage.start();
        assertThat(catalogue.catalogues().keySet()).containsExactly("bureau", "basic");
        assertThat(catalogue.versions("bureau")).hasSize(1);
        var version = catalogue.inForce("bureau", TODAY).orElseThrow();
        assertThat(version.number()).isEqualTo(1);
        assertThat(version.status()).isEqualTo(Status.ADOPTED);
        assertThat(version.note()).contains("原表有残缺");
        assertThat(version.createdBy()).isEqualTo("system");
        assertThat(catalogue.items(version.id())).hasSize(57);
        assertThat(catalogue.inForce("bureau", LocalDate.of(2019, 12, 31))).isEmpty();
        assertThat(catalogue.inForce("nothing", TODAY)).isEmpty();
        assertThatThrownBy(() -> catalogue.items(4711)).isInstanceOf(NotFound.class);
    }

    @Test
    void theUnitTellsTheCatalogue() {
        assertThat(catalogue.catalogueOf("ZGS")).isEqualTo("bureau");
        assertThat(catalogue.catalogueOf("GAJ")).isEqualTo("bureau");
        assertThat(catalogue.catalogueOf("LDB")).isEqualTo("bureau");
        assertThat(catalogue.catalogueOf("Z1")).isEqualTo("basic");
        assertThat(catalogue.catalogueOf("DZB")).isEqualTo("basic");
        assertThatThrownBy(() -> catalogue.catalogueOf("nowhere")).isInstanceOf(NotFound.class);

        assertThat(catalogue.item("ZGS", "49", TODAY).orElseThrow().timing()).isEqualTo(Timing.QUARTERLY);
        assertThat(catalogue.item("Z1", "3", TODAY).orElseThrow().timing()).isEqualTo(Timing.PERIODIC);
        assertThat(catalogue.item("Z1", "49", TODAY)).isEmpty();
        assertThat(catalogue.item("ZGS", "17", TODAY)).isEmpty();
        assertThat(catalogue.item("ZGS", null, TODAY)).isEmpty();
        assertThat(catalogue.item("ZGS", "1", TODAY).orElseThrow().units()).containsExactly("ZGS", "BGS", "JW");
    }

    @Test
    void aDepartmentAnswersForWhatNamesItAndWhatNamesNobody() {
        assertThat(codes(catalogue.itemsOf("FZS", TODAY))).containsExactly("13", "19", "20", "52", "53", "54", "56");
        assertThat(codes(catalogue.itemsOf("JW", TODAY))).contains("57", "58").doesNotContain("13");
        assertThat(catalogue.itemsOf("GAJ", TODAY)).hasSize(57);
        assertThat(catalogue.itemsOf("Z1", TODAY)).hasSize(15);
        assertThat(catalogue.itemsOf("GAJ", LocalDate.of(2019, 1, 1))).isEmpty();
    }

    private static List<String> codes(List<CatalogueItem> items) {
        return items.stream().map(CatalogueItem::code).toList();
    }

    @Test
    void aVersionTakesEffectOnItsDayAndEarlierOnesStayReadable() {
        var draft = draft("bureau", "ML-2026-000001", "部门预算");
        assertThat(draft.status()).isEqualTo(Status.DRAFT);
        assertThat(draft.number()).isZero();
        assertThat(catalogue.draftOf("ML-2026-000001")).contains(draft);
        assertThat(catalogue.versions("bureau")).hasSize(1);
        assertThat(catalogue.items(draft.id()).get(0).units()).containsExactly("ZGS");
        var changes = catalogue.changes(draft.id());
        assertThat(changes.changed()).hasSize(1);
        assertThat(changes.changed().get(0).columns())
                .containsExactly("一级目录", "二级目录", "公开内容", "公开范围", "公开形式", "公开时限", "责任部门");
        assertThat(changes.dropped()).hasSize(56);

        var before = catalogue.inForce("bureau", TODAY).orElseThrow();
        var adopted = adopt(draft, LocalDate.of(2026, 10, 8));
        assertThat(adopted.number()).isEqualTo(2);
        assertThat(catalogue.draftOf("ML-2026-000001")).isEmpty();
        assertThat(catalogue.versions("bureau"))
                .extracting(CatalogueVersion::number)
                .containsExactly(2, 1);
        assertThat(catalogue.inForce("bureau", LocalDate.of(2026, 10, 7))).contains(before);
        assertThat(catalogue.inForce("bureau", LocalDate.of(2026, 10, 8))).contains(adopted);
        assertThat(catalogue.items(before.id())).hasSize(57);
        assertThat(catalogue
                        .item("ZGS", "1", LocalDate.of(2026, 10, 8))
                        .orElseThrow()
                        .content())
                .isEqualTo("部门预算");
        assertThat(catalogue.item("ZGS", "2", LocalDate.of(2026, 10, 8))).isEmpty();
        assertThat(catalogue.item("ZGS", "2", TODAY)).isPresent();
    }

    @Test
    void theDayMustBeAheadOfWhatWasAdoptedBefore() {
        adopt(draft("basic", "ML-1", "一"), LocalDate.of(2026, 12, 1));
        var next = draft("basic", "ML-2", "二");
        refused(() -> adopt(next, null), "effectiveFrom", "请填写生效日期");
        refused(() -> adopt(next, TODAY.minusDays(1)), "effectiveFrom", "不能早于今天");
        refused(() -> adopt(next, LocalDate.of(2026, 12, 1)), "effectiveFrom", "应晚于第2版的生效日期2026年12月1日");
        assertThat(adopt(next, LocalDate.of(2026, 12, 2)).number()).isEqualTo(3);
        refused(() -> adopt(next, LocalDate.of(2027, 1, 1)), null, "已经通过");
        refused(() -> draft("basic", "ML-2", "三"), null, "已经通过");
    }

    @Test
    void aRejectedDraftNeverTakesEffectAndLeavesNoGap() {
        var draft = draft("bureau", "ML-1", "一");
        stage.transaction.executeWithoutResult(status -> catalogue.reject(draft.id()));
        assertThat(catalogue.draftOf("ML-1")).isEmpty();
        assertThat(catalogue.version(draft.id()).status()).isEqualTo(Status.REJECTED);
        refused(() -> adopt(draft, TODAY), null, "已经否决");
        assertThat(adopt(draft("bureau", "ML-1", "二"), TODAY).number()).isEqualTo(2);
    }

    @Test
    void aSecondDraftOfACaseTakesThePlaceOfTheFirst() {
        var first = draft("bureau", "ML-1", "一");
        var second = draft("bureau", "ML-1", "二");
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(catalogue.items(first.id()))
                .extracting(CatalogueItem::content)
                .containsExactly("二");
        var other = draft("basic", "ML-1", "三");
        assertThat(catalogue.draftOf("ML-1")).contains(other);
        assertThat(catalogue.version(first.id()).status()).isEqualTo(Status.REJECTED);
    }

    @Test
    void anOrganisationMayHaveItsOwn() {
        var own = adopt(draft("Z1", "ML-1", "村务"), LocalDate.of(2026, 10, 8));
        assertThat(own.title()).isEqualTo("清溪镇党务公开目录");
        assertThat(own.number()).isEqualTo(1);
        assertThat(catalogue.catalogueOf("DZB")).isEqualTo("basic");
        assertThat(catalogue.catalogueOf("DZB", LocalDate.of(2026, 10, 8))).isEqualTo("Z1");
        assertThat(catalogue
                        .item("Z1", "1", LocalDate.of(2026, 10, 8))
                        .orElseThrow()
                        .units())
                .containsExactly("DZB");
        assertThat(catalogue.catalogues()).containsEntry("Z1", "清溪镇党务公开目录");
        stage.clock.set("2026-10-08");
        assertThat(catalogue.catalogueOf("DZB")).isEqualTo("Z1");
        for (var nobodys : new String[] {"GAJ", "ZGS", "nowhere", ""}) {
            refused(() -> draft(nobodys, "ML-2", "一"), "catalogue", "请选择");
        }
    }

    @Test
    void whatIsAdoptedIsSeenByOthersOnlyWhenItIsCommitted() {
        var draft = draft("bureau", "ML-1", "一");
        stage.transaction.executeWithoutResult(status -> {
            catalogue.adopt(draft.id(), TODAY);
            assertThat(catalogue.versions("bureau")).hasSize(2);
            assertThat(catalogue.items(draft.id())).hasSize(1);
            assertThat(CompletableFuture.supplyAsync(() -> catalogue.versions("bureau"))
                            .join())
                    .hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(catalogue.versions("bureau")).hasSize(1);
        draft("bureau", "ML-1", "二");
        assertThat(catalogue.items(draft.id()))
                .extracting(CatalogueItem::content)
                .containsExactly("二");
        adopt(draft, TODAY);
        assertThat(CompletableFuture.supplyAsync(() -> catalogue.versions("bureau"))
                        .join())
                .hasSize(2);
    }

    private static void refused(Runnable step, String field, String sentence) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo(field))
                .hasMessageContaining(sentence);
    }
}
