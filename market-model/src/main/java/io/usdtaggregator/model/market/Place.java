package io.usdtaggregator.model.market;

import java.util.stream.Stream;

/** A currency's zone ({@code country} is {@code null}) or one of its countries: where a market has its two sides. */
public record Place(String fiat, String country) {

    public static Place of(Market market) {
        return new Place(market.fiat(), market.country());
    }

    /** Reads what {@link #key()} wrote. */
    public static Place parse(String key) {
        return of(Market.parse(key + ":BUY"));
    }

    /** {@code XOF:CI}, or {@code XOF:-} for the zone. */
    public String key() {
        return fiat + ":" + (country == null ? "-" : country);
    }

    public Market buy() {
        return new Market(fiat, country, TradeType.BUY);
    }

    public Market sell() {
        return new Market(fiat, country, TradeType.SELL);
    }

    public Stream<Market> sides() {
        return Stream.of(buy(), sell());
    }
}
