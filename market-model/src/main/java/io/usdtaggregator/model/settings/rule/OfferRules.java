package io.usdtaggregator.model.settings.rule;

import java.util.List;

/**
 * Which offers count towards a rate: a part of the settings.
 *
 * @param trust left out, in settings saved before there was such a rule: {@link Trust#OFF}
 */
public record OfferRules(
        List<LiquiditySetting> liquidity,
        Merchants merchants,
        Outliers outliers,
        ConfidenceLimits confidence,
        Trust trust) {
    public OfferRules {
        liquidity = List.copyOf(liquidity);
        trust = trust == null ? Trust.OFF : trust;
    }
}
