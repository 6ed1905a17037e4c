package gongkai.cataloguerevision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.catalogue.CatalogueVersion;
import gongkai.catalogue.Changes;
import gongkai.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CatalogueRevisionTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-09-28");
    private static final LocalDate DAY = LocalDate.parse("2026-10-10");

    private final CatalogueRevision revision = new CatalogueRevision("ML-2026-000001", "GAJ", null, "office", TODAY);

    private static CatalogueVersion version(long id, int number, CatalogueVersion.Status status, LocalDate from) {
        return new CatalogueVersion(
                id, "bureau", number, "机关党务公开目录", status, from, null, "表", null, "office", Instant.EPOCH);
    }

    private static CatalogueVersion first() {
        return version(4, 1, CatalogueVersion.Status.ADOPTED, LocalDate.parse("2019-01-01"));
    }

    private void load() {
        revision.load(
                version(5, 0, CatalogueVersion.Status.DRAFT, null),
                58,
                new Changes(List.of(), List.of(), List.of(), 58),
                1,
                77);
    }

    private void submitted() {
        load();
        revision.submit(null, DAY, "机构调整", TODAY, first());
    }

    private static void refused(ThrowingCallable act, String sentence) {
        assertThatThrownBy(act).isInstanceOf(Refused.class).hasMessageContaining(sentence);
    }

    @Test
    void saysWhereToLoadTheCatalogue() {
        refused(
                () -> revision.submit(null, DAY, "机构调整", TODAY, first()),
                "还没有载入目录：请打开“目录载入”页面（/staff/catalogue?case=ML-2026-000001）上传表格");
    }

    @Test
    void refusesWhatIsMissingOrPast() {
        load();
        refused(() -> revision.submit("basic", DAY, "机构调整", TODAY, first()), "载入的表格不是这个目录的");
        refused(() -> revision.submit("bureau", null, "机构调整", TODAY, first()), "请填写生效日期");
        refused(() -> revision.submit(null, TODAY.minusDays(1), "机构调整", TODAY, first()), "生效日期不能早于今天");
        refused(() -> revision.submit(null, DAY, null, TODAY, first()), "请填写制定或者修订的理由");
        refused(
                () -> revision.submit(null, DAY, "机构调整", TODAY, version(4, 1, CatalogueVersion.Status.ADOPTED, DAY)),
                "生效日期应晚于第1版的生效日期2026年10月10日");
        revision.submit("bureau", TODAY, "机构调整", TODAY, first());
        assertThat(revision.status()).isEqualTo(Status.REVIEWING);
    }

    @Test
    void whatIsUnderReviewStaysAsItIs() {
        submitted();
        refused(revision::mustBeDrafting, "不能载入目录（等待审核）");
        refused(this::load, "不能载入目录");
        refused(() -> revision.cancel(TODAY), "不能取消");
        refused(() -> revision.approve(TODAY), "不在批准阶段");
    }

    @Test
    void sentBackTwiceAndAdopted() {
        submitted();
        revision.sentBackFromReview();
        load();
        revision.submit(null, DAY, "机构调整", TODAY, first());
        revision.reviewed();
        revision.sentBack();
        revision.submit(null, DAY, "机构调整", TODAY, first());
        revision.reviewed();
        revision.approve(TODAY);
        revision.adopted(version(5, 2, CatalogueVersion.Status.ADOPTED, DAY), TODAY);
        assertThat(revision.status()).isEqualTo(Status.ADOPTED);
        assertThat(revision.versionNumber()).isEqualTo(2);
        assertThat(revision.changesText()).isEqualTo("共58项：新增0项，修改0项，取消0项（与第1版相比）");
    }

    @Test
    void approvedTooLateNeedsAnotherDay() {
        submitted();
        revision.reviewed();
        refused(() -> revision.approve(DAY.plusDays(1)), "拟定的生效日期2026年10月10日已经过去");
        revision.approve(DAY);
    }

    @Test
    void ofTwoRevisionsTheSecondHasToLookAtWhatTheFirstMade() {
        load();
        var others = version(6, 2, CatalogueVersion.Status.ADOPTED, TODAY);
        refused(() -> revision.submit(null, DAY, "机构调整", TODAY, others), "又通过了第2版：请在起草一步按它重新载入表格");
        revision.submit(null, DAY, "机构调整", TODAY, first());
        revision.reviewed();
        revision.approve(TODAY);
        refused(() -> revision.adopted(version(5, 3, CatalogueVersion.Status.ADOPTED, DAY), TODAY), "又通过了第2版");
    }
}
