package io.usdtaggregator.collector.polling;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;

/** The gauges of one platform. */
final class PollMetrics {
    private static final double MILLIS_A_SECOND = 1000;

    private PollMetrics() {}

    static void register(PlatformPoller poller, MeterRegistry meters) {
        Tags tags = Tags.of("platform", poller.code());
        meters.gauge("collector.leases.held", tags, poller, PlatformPoller::runningPolls);
        meters.gauge(
                "collector.lag.seconds",
                tags,
                poller,
                one -> seconds(one.status().lag(poller.now())));
        meters.gauge(
                "collector.pause.seconds",
                tags,
                poller,
                one -> seconds(one.status().pause(poller.now())));
        meters.gauge("collector.budget.left", tags, poller, PlatformPoller::budgetLeft);
        meters.gauge("collector.markets.unattended", tags, poller, one -> one.status()
                .unattended()
                .size());
        meters.gauge("collector.markets.put.off", tags, poller, one -> one.status()
                .putOff()
                .size());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_A_SECOND;
    }
}
