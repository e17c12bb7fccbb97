package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.http.Bodies;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.livedata.BooksSnapshot;
import io.usdtaggregator.gateway.rates.cross.CrossQuestion;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The body of {@code POST /quotes}: the same words as the parameters of {@code /rates/cross}, and an amount is needed. */
record QuoteRequest(
        String fromCurrency,
        String toCurrency,
        JsonNode amount,
        String countryFrom,
        String countryTo,
        String paymentMethodFrom,
        String paymentMethodTo,
        JsonNode maxAge,
        JsonNode minCoverage) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    static QuoteRequest read(byte[] body) {
        return Bodies.read(body, QuoteRequest.class);
    }

    /** What is asked, checked as {@code /rates/cross} checks it; a problem names every field that is wrong. */
    QuoteQuestion question(Settings settings, BooksSnapshot books) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        add(parameters, "from_currency", fromCurrency);
        add(parameters, "to_currency", toCurrency);
        add(
                parameters,
                "amount",
                Bodies.number("amount", amount)
                        .orElseThrow(() -> Problem.invalid(FieldError.missing("amount", List.of()))));
        add(parameters, "country_from", countryFrom);
        add(parameters, "country_to", countryTo);
        add(parameters, "payment_method_from", paymentMethodFrom);
        add(parameters, "payment_method_to", paymentMethodTo);
        add(parameters, "max_age", Bodies.number("max_age", maxAge).orElse(null));
        add(
                parameters,
                QuoteTerms.MIN_COVERAGE,
                Bodies.number(QuoteTerms.MIN_COVERAGE, minCoverage).orElse(null));
        Query query = Query.of(parameters);
        BigDecimal least = QuoteTerms.minCoverage(query);
        CrossQuestion corridor = CrossQuestion.read(query, settings, books);
        return new QuoteQuestion(corridor, new QuoteTerms(least, corridor.maxAge()));
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

    private static void add(MultiMap parameters, String name, String value) {
        if (value != null) {
            parameters.add(name, value);
        }
    }
}
