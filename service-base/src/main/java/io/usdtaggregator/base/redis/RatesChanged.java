package io.usdtaggregator.base.redis;

import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import java.util.List;

/** What one computation changed, with the new values. A reader that misses a {@code version} reads the hashes again. */
public record RatesChanged(long version, List<Rate> rates, List<CrossRate> crossRates) {
    public RatesChanged {
        rates = List.copyOf(rates);
        crossRates = List.copyOf(crossRates);
    }
}
