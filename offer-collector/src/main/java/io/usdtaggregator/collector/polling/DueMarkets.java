package io.usdtaggregator.collector.polling;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.ReadRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose turn it is: what was never read, zones first; then what waits longest, a zone's wait counting double. So all
 * markets get their turn even when the budget is too small for the interval.
 */
final class DueMarkets {
    private static final long ZONE_WEIGHT = 2;

    private final Map<Market, ReadRecord> reads;
    private final Instant now;

    DueMarkets(Map<Market, ReadRecord> reads, Instant now) {
        this.reads = reads;
        this.now = now;
    }

    List<Market> inTurn(Stream<Market> markets) {
        return markets.sorted(Comparator.comparing(this::wasRead)
                        .thenComparing(Comparator.comparing(this::weightedWait).reversed())
                        .thenComparing(market -> !market.isZone())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** How far the market that waits longest is behind its interval. */
    Duration lag(Stream<Market> markets, Duration interval) {
        return markets.filter(this::wasRead)
                .map(market -> wait(market).minus(interval))
                .filter(late -> !late.isNegative())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private boolean wasRead(Market market) {
        return reads.containsKey(market);
    }

    private Duration weightedWait(Market market) {
        return market.isZone() ? wait(market).multipliedBy(ZONE_WEIGHT) : wait(market);
    }

    private Duration wait(Market market) {
        return Optional.ofNullable(reads.get(market))
                .map(read -> Duration.between(read.at(), now))
                .orElse(Duration.ZERO);
    }
}
