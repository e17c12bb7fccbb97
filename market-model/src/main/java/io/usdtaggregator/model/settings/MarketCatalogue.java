package io.usdtaggregator.model.settings;

import java.util.List;

/**
 * What is served at all: a part of {@link Settings}.
 *
 * @param currencies in staff's order
 * @param platforms in staff's order, which is the order of fallback
 */
public record MarketCatalogue(
        List<CurrencySetting> currencies, List<PlatformSetting> platforms, SourcePolicy sourcePolicy) {
    public MarketCatalogue {
        currencies = List.copyOf(currencies);
        platforms = List.copyOf(platforms);
    }
}
