package io.usdtaggregator.model.reads;

import io.usdtaggregator.model.market.Market;
import java.time.Instant;
import java.util.List;

/**
 * The last read of one market on one platform, good or not; kept per platform in the hash {@code reads:{platform}}.
 *
 * @param lastGoodAt instant of the last good read, {@code null} when there was none
 * @param failingSince instant of the first failure after the last good read, {@code null} while reads are good
 * @param lastFailure the last failure of all, kept after it is over, {@code null} when there was none
 * @param goodLatencyMillis how long each of the last good reads took, newest first, at most {@value #LATENCIES_KEPT}, in ms
 *     from the market's lease to its last page; empty for a record from before this was kept
 */
public record ReadRecord(
        Market market,
        Instant at,
        ReadStatus status,
        Instant lastGoodAt,
        Instant failingSince,
        Failure lastFailure,
        List<Long> goodLatencyMillis) {
    /** Of how many good reads of a market it is known how long they took. */
    public static final int LATENCIES_KEPT = 10;

    public ReadRecord {
        goodLatencyMillis = goodLatencyMillis == null
                ? List.of()
                : goodLatencyMillis.stream().limit(LATENCIES_KEPT).toList();
    }

    /** Of reads of which nobody knows how long they took. */
    public ReadRecord(
            Market market,
            Instant at,
            ReadStatus status,
            Instant lastGoodAt,
            Instant failingSince,
            Failure lastFailure) {
        this(market, at, status, lastGoodAt, failingSince, lastFailure, List.of());
    }

    /**
     * A read that failed.
     *
     * @param reason one sentence, without addresses or secrets
     */
    public record Failure(Instant at, ReadStatus status, String reason, long latencyMillis) {}
}
