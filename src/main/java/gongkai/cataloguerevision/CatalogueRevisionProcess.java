package gongkai.cataloguerevision;

/** What we and the engine call alike. Every name of {@code bpmn/catalogue-revision.bpmn} that code needs stands here once. */
final class CatalogueRevisionProcess {

    static final String KEY = "catalogue-revision";

    static final String DRAFT = "draft";

    private CatalogueRevisionProcess() {}
}
