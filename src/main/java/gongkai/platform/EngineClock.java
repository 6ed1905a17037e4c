package gongkai.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The product's one clock. It reads the engine's, so that timers and legal dates always agree, also when tests or the demonstration move it. */
@Component
@Primary
public class EngineClock extends Clock {

    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Override
    public ZoneId getZone() {
        return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(CHINA) ? this : Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
