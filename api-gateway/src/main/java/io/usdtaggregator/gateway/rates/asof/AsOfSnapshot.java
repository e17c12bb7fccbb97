package io.usdtaggregator.gateway.rates.asof;

import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;

/** The settings and official rates that held at a past instant. */
public record AsOfSnapshot(Instant at, Settings settings, OfficialRates officialRates) {}
