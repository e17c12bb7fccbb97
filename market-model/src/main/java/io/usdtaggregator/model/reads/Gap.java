package io.usdtaggregator.model.reads;

import io.usdtaggregator.model.market.Market;
import java.time.Instant;

/**
 * A read that brought no book: kept for staff, the last thousand of each platform.
 *
 * @param lastGoodAt instant of the market's last good read before it, {@code null} when there was none
 */
public record Gap(Market market, Instant lastGoodAt, ReadRecord.Failure failure) {}
