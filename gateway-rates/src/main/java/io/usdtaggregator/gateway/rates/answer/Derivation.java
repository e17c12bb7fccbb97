package io.usdtaggregator.gateway.rates.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.model.number.CurrencyDecimals;
import io.usdtaggregator.model.serving.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What of a question the numbers of a Rate depend on: with the same parameters {@code /rates/{rate_id}} gives them again
 * (docs/domain.md, 8).
 *
 * @param country of a zone's record that answers for a country: whose rule the rate got
 * @param asOf of such a record: when that rule was in force
 */
@Schema(
        name = "Derivation",
        description =
                "What of the question the numbers depend on: with the same parameters `/rates/{rate_id}` gives them again. "
                        + "Absent where they are those of the record.")
public record Derivation(
        @Schema(nullable = true) BigDecimal amount,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                enumeration = {"FIAT", "USDT"},
                description = "What `amount` is in; only with it.")
        String amountCurrency,

        @Schema(nullable = true, description = "Any of these; null: all.")
        List<String> paymentMethods,

        @Schema(
                enumeration = {"country", "zone"},
                description = "zone: the record is the zone's, and answers for a country without a rate of its own.")
        String scope,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(pattern = Formats.COUNTRY, description = "With scope zone: whose adjustment rule applies.")
        String country,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "With scope zone: when that rule was in force; give it as `as_of`.")
        Instant asOf) {
    public static final String COUNTRY = "country";
    public static final String ZONE = "zone";

    /** Of a market's own record; empty where the question leaves it as it is. */
    public static Optional<Derivation> of(Optional<Amount> amount, Set<String> methods) {
        return amount.isEmpty() && methods.isEmpty()
                ? Optional.empty()
                : Optional.of(new Derivation(
                        amount.map(Amount::value).orElse(null),
                        amount.map(Derivation::currency).orElse(null),
                        listed(methods),
                        COUNTRY,
                        null,
                        null));
    }

    /** Of a zone's record that answers for a country, by the rule in force at that instant. */
    public static Derivation ofZone(Optional<Amount> amount, Set<String> methods, String country, Instant asOf) {
        return new Derivation(
                amount.map(Amount::value).orElse(null),
                amount.map(Derivation::currency).orElse(null),
                listed(methods),
                ZONE,
                country,
                asOf);
    }

    private static String currency(Amount amount) {
        return amount.inUsdt() ? CurrencyDecimals.USDT : "FIAT";
    }

    /** In an order of their own, whatever that of the question; {@code null} where none was asked. */
    public static List<String> listed(Set<String> methods) {
        return methods.isEmpty() ? null : List.copyOf(new TreeSet<>(methods));
    }
}
