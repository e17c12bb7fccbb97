package io.usdtaggregator.admin.lookup;

import io.usdtaggregator.admin.names.PlaceName;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import java.time.Instant;
import java.util.List;

/**
 * What customers were told, and why.
 *
 * @param rateId of the record
 * @param publishedAt from when on they were told it
 * @param asked the instant that was asked about; {@code null} when a record was asked for by its id
 * @param cross the cross rate; {@code null} for a market's rate
 * @param from the place of {@code from}; {@code null} for a market's rate
 * @param to the place of {@code to}; {@code null} for a market's rate
 * @param rates the market's rate, or both legs of a corridor
 */
public record Explanation(
        String rateId,
        Instant publishedAt,
        Instant asked,
        CrossRate cross,
        PlaceName from,
        PlaceName to,
        List<ExplainedRate> rates) {

    /** {@code null} for a market's rate, and without a price. */
    public PricedCrossRate pricedCross() {
        return cross == null ? null : cross.priced().orElse(null);
    }

    /** Why a corridor had no rate; {@code null} for a market's rate, and with a price. */
    public String whyNoCross() {
        return cross == null ? null : cross.whyUnpriced().map(Enum::name).orElse(null);
    }
}
