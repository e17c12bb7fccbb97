package io.usdtaggregator.gateway.webhooks.events;

import java.util.regex.Pattern;

/** What the key of an alert names: FIAT:COUNTRY:TYPE, FROM:COUNTRY:TO:COUNTRY, or something else. */
final class AlertedKey {
    private static final Pattern MARKET = Pattern.compile("[A-Z]{3}:([A-Z]{2}|-):(BUY|SELL)");
    private static final Pattern CORRIDOR = Pattern.compile("[A-Z]{3}:([A-Z]{2}|-):[A-Z]{3}:([A-Z]{2}|-)");

    private AlertedKey() {}

    static boolean isMarket(String key) {
        return MARKET.matcher(key).matches();
    }

    static boolean isCorridor(String key) {
        return CORRIDOR.matcher(key).matches();
    }
}
