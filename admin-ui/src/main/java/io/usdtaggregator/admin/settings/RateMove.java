package io.usdtaggregator.admin.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Set;

/** What a change would do to one market or corridor, as the rate-engine tells it, and what is dangerous in that. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RateMove(
        String fiat,
        String country,
        String tradeType,
        String fromCurrency,
        String countryFrom,
        String toCurrency,
        String countryTo,
        BigDecimal before,
        BigDecimal after,
        BigDecimal percent,
        Set<String> flags,
        Set<Danger> dangers) {

    public RateMove {
        flags = flags == null ? Set.of() : Set.copyOf(flags);
        dangers = dangers == null ? Set.of() : Set.copyOf(dangers);
    }

    /** Why staff must say once more that they mean it. */
    public enum Danger {
        /** Moved by more than staff's limit. */
        FAR,
        /** BUY below SELL, which it was not before. */
        CROSSED,
        /** The rate would be 0 or less, so that the engine would skip its rule. */
        NOT_POSITIVE,
        /** There is a rate, and would be none. */
        GONE
    }

    @JsonIgnore
    public boolean isMarket() {
        return fiat != null;
    }

    @JsonIgnore
    public boolean isDangerous() {
        return !dangers.isEmpty();
    }

    /** {@code BUY XOF:CI}, or {@code XOF:CI → GHS}. */
    @JsonIgnore
    public String name() {
        return isMarket()
                ? tradeType + " " + place(fiat, country)
                : place(fromCurrency, countryFrom) + " → " + place(toCurrency, countryTo);
    }

    /** {@code XOF:CI} of a market. */
    @JsonIgnore
    public String scope() {
        return place(fiat, country);
    }

    RateMove with(Set<Danger> found) {
        return new RateMove(
                fiat,
                country,
                tradeType,
                fromCurrency,
                countryFrom,
                toCurrency,
                countryTo,
                before,
                after,
                percent,
                flags,
                found);
    }

    private static String place(String currency, String country) {
        return country == null ? currency : currency + ":" + country;
    }
}
