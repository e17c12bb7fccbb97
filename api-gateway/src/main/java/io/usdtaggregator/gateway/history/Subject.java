package io.usdtaggregator.gateway.history;

import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.rates.Places;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Corridor;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;
import java.util.Optional;

/** Whose history: a market's or a corridor's, by the key under which the engine keeps it. */
record Subject(String key) {

    static Subject read(Query query, Settings settings) {
        Places places = new Places(settings);
        query.knows("fiat", "trade_type", "country", "from_currency", "to_currency", "country_from", "country_to");
        boolean corridor = query.text("from_currency").isPresent()
                || query.text("to_currency").isPresent();
        if (corridor) {
            if (query.text("fiat").isPresent() || query.text("trade_type").isPresent()) {
                query.wrong("fiat", "one_or_other", "give fiat and trade_type, or from_currency and to_currency");
            }
            Optional<String> from = places.neededCurrency(query, "from_currency");
            Optional<String> to = places.neededCurrency(query, "to_currency");
            Optional<String> countryFrom = places.country(query, "country_from", from);
            Optional<String> countryTo = places.country(query, "country_to", to);
            query.check();
            return new Subject(
                    new Corridor(from.orElseThrow(), countryFrom.orElse(null), to.orElseThrow(), countryTo.orElse(null))
                            .key());
        }
        Optional<String> fiat = places.neededCurrency(query, "fiat");
        Optional<String> type = query.needed("trade_type", List.of("BUY", "SELL"));
        Optional<String> country = places.country(query, "country", fiat);
        query.check();
        return new Subject(
                new Market(fiat.orElseThrow(), country.orElse(null), TradeType.valueOf(type.orElseThrow())).key());
    }
}
