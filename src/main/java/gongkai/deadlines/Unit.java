package gongkai.deadlines;

/** How a rule's value is counted. */
public enum Unit {
    /** Monday to Friday less holidays, with make-up days. */
    WORKING_DAYS("个工作日"),
    /** Straight through; where the last day is a rest day, to the next working day. */
    DAYS("天"),
    /** To the same day number, or the last day of a shorter month; moved like days. */
    MONTHS("个月"),
    /** At least so many days: no calendar ever moves it. */
    MINIMUM_DAYS("天"),
    MINIMUM_MONTHS("个月"),
    /** The period itself, half-year or quarter, from its first day to its last; a quarter doesn't grow by a Sunday. */
    PERIOD_MONTHS("个月"),
    /** A month and day, {@code 01-31}: its next occurrence, moved like days. */
    ANNUAL_DATE(""),
    /** So many working days before a deadline; zero is the day itself. */
    REMINDER_WORKING_DAYS("个工作日"),
    /** Every so many working days after a deadline. */
    REPEAT_WORKING_DAYS("个工作日");

    private final String word;

    Unit(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Whether a period is counted in it at all; the two alert units only say when to remind. */
    public boolean isPeriod() {
        return this != REMINDER_WORKING_DAYS && this != REPEAT_WORKING_DAYS;
    }

    boolean isMinimum() {
        return this == MINIMUM_DAYS || this == MINIMUM_MONTHS;
    }

    /** Whether a State Council notice can move an end counted in it; only such an end can be provisional. */
    boolean followsCalendar() {
        return this == WORKING_DAYS || movesOffRestDays();
    }

    boolean movesOffRestDays() {
        return this == DAYS || this == MONTHS || this == ANNUAL_DATE;
    }
}
