package io.usdtaggregator.gateway.rates.cross;

import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.rates.parameters.AmountDecimals;
import io.usdtaggregator.gateway.rates.parameters.AsOf;
import io.usdtaggregator.gateway.rates.parameters.PaymentMethods;
import io.usdtaggregator.gateway.rates.parameters.PlaceParameters;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.serving.CrossQuestion;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.BooksSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What callers of {@code /rates/cross} and of {@code /quotes} ask of a corridor.
 *
 * @param maxAge how old the older leg may be; empty: as old as staff allow
 */
public record CrossParameters(CrossQuestion question, Optional<Duration> maxAge) {
    private static final int DAY = 86_400;

    /** Reads and checks the words of {@code /rates/cross}; a problem names every one that is wrong. */
    public static CrossParameters read(Query query, Settings settings, BooksSnapshot books) {
        PlaceParameters places = PlaceParameters.active(settings);
        Optional<String> from = places.neededCurrency(query, "from_currency");
        Optional<String> to = places.neededCurrency(query, "to_currency");
        Optional<String> countryFrom = places.country(query, "country_from", from);
        Optional<String> countryTo = places.country(query, "country_to", to);
        Optional<BigDecimal> amount = query.amount("amount");
        amount.ifPresent(value -> AmountDecimals.check(query, "amount", value, from.stream()));
        PaymentMethods methods = new PaymentMethods(settings, books);
        Set<String> methodsFrom = methods.read(query, "payment_method_from");
        Set<String> methodsTo = methods.read(query, "payment_method_to");
        Optional<Duration> maxAge = query.seconds("max_age", 1, DAY);
        AsOf.read(query);
        query.check();
        Corridor corridor =
                new Corridor(from.orElseThrow(), countryFrom.orElse(null), to.orElseThrow(), countryTo.orElse(null));
        return new CrossParameters(new CrossQuestion(corridor, amount, methodsFrom, methodsTo), maxAge);
    }
}
