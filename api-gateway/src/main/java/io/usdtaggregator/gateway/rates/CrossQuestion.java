package io.usdtaggregator.gateway.rates;

import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.model.rate.Corridor;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What a caller of {@code /rates/cross} asks. */
record CrossQuestion(Corridor corridor, Optional<BigDecimal> amount, Optional<Duration> maxAge) {
    private static final int DAY = 86_400;

    static CrossQuestion read(Query query, Settings settings) {
        Places places = new Places(settings);
        Optional<String> from = places.neededCurrency(query, "from_currency");
        Optional<String> to = places.neededCurrency(query, "to_currency");
        Optional<String> countryFrom = places.country(query, "country_from", from);
        Optional<String> countryTo = places.country(query, "country_to", to);
        Optional<BigDecimal> amount = query.amount("amount");
        Optional<Duration> maxAge = query.seconds("max_age", 1, DAY);
        query.check();
        return new CrossQuestion(
                new Corridor(from.orElseThrow(), countryFrom.orElse(null), to.orElseThrow(), countryTo.orElse(null)),
                amount,
                maxAge);
    }
}
