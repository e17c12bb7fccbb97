package io.usdtaggregator.collector.pacing;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.reads.ReadRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * In which order markets are read: what was never read, zones first; then what waits longest, measured by how often it is
 * worth reading.
 * So busy and moving markets come first when the budget is too small for the interval, and none is left out.
 */
public final class DueMarkets {
    private final Map<Market, ReadRecord> reads;
    private final Instant now;

    public DueMarkets(Map<Market, ReadRecord> reads, Instant now) {
        this.reads = reads;
        this.now = now;
    }

    /** Most urgent first. */
    public List<Market> inOrder(Stream<Market> markets, Pacing pacing) {
        Comparator<Market> urgency = Comparator.comparing(market -> lateness(market, pacing));
        return markets.sorted(Comparator.comparing(this::wasRead)
                        .thenComparing(urgency.reversed())
                        .thenComparing(market -> !market.isZone())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** How far the market that is latest is behind its interval. */
    public Duration lag(Stream<Market> markets, Function<Market, Duration> interval) {
        return markets.filter(this::wasRead)
                .map(market -> wait(market).minus(interval.apply(market)))
                .filter(late -> !late.isNegative())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private boolean wasRead(Market market) {
        return reads.containsKey(market);
    }

    private double lateness(Market market, Pacing pacing) {
        return wait(market).toMillis() / (double) pacing.interval(market).toMillis();
    }

    private Duration wait(Market market) {
        return Optional.ofNullable(reads.get(market))
                .map(read -> Duration.between(read.at(), now))
                .orElse(Duration.ZERO);
    }
}
