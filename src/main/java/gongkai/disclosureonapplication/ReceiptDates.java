package gongkai.disclosureonapplication;

import gongkai.deadlines.Deadlines;
import gongkai.platform.EngineClock;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The date of receipt follows the channel: by hand or word of mouth the day itself, by letter the day signed for, on the
 * portal that day or, on a rest day or after closing, the next working day.
 */
@Component
class ReceiptDates {

    private final Deadlines deadlines;
    private final Clock clock;
    private final LocalTime closing;

    ReceiptDates(Deadlines deadlines, Clock clock, @Value("${gongkai.office.closes-at:17:30}") LocalTime closing) {
        this.deadlines = deadlines;
        this.clock = clock;
        this.closing = closing;
    }

    LocalDate forPortal(Instant at) {
        var local = at.atZone(EngineClock.CHINA);
        LocalDate day = local.toLocalDate();
        boolean open = deadlines.isWorkingDay(day) && !local.toLocalTime().isAfter(closing);
        return open ? day : deadlines.workingDayAfter(day);
    }

    LocalDate forRecorded(Channel channel, LocalDate given, String proof) {
        LocalDate today = LocalDate.now(clock);
        LocalDate on = given == null && channel != Channel.LETTER ? today : given;
        if (on == null) {
            throw new Refused("receivedOn", "请填写信函签收的日期");
        }
        if (on.isAfter(today)) {
            throw new Refused("receivedOn", "收到日期不能晚于今天");
        }
        if (channel == Channel.LETTER && proof == null) {
            throw new Refused("receiptProof", "请填写收到凭证，例如挂号信单号");
        }
        return on;
    }
}
