package gongkai.disclosurechange;

/** What we and the engine call alike. Every name of {@code bpmn/disclosure-change.bpmn} that code needs stands here once. */
final class DisclosureChangeProcess {

    static final String KEY = "disclosure-change";

    static final String PUBLISH = "publish";

    static final String REQUEST_CHANGE = "request-change";
    static final String RESOLVE_FINDINGS = "resolve-findings";

    private DisclosureChangeProcess() {}
}
