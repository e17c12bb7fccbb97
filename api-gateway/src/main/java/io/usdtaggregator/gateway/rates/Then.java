package io.usdtaggregator.gateway.rates;

import io.usdtaggregator.model.rate.OfficialRates;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;

/** A past instant, and what held then. */
record Then(Instant at, Settings settings, OfficialRates officialRates) {}
