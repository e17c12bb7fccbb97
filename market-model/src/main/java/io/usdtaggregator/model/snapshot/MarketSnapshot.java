package io.usdtaggregator.model.snapshot;

import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.settings.Settings;

/** All that one answer is made from, taken once: an answer never mixes two moments (docs/domain.md, 5). */
public record MarketSnapshot(
        Settings settings, RatesSnapshot rates, BooksSnapshot books, OfficialRates officialRates) {}
