package io.usdtaggregator.base.internal.history;

import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import java.util.List;

/** Rates and cross rates as they were published at a past instant. */
public record AsOfRates(List<Rate> rates, List<CrossRate> crossRates) {
    public AsOfRates {
        rates = rates == null ? List.of() : List.copyOf(rates);
        crossRates = crossRates == null ? List.of() : List.copyOf(crossRates);
    }
}
