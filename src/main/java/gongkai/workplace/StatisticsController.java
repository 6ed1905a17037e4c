package gongkai.workplace;

import gongkai.statistics.Statistics;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures of 审批台 and the cases behind them; for who leads nothing they aren't there. */
@RestController
class StatisticsController {

    private final Statistics statistics;

    StatisticsController(Statistics statistics) {
        this.statistics = statistics;
    }

    @GetMapping("/staff/statistics")
    Statistics.Overview overview(@RequestParam(defaultValue = "month") String period) {
        return statistics.overview(period);
    }

    @GetMapping("/staff/statistics/standing")
    List<Statistics.Standing> standing() {
        return statistics.standing();
    }

    /** @param month such as 2026-09, in place of the period that runs now */
    @GetMapping("/staff/statistics/cases")
    Statistics.Cases cases(
            @RequestParam String figure,
            @RequestParam(defaultValue = "month") String period,
            @RequestParam(required = false) String month,
            @RequestParam(required = false) String process,
            @RequestParam(required = false) String unit,
            @RequestParam(required = false) String phase,
            @RequestParam(required = false) String step,
            @RequestParam(defaultValue = "1") int page) {
        return statistics.cases(new Statistics.Wanted(figure, period, month, process, unit, phase, step), page);
    }
}
