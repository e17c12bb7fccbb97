package io.usdtaggregator.gateway.stream;

import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.rates.parameters.PlaceParameters;
import io.usdtaggregator.model.settings.Settings;
import java.util.Optional;

/** Which changes a reader wants: markets', corridors', or both where neither is narrowed. */
record StreamQuestion(Optional<String> fiat, Optional<String> tradeType, Optional<String> from, Optional<String> to) {

    static StreamQuestion read(Query query, Settings settings) {
        PlaceParameters places = PlaceParameters.active(settings);
        StreamQuestion question = new StreamQuestion(
                places.currency(query, "fiat"),
                query.oneOf("trade_type", PlaceParameters.TRADE_TYPES),
                places.currency(query, "from_currency"),
                places.currency(query, "to_currency"));
        query.check();
        return question;
    }

    boolean wants(Change change) {
        boolean markets = fiat.isPresent() || tradeType.isPresent();
        boolean corridors = from.isPresent() || to.isPresent();
        StreamedRate rate = change.rate();
        return rate instanceof StreamedRate.OfMarket
                ? (markets || !corridors) && fits(fiat, rate.first()) && fits(tradeType, rate.second())
                : (corridors || !markets) && fits(from, rate.first()) && fits(to, rate.second());
    }

    private static boolean fits(Optional<String> wanted, String value) {
        return wanted.map(value::equals).orElse(true);
    }
}
