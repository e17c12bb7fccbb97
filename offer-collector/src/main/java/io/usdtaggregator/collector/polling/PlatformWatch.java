package io.usdtaggregator.collector.polling;

import io.usdtaggregator.model.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Tells, logs and keeps in the platform's status whether its markets are attended to by this collector. */
final class PlatformWatch {
    private static final Logger LOG = Logger.getLogger(PlatformWatch.class);
    private static final int MARKETS_NAMED = 3;

    private final String platform;
    private final MarketWatchdog watchdog;
    private final RunningPolls running;
    private final PlatformStatus status;

    PlatformWatch(String platform, MarketWatchdog watchdog, RunningPolls running, PlatformStatus status) {
        this.platform = platform;
        this.watchdog = watchdog;
        this.running = running;
        this.status = status;
    }

    /** @param paused nobody is to read these markets now, because of staff or of the platform */
    void look(Set<Market> markets, Duration interval, boolean paused, Instant now) {
        watchdog.expect(markets, interval, now);
        if (paused) {
            watchdog.restart(now);
        }
        List<Market> unattended = watchdog.unattended(now);
        if (status.unattended(unattended)) {
            LOG.warnf(
                    "platform=%s markets that nobody attempted to read for three intervals: %s",
                    platform, said(unattended));
        }
        List<Market> putOff = watchdog.waitingForBudget(now);
        if (status.putOff(putOff)) {
            LOG.warnf("platform=%s markets that wait for the budget for three intervals: %s", platform, said(putOff));
        }
        status.stuck(running.overdue(now).or(() -> stuck(unattended)));
    }

    private static Optional<String> stuck(List<Market> unattended) {
        return unattended.isEmpty()
                ? Optional.empty()
                : Optional.of("not attempted for three intervals: " + said(unattended));
    }

    private static String said(List<Market> markets) {
        String first = markets.stream().limit(MARKETS_NAMED).map(Market::key).collect(Collectors.joining(", "));
        int more = markets.size() - MARKETS_NAMED;
        return markets.isEmpty() ? "none any more" : first + (more > 0 ? " and " + more + " more" : "");
    }
}
