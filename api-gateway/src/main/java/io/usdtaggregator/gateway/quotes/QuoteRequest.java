package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.gateway.http.input.Bodies;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.rates.cross.CrossParameters;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.serving.CrossQuestion;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.BooksSnapshot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /quotes}: the same words as the parameters of {@code /rates/cross}, and an amount is needed. */
@Schema(name = "QuoteRequest")
public record QuoteRequest(
        @Schema(pattern = Formats.CURRENCY) String fromCurrency,
        @Schema(pattern = Formats.CURRENCY) String toCurrency,

        @Schema(
                implementation = Object.class,
                oneOf = {AmountText.class, AmountNumber.class},
                description = "In from_currency, above 0; at most 15 digits before and 8 after the point.")
        JsonNode amount,

        @Schema(nullable = true, pattern = Formats.COUNTRY) String countryFrom,
        @Schema(nullable = true, pattern = Formats.COUNTRY) String countryTo,

        @Schema(nullable = true, minLength = 1, maxLength = 200)
        String paymentMethodFrom,

        @Schema(nullable = true, minLength = 1, maxLength = 200)
        String paymentMethodTo,

        @Schema(
                nullable = true,
                implementation = Integer.class,
                minimum = "1",
                maximum = "86400",
                description = "How old the older leg may be, in seconds; left out: as old as staff call fresh. Else 422"
                        + " rate_too_old.")
        JsonNode maxAge,

        @Schema(
                nullable = true,
                implementation = Object.class,
                oneOf = {CoverageText.class, CoverageNumber.class},
                description =
                        "The part of the amount that the offers must be able to take, above 0 up to 1; left out: 1."
                                + " Else 422 amount_not_covered.")
        JsonNode minCoverage) {
    @Schema(type = SchemaType.STRING, pattern = "^(?=.*[1-9])\\d{1,15}(\\.\\d{1,8})?$")
    private static final class AmountText {}

    @Schema(type = SchemaType.NUMBER, minimum = "0", exclusiveMinimum = true)
    private static final class AmountNumber {}

    @Schema(type = SchemaType.STRING, pattern = "^(1(\\.0{1,10})?|0\\.(?=\\d*[1-9])\\d{1,10})$")
    private static final class CoverageText {}

    @Schema(type = SchemaType.NUMBER, minimum = "0", exclusiveMinimum = true, maximum = "1")
    private static final class CoverageNumber {}

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    /** What is asked, checked as {@code /rates/cross} checks it; a problem names every field that is wrong. */
    QuoteQuestion question(Settings settings, BooksSnapshot books) {
        if (Bodies.number("amount", amount).isEmpty()) {
            throw Problem.invalid(FieldError.missing("amount", List.of()));
        }
        Query query = Query.of(Bodies.fields(this));
        BigDecimal least = QuoteTerms.minCoverage(query);
        CrossParameters asked = CrossParameters.read(query, settings, books);
        return new QuoteQuestion(asked.question(), new QuoteTerms(least, asked.maxAge()));
    }

    /**
     * The request in one form: what has it twice was asked twice, whatever staff or the market changed since. Empty for
     * what can never have been a quote.
     */
    Optional<String> canonical() {
        Optional<String> plainAmount = Bodies.number("amount", amount)
                .filter(Query::isAmount)
                .map(text -> Decimals.plain(new BigDecimal(text)).toPlainString());
        if (plainAmount.isEmpty() || !isPlace(fromCurrency, countryFrom) || !isPlace(toCurrency, countryTo)) {
            return Optional.empty();
        }
        Map<String, String> parts = new TreeMap<>();
        parts.put("corridor", new Corridor(fromCurrency, countryFrom, toCurrency, countryTo).key());
        parts.put("amount", plainAmount.get());
        Optional.ofNullable(paymentMethodFrom).ifPresent(method -> parts.put("payment_method_from", method));
        Optional.ofNullable(paymentMethodTo).ifPresent(method -> parts.put("payment_method_to", method));
        Bodies.number("max_age", maxAge).ifPresent(seconds -> parts.put("max_age", seconds));
        Bodies.number(QuoteTerms.MIN_COVERAGE, minCoverage)
                .ifPresent(least -> parts.put(QuoteTerms.MIN_COVERAGE, least));
        return Optional.of(MarketJson.write(parts));
    }

    private static boolean isPlace(String currency, String country) {
        return currency != null
                && CURRENCY.matcher(currency).matches()
                && (country == null || COUNTRY.matcher(country).matches());
    }

    /** What a quote is asked for, and on which terms. */
    record QuoteQuestion(CrossQuestion corridor, QuoteTerms terms) {}
}
