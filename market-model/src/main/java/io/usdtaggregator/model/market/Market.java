package io.usdtaggregator.model.market;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;
import java.util.Optional;

/**
 * USDT against one fiat currency, on one trade type, in one country or (country {@code null}) the whole currency zone.
 *
 * @param fiat ISO 4217 code, e.g. {@code XOF}
 * @param country ISO 3166 alpha-2 code, {@code null} for the zone
 */
public record Market(String fiat, String country, TradeType tradeType) implements Comparable<Market> {
    private static final String ZONE = "-";

    public Market {
        if (fiat == null || !fiat.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("fiat: three capital letters, not '" + fiat + "'");
        }
        if (country != null && !country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("country: two capital letters, not '" + country + "'");
        }
        Objects.requireNonNull(tradeType, "trade_type");
    }

    public static Market zone(String fiat, TradeType tradeType) {
        return new Market(fiat, null, tradeType);
    }

    public static Market in(String fiat, String country, TradeType tradeType) {
        return new Market(fiat, country, tradeType);
    }

    /** Reads what {@link #key()} wrote; throws IllegalArgumentException on anything else. */
    public static Market parse(String key) {
        String[] parts = key.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("market: FIAT:COUNTRY|-:BUY|SELL, not '" + key + "'");
        }
        return new Market(parts[0], parts[1].equals(ZONE) ? null : parts[1], TradeType.valueOf(parts[2]));
    }

    /** {@code XOF:CI:BUY}, or {@code XOF:-:BUY} for the zone. */
    public String key() {
        return fiat + ":" + (country == null ? ZONE : country) + ":" + tradeType;
    }

    /** {@code XOF:CI}, or {@code XOF} for the zone: how answers name the scope that was used. */
    public String scope() {
        return country == null ? fiat : fiat + ":" + country;
    }

    @JsonIgnore
    public boolean isZone() {
        return country == null;
    }

    public Optional<String> inCountry() {
        return Optional.ofNullable(country);
    }

    public Market wholeZone() {
        return zone(fiat, tradeType);
    }

    public Market otherSide() {
        return new Market(fiat, country, tradeType.makerSide());
    }

    @Override
    public int compareTo(Market other) {
        return key().compareTo(other.key());
    }

    @Override
    public String toString() {
        return key();
    }
}
