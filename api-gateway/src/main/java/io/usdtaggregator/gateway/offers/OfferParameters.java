package io.usdtaggregator.gateway.offers;

import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.rates.parameters.AmountDecimals;
import io.usdtaggregator.gateway.rates.parameters.PaymentMethods;
import io.usdtaggregator.gateway.rates.parameters.PlaceParameters;
import io.usdtaggregator.model.listing.OfferQuestion;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.BooksSnapshot;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Reads from parameters which offers a caller asks for. */
final class OfferParameters {

    private OfferParameters() {}

    /** Reads and checks all parameters; {@code query} may hold further checks made before. */
    static OfferQuestion read(Query query, Settings settings, BooksSnapshot books) {
        PlaceParameters places = PlaceParameters.active(settings);
        Optional<String> fiat = places.neededCurrency(query, "fiat");
        Optional<String> tradeType = query.needed("trade_type", PlaceParameters.TRADE_TYPES);
        Optional<String> country = places.country(query, "country", fiat);
        Optional<String> platform = places.platform(query);
        Optional<BigDecimal> amount = query.amount("amount");
        amount.ifPresent(value -> AmountDecimals.check(query, "amount", value, fiat.stream()));
        Set<String> methods = new PaymentMethods(settings, books).read(query, "payment_method");
        query.check();
        return new OfferQuestion(
                new Market(fiat.orElseThrow(), country.orElse(null), TradeType.valueOf(tradeType.orElseThrow())),
                platform,
                amount,
                methods);
    }

    /** The zone of a question that asks for nothing narrower. */
    static Market zone(Query query, Settings settings) {
        Optional<String> fiat = PlaceParameters.active(settings).neededCurrency(query, "fiat");
        Optional<String> tradeType = query.needed("trade_type", PlaceParameters.TRADE_TYPES);
        query.check();
        return Market.zone(fiat.orElseThrow(), TradeType.valueOf(tradeType.orElseThrow()));
    }
}
