package io.usdtaggregator.model.crossing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;

/** A directed pair of currencies, each optionally narrowed to a country ({@code null} = zone): XOF(CI) to GHS. */
public record Corridor(String from, String countryFrom, String to, String countryTo) {
    private static final int PARTS = 4;

    /** {@code XOF:CI:GHS:-}. */
    public String key() {
        return from + ":" + orDash(countryFrom) + ":" + to + ":" + orDash(countryTo);
    }

    /** Whether a key is of a corridor, and not of a market. */
    public static boolean isKey(String key) {
        return key.split(":", -1).length == PARTS;
    }

    /** Reads what {@link #key()} wrote; throws IllegalArgumentException on anything else. */
    public static Corridor parse(String key) {
        String[] parts = key.split(":", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("corridor: FROM:COUNTRY|-:TO:COUNTRY|-, not '" + key + "'");
        }
        return new Corridor(parts[0], orNull(parts[1]), parts[2], orNull(parts[3]));
    }

    /** Where the client gives {@code from} and buys USDT. */
    public Market buyMarket() {
        return new Market(from, countryFrom, TradeType.BUY);
    }

    /** Where the client sells the USDT and receives {@code to}. */
    public Market sellMarket() {
        return new Market(to, countryTo, TradeType.SELL);
    }

    public Corridor reversed() {
        return new Corridor(to, countryTo, from, countryFrom);
    }

    /** From a place to itself: its rate is 1 by definition. */
    @JsonIgnore
    public boolean isIdentity() {
        return equals(reversed());
    }

    private static String orDash(String country) {
        return country == null ? "-" : country;
    }

    private static String orNull(String country) {
        return country.equals("-") ? null : country;
    }
}
