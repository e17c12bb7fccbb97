package io.usdtaggregator.model.reads;

import io.usdtaggregator.model.market.Market;
import java.time.Instant;

/**
 * The last read of one market on one platform, good or not; kept per platform in the hash {@code reads:{platform}}.
 *
 * @param lastGoodAt instant of the last good read, {@code null} when there was none
 * @param failingSince instant of the first failure after the last good read, {@code null} while reads are good
 * @param lastFailure the last failure of all, kept after it is over, {@code null} when there was none
 */
public record ReadRecord(
        Market market, Instant at, ReadStatus status, Instant lastGoodAt, Instant failingSince, Failure lastFailure) {

    /**
     * A read that failed.
     *
     * @param reason one sentence, without addresses or secrets
     */
    public record Failure(Instant at, ReadStatus status, String reason, long latencyMillis) {}
}
