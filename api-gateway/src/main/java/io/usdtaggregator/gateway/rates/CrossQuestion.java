package io.usdtaggregator.gateway.rates;

import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.livedata.BooksSnapshot;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What is asked of a corridor, by callers of {@code /rates/cross} and of {@code /quotes}. */
public record CrossQuestion(
        Corridor corridor,
        Optional<BigDecimal> amount,
        Optional<String> methodFrom,
        Optional<String> methodTo,
        Optional<Duration> maxAge) {
    private static final int DAY = 86_400;

    /** Reads and checks the words of {@code /rates/cross}; a problem names every one that is wrong. */
    public static CrossQuestion read(Query query, Settings settings, BooksSnapshot books) {
        Places places = new Places(settings);
        Optional<String> from = places.neededCurrency(query, "from_currency");
        Optional<String> to = places.neededCurrency(query, "to_currency");
        Optional<String> countryFrom = places.country(query, "country_from", from);
        Optional<String> countryTo = places.country(query, "country_to", to);
        Optional<BigDecimal> amount = query.amount("amount");
        Optional<String> methodFrom = PaymentMethods.read(query, "payment_method_from", books);
        Optional<String> methodTo = PaymentMethods.read(query, "payment_method_to", books);
        Optional<Duration> maxAge = query.seconds("max_age", 1, DAY);
        AsOf.read(query);
        AsOf.refuseWithOffers(query, "amount", "payment_method_from", "payment_method_to");
        query.check();
        return new CrossQuestion(
                new Corridor(from.orElseThrow(), countryFrom.orElse(null), to.orElseThrow(), countryTo.orElse(null)),
                amount,
                methodFrom,
                methodTo,
                maxAge);
    }

    boolean asksForMethods() {
        return methodFrom.isPresent() || methodTo.isPresent();
    }
}
