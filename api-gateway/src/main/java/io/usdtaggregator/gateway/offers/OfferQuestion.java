package io.usdtaggregator.gateway.offers;

import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.livedata.BooksSnapshot;
import io.usdtaggregator.gateway.rates.parameters.CurrencyDecimals;
import io.usdtaggregator.gateway.rates.parameters.PaymentMethods;
import io.usdtaggregator.gateway.rates.parameters.PlaceParameters;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Which offers a caller asks for. */
record OfferQuestion(Market market, Optional<String> platform, Optional<BigDecimal> amount, Set<String> methods) {

    /** Reads and checks all parameters; {@code query} may hold further checks made before. */
    static OfferQuestion read(Query query, Settings settings, BooksSnapshot books) {
        PlaceParameters places = PlaceParameters.active(settings);
        Optional<String> fiat = places.neededCurrency(query, "fiat");
        Optional<String> tradeType = query.needed("trade_type", PlaceParameters.TRADE_TYPES);
        Optional<String> country = places.country(query, "country", fiat);
        Optional<String> platform = places.platform(query);
        Optional<BigDecimal> amount = query.amount("amount");
        amount.ifPresent(value -> CurrencyDecimals.check(query, "amount", value, fiat.stream()));
        Set<String> methods = new PaymentMethods(settings, books).read(query, "payment_method");
        query.check();
        return new OfferQuestion(
                new Market(fiat.orElseThrow(), country.orElse(null), TradeType.valueOf(tradeType.orElseThrow())),
                platform,
                amount,
                methods);
    }

    /** All offers of a market. */
    static OfferQuestion all(Market market) {
        return new OfferQuestion(market, Optional.empty(), Optional.empty(), Set.of());
    }

    /** The zone of a question that asks for nothing narrower. */
    static Market zone(Query query, Settings settings) {
        Optional<String> fiat = PlaceParameters.active(settings).neededCurrency(query, "fiat");
        Optional<String> tradeType = query.needed("trade_type", PlaceParameters.TRADE_TYPES);
        query.check();
        return Market.zone(fiat.orElseThrow(), TradeType.valueOf(tradeType.orElseThrow()));
    }

    boolean fits(Offer offer) {
        return fitsAmount(offer) && fitsPaymentMethod(offer);
    }

    boolean fitsPaymentMethod(Offer offer) {
        return methods.isEmpty()
                || offer.paymentMethods().stream().anyMatch(method -> methods.contains(method.identifier()));
    }

    private boolean fitsAmount(Offer offer) {
        return amount.map(wanted -> wanted.compareTo(offer.minFiat()) >= 0 && wanted.compareTo(offer.maxFiat()) <= 0)
                .orElse(true);
    }
}
