package io.usdtaggregator.collector.polling;

import io.usdtaggregator.model.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notices markets that nobody attempts to read although their platform may be asked. An attempt is a lease, whoever has
 * it. Time in which the platform could not be asked (paused, switched off, Redis away) does not count.
 */
final class MarketWatchdog {
    private static final int INTERVALS = 3;

    private final Duration atLeast;
    private final Map<Market, Instant> attempts = new ConcurrentHashMap<>();
    private volatile Instant countedFrom;
    private volatile Instant lastAttempt;

    /** @param atLeast no market is unattended sooner: as long as a read may take, and a little more */
    MarketWatchdog(Duration atLeast, Instant now) {
        this.atLeast = atLeast;
        restart(now);
    }

    void attempted(Market market, Instant at) {
        attempts.put(market, at);
        lastAttempt = at;
    }

    /** What was before does not count. */
    void restart(Instant now) {
        countedFrom = now;
        lastAttempt = now;
    }

    /** The markets without an attempt for three intervals, longest first. */
    List<Market> unattended(Collection<Market> markets, Duration interval, Instant now) {
        return markets.stream()
                .filter(market -> since(market).plus(limit(interval)).isBefore(now))
                .sorted(Comparator.comparing(this::since))
                .toList();
    }

    /** Whether no market of the platform at all was attempted for three intervals. */
    boolean isFrozen(Duration interval, Instant now) {
        return lastAttempt.plus(limit(interval)).isBefore(now);
    }

    private Instant since(Market market) {
        Instant attempt = attempts.getOrDefault(market, Instant.EPOCH);
        return attempt.isAfter(countedFrom) ? attempt : countedFrom;
    }

    private Duration limit(Duration interval) {
        Duration three = interval.multipliedBy(INTERVALS);
        return three.compareTo(atLeast) > 0 ? three : atLeast;
    }
}
