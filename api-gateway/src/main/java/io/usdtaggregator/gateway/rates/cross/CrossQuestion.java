package io.usdtaggregator.gateway.rates.cross;

import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.livedata.BooksSnapshot;
import io.usdtaggregator.gateway.rates.answer.Amount;
import io.usdtaggregator.gateway.rates.answer.Derivation;
import io.usdtaggregator.gateway.rates.parameters.AsOf;
import io.usdtaggregator.gateway.rates.parameters.CurrencyDecimals;
import io.usdtaggregator.gateway.rates.parameters.PaymentMethods;
import io.usdtaggregator.gateway.rates.parameters.PlaceParameters;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of a corridor, by callers of {@code /rates/cross} and of {@code /quotes}.
 *
 * @param methodsFrom any of these in the BUY leg; empty: all
 * @param methodsTo any of these in the SELL leg; empty: all
 */
public record CrossQuestion(
        Corridor corridor,
        Optional<BigDecimal> amount,
        Set<String> methodsFrom,
        Set<String> methodsTo,
        Optional<Duration> maxAge) {
    private static final int DAY = 86_400;

    /** Reads and checks the words of {@code /rates/cross}; a problem names every one that is wrong. */
    public static CrossQuestion read(Query query, Settings settings, BooksSnapshot books) {
        PlaceParameters places = PlaceParameters.active(settings);
        Optional<String> from = places.neededCurrency(query, "from_currency");
        Optional<String> to = places.neededCurrency(query, "to_currency");
        Optional<String> countryFrom = places.country(query, "country_from", from);
        Optional<String> countryTo = places.country(query, "country_to", to);
        Optional<BigDecimal> amount = query.amount("amount");
        amount.ifPresent(value -> CurrencyDecimals.check(query, "amount", value, from.stream()));
        PaymentMethods methods = new PaymentMethods(settings, books);
        Set<String> methodsFrom = methods.read(query, "payment_method_from");
        Set<String> methodsTo = methods.read(query, "payment_method_to");
        Optional<Duration> maxAge = query.seconds("max_age", 1, DAY);
        AsOf.read(query);
        query.check();
        return new CrossQuestion(
                new Corridor(from.orElseThrow(), countryFrom.orElse(null), to.orElseThrow(), countryTo.orElse(null)),
                amount,
                methodsFrom,
                methodsTo,
                maxAge);
    }

    boolean asksForMethods() {
        return !methodsFrom.isEmpty() || !methodsTo.isEmpty();
    }

    /** Whether offers are needed to answer it. */
    public boolean needsOffers() {
        return amount.isPresent() || asksForMethods();
    }

    Optional<CrossDerivation> derivation() {
        return CrossDerivation.of(amount, methodsFrom, methodsTo);
    }

    Optional<Derivation> buyDerivation() {
        return Derivation.of(amount.map(value -> new Amount(value, false)), methodsFrom);
    }

    /** What the leg gets of an amount follows from the derivation of the cross rate. */
    Optional<Derivation> sellDerivation() {
        return Derivation.of(Optional.empty(), methodsTo);
    }
}
