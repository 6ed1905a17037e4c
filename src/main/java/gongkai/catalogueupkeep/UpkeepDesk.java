package gongkai.catalogueupkeep;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What others may ask of the upkeep: how much of its catalogue an organisation has kept up. */
@Component
public class UpkeepDesk {

    private final UpkeepReading reading;
    private final Clock clock;

    UpkeepDesk(UpkeepReading reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    /** @param unit code of the house, of one of its departments, or of a basic-level organisation */
    @Transactional(readOnly = true)
    public Coverage coverage(int year, String unit) {
        return reading.count(reading.choice(year, unit, null), LocalDate.now(clock));
    }
}
