package io.usdtaggregator.admin.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.usdtaggregator.base.internal.preview.ChangedSubject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/**
 * What a change would do to one market or corridor, as the rate-engine tells it, and what is dangerous in that.
 *
 * @param effectiveFrom when a rule begins or ends that makes the move; {@code null}: at once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RateMove(
        @JsonIgnore ChangedSubject subject,
        Instant effectiveFrom,
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

    @JsonProperty
    public String fiat() {
        return subject.fiat();
    }

    @JsonProperty
    public String country() {
        return subject.country();
    }

    @JsonProperty("trade_type")
    public String tradeType() {
        return subject.tradeType();
    }

    @JsonProperty("from_currency")
    public String fromCurrency() {
        return subject.fromCurrency();
    }

    @JsonProperty("country_from")
    public String countryFrom() {
        return subject.countryFrom();
    }

    @JsonProperty("to_currency")
    public String toCurrency() {
        return subject.toCurrency();
    }

    @JsonProperty("country_to")
    public String countryTo() {
        return subject.countryTo();
    }

    @JsonIgnore
    public boolean isMarket() {
        return fiat() != null;
    }

    @JsonIgnore
    public boolean isDangerous() {
        return !dangers.isEmpty();
    }

    /** {@code BUY XOF:CI}, or {@code XOF:CI → GHS}. */
    @JsonIgnore
    public String name() {
        return isMarket()
                ? tradeType() + " " + scope()
                : place(fromCurrency(), countryFrom()) + " → " + place(toCurrency(), countryTo());
    }

    /** {@code XOF:CI} of a market. */
    @JsonIgnore
    public String scope() {
        return place(fiat(), country());
    }

    RateMove with(Set<Danger> found) {
        return new RateMove(subject, effectiveFrom, before, after, percent, flags, found);
    }

    private static String place(String currency, String country) {
        return country == null ? currency : currency + ":" + country;
    }
}
