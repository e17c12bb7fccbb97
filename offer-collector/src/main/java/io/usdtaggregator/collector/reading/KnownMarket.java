package io.usdtaggregator.collector.reading;

import io.usdtaggregator.collector.pacing.MarketActivity;
import io.usdtaggregator.model.reads.ReadRecord;
import java.util.Optional;

/**
 * What all collectors knew of a market when it was chosen to be read.
 *
 * @param activity how much it moved until then
 * @param lastRead how its last read ended; empty where it was never read
 */
public record KnownMarket(MarketActivity activity, Optional<ReadRecord> lastRead) {}
