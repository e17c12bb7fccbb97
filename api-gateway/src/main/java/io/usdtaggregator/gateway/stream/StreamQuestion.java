package io.usdtaggregator.gateway.stream;

import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.rates.parameters.PlaceParameters;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
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

    boolean wants(Market market) {
        return (asksForMarkets() || !asksForCorridors())
                && fits(fiat, market.fiat())
                && fits(tradeType, market.tradeType().name());
    }

    boolean wants(Corridor corridor) {
        return (asksForCorridors() || !asksForMarkets()) && fits(from, corridor.from()) && fits(to, corridor.to());
    }

    private boolean asksForMarkets() {
        return fiat.isPresent() || tradeType.isPresent();
    }

    private boolean asksForCorridors() {
        return from.isPresent() || to.isPresent();
    }

    private static boolean fits(Optional<String> wanted, String value) {
        return wanted.map(value::equals).orElse(true);
    }
}
