package io.usdtaggregator.gateway.history;

import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.rates.parameters.PlaceParameters;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;
import java.util.Optional;

/** Whose history: a market's or a corridor's, by the key under which the engine keeps it. */
record Subject(String key) {
    private static final List<String> MARKET = List.of("fiat", "trade_type", "country");
    private static final List<String> CORRIDOR = List.of("from_currency", "to_currency", "country_from", "country_to");

    static Subject read(Query query, Settings settings) {
        PlaceParameters places = PlaceParameters.known(settings);
        query.knows(MARKET).knows(CORRIDOR);
        boolean corridor = query.text("from_currency").isPresent()
                || query.text("to_currency").isPresent();
        if (corridor) {
            query.refuse(
                    MARKET, CORRIDOR, "one_or_other", "is a market's; with from_currency and to_currency there are");
            Optional<Corridor> asked = places.corridor(query);
            query.check();
            return new Subject(asked.orElseThrow().key());
        }
        query.refuse(CORRIDOR, MARKET, "one_or_other", "is a corridor's; with fiat and trade_type there are");
        Optional<Market> asked = places.market(query);
        query.check();
        return new Subject(asked.orElseThrow().key());
    }
}
