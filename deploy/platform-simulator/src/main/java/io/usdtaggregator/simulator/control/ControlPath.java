package io.usdtaggregator.simulator.control;

import io.usdtaggregator.simulator.market.MarketName;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a control request's path names, or says what it may name. */
public final class ControlPath {
    static final Set<String> SIDES = Set.of("BUY", "SELL");

    private static final Set<String> PLATFORMS =
            new TreeSet<>(Set.of("binance", "bybit", "okx", "kucoin", "htx", "mexc", "bitget"));

    private ControlPath() {}

    public static MarketName market(String platform, String fiat, String country, String side) {
        platform(platform);
        if (!fiat.matches("[A-Z]{3}")) {
            throw new BadControl("fiat", "three capital letters");
        }
        if (!country.matches("[A-Z]{2}|" + MarketName.ZONE)) {
            throw new BadControl("country", "two capital letters, or - for the zone");
        }
        if (!SIDES.contains(side)) {
            throw new BadControl("trade_type", "BUY or SELL");
        }
        return new MarketName(platform, fiat, country, side);
    }

    static String platform(String platform) {
        if (!PLATFORMS.contains(platform)) {
            throw new BadControl("platform", PLATFORMS.toString());
        }
        return platform;
    }
}
