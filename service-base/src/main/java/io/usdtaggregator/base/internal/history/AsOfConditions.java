package io.usdtaggregator.base.internal.history;

import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;

/**
 * What answers of a past instant depend on besides rates.
 *
 * @param keptSince nothing is known of an instant before this one
 * @param settings {@code null} when none were known by then
 * @param officialRates {@code null} when none were known by then
 */
public record AsOfConditions(Instant keptSince, Settings settings, OfficialRates officialRates) {}
