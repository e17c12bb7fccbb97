package io.usdtaggregator.base.internal.preview;

import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;

/** A market (the first three are given) or a corridor (the last four are), in the words of answers. */
public record ChangedSubject(
        String fiat,
        String country,
        String tradeType,
        String fromCurrency,
        String toCurrency,
        String countryFrom,
        String countryTo) {

    public static ChangedSubject of(Market market) {
        return new ChangedSubject(
                market.fiat(), market.country(), market.tradeType().name(), null, null, null, null);
    }

    public static ChangedSubject of(Corridor corridor) {
        return new ChangedSubject(
                null, null, null, corridor.from(), corridor.to(), corridor.countryFrom(), corridor.countryTo());
    }
}
