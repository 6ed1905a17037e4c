package gongkai.portal;

import gongkai.board.ItemState;
import gongkai.board.ItemSummary;
import gongkai.board.ItemView;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Public notices as the pages show them. Templates ask it by its bean name. */
@Component("notices")
class Notices {

    private static final int MOST_TICKS = 31;

    private final Dates dates;
    private final Clock clock;

    Notices(Dates dates, Clock clock) {
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * @param startsOn the day of publication, which doesn't count
     * @param left days after today
     */
    record Notice(LocalDate startsOn, LocalDate endsOn, long left) {

        /** Whether views are still taken. */
        public boolean open() {
            return left >= 0;
        }

        public long days() {
            return ChronoUnit.DAYS.between(startsOn, endsOn);
        }

        /** Those that are over, today's included. */
        public long passed() {
            return Math.min(Math.max(days() - left, 0), days());
        }

        public String label() {
            return left < 0 ? "公示期已满" : left == 0 ? "今天截止" : "还剩" + left + "天";
        }

        /** One a day, true for what has passed; none where there would be too many to look at. */
        public List<Boolean> ticks() {
            return days() < 1 || days() > MOST_TICKS
                    ? List.of()
                    : IntStream.range(0, (int) days())
                            .mapToObj(day -> day < passed())
                            .toList();
        }
    }

    /** @return null where none is open */
    public Notice of(ItemSummary item) {
        return item.noticeEndsOn() == null ? null : notice(dates.dayOf(item.updatedAt()), item.noticeEndsOn());
    }

    /** @return null where none is open, and of versions that were replaced */
    Notice of(ItemView item) {
        return item.state() == ItemState.IN_NOTICE && item.latest() && item.noticeEndsOn() != null
                ? notice(dates.dayOf(item.updatedAt()), item.noticeEndsOn())
                : null;
    }

    private Notice notice(LocalDate startsOn, LocalDate endsOn) {
        return new Notice(startsOn, endsOn, ChronoUnit.DAYS.between(LocalDate.now(clock), endsOn));
    }
}
