package gongkai.cases;

/**
 * What is asked of the list of all cases; each part may be null.
 *
 * @param procedure a procedure's key
 * @param unit an organisation's or department's code
 * @param year in which the case was opened
 * @param search the beginning of a number, or words of the title
 */
public record CaseFilter(String procedure, String unit, State state, Integer year, String search) {

    /** How a case stands. */
    public enum State {
        OPEN("办理中"),
        LATE("已逾期"),
        ENDED("已办结");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
