package io.usdtaggregator.model.official;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What the CFA francs officially are: fixed to the euro since 1999, and so as many to the dollar as the European Central
 * Bank's daily rate of the dollar says.
 *
 * @param day of the bank's rate; {@code null} without one
 * @param usdPerEur dollars for 1 euro; {@code null} without one
 * @param reason why there is no rate; {@code null} with one
 */
@JsonPropertyOrder("version")
public record OfficialRates(
        long version,
        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate day,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal usdPerEur,
        @JsonInclude(JsonInclude.Include.NON_NULL) MissingReason reason,
        Instant readAt) {
    /** Francs for 1 euro, both zones. */
    public static final BigDecimal FRANCS_PER_EUR = new BigDecimal("655.957");

    /** Before anything was read. */
    public static final OfficialRates NOT_READ_YET =
            new OfficialRates(0, null, null, MissingReason.NOT_READ_YET, Instant.EPOCH);

    private static final Set<String> FRANCS = Set.of("XOF", "XAF");

    /** Why no official rate is known. */
    public enum MissingReason {
        @JsonProperty("not_configured")
        NOT_CONFIGURED,
        @JsonProperty("not_read_yet")
        NOT_READ_YET,
        @JsonProperty("source_unreadable")
        SOURCE_UNREADABLE,
        @JsonProperty("source_too_old")
        SOURCE_TOO_OLD
    }

    /** Whether this currency has an official rate at all. */
    public static boolean concerns(String fiat) {
        return FRANCS.contains(fiat);
    }

    /** Units of this currency for 1 US dollar; empty for other currencies, and while the bank's rate is not known. */
    public Optional<BigDecimal> of(String fiat) {
        return concerns(fiat) && isKnown()
                ? Optional.of(Decimals.published(FRANCS_PER_EUR.divide(usdPerEur, Decimals.WORKING)))
                : Optional.empty();
    }

    /** How far a market's rate lies above the official one, in percent of it. */
    public static BigDecimal premiumPct(BigDecimal rate, BigDecimal official) {
        return Decimals.published(
                rate.subtract(official).multiply(Decimals.HUNDRED).divide(official, Decimals.WORKING));
    }

    @JsonIgnore
    public boolean isKnown() {
        return usdPerEur != null;
    }
}
