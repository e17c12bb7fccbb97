package io.usdtaggregator.gateway.offers;

import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.rates.Places;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Which offers a caller asks for. */
record OfferQuestion(
        Market market, Optional<String> platform, Optional<BigDecimal> amount, Optional<String> paymentMethod) {

    /** Reads and checks all parameters; {@code query} may hold further checks made before. */
    static OfferQuestion read(Query query, Settings settings, Supplier<Set<String>> knownPaymentMethods) {
        Places places = new Places(settings);
        Optional<String> fiat = places.neededCurrency(query, "fiat");
        Optional<String> tradeType = query.needed("trade_type", List.of("BUY", "SELL"));
        Optional<String> country = places.country(query, "country", fiat);
        Optional<String> platform = places.platform(query);
        Optional<BigDecimal> amount = query.amount("amount");
        Optional<String> method = query.text("payment_method");
        if (method.isPresent()) {
            Set<String> known = knownPaymentMethods.get();
            method = known.isEmpty() ? method : query.oneOf("payment_method", known);
        }
        query.check();
        return new OfferQuestion(
                new Market(fiat.orElseThrow(), country.orElse(null), TradeType.valueOf(tradeType.orElseThrow())),
                platform,
                amount,
                method);
    }

    /** The zone of a question that asks for nothing narrower. */
    static Market zone(Query query, Settings settings) {
        Optional<String> fiat = new Places(settings).neededCurrency(query, "fiat");
        Optional<String> tradeType = query.needed("trade_type", List.of("BUY", "SELL"));
        query.check();
        return Market.zone(fiat.orElseThrow(), TradeType.valueOf(tradeType.orElseThrow()));
    }

    boolean fits(Offer offer) {
        return fitsAmount(offer) && fitsPaymentMethod(offer);
    }

    boolean fitsPaymentMethod(Offer offer) {
        return paymentMethod
                .map(wanted -> offer.paymentMethods().stream()
                        .anyMatch(method -> method.identifier().equals(wanted)))
                .orElse(true);
    }

    private boolean fitsAmount(Offer offer) {
        return amount.map(wanted -> wanted.compareTo(offer.minFiat()) >= 0 && wanted.compareTo(offer.maxFiat()) <= 0)
                .orElse(true);
    }
}
