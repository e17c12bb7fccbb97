package io.usdtaggregator.benchmark.attacks;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.simulator.attack.Attack;
import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedMarkets;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * One market of one seed: its fair price, its honest book and the same book under attack.
 *
 * @param fair what 1 USDT is worth, between the two sides
 */
record Scene(Market market, BigDecimal fair, List<Offer> honest, List<Offer> shown) {
    /** How many markets each seed gives. */
    static final int MARKETS = 4;

    private static final String PLATFORM = "binance";
    private static final String FIAT = "XOF";

    /** Both sides of a zone of 30 to 79 offers and of a country of 5 to 20. */
    static Stream<Scene> of(long seed, IntFunction<Optional<Attack>> attack) {
        return Stream.of(MarketName.ZONE, "CI").flatMap(country -> Stream.of("BUY", "SELL")
                .map(side -> of(seed, new MarketName(PLATFORM, FIAT, country, side), attack)));
    }

    private static Scene of(long seed, MarketName name, IntFunction<Optional<Attack>> attack) {
        SimulatedMarkets calm = frozen(new SimulatedMarkets(seed, market -> Optional.empty()));
        Optional<Attack> chosen = attack.apply(calm.honestBook(name).size());
        SimulatedMarkets attacked = frozen(new SimulatedMarkets(seed, market -> chosen));
        Market market = new Market(
                FIAT,
                name.country().equals(MarketName.ZONE) ? null : name.country(),
                TradeType.valueOf(name.clientSide()));
        return new Scene(market, calm.fairPrice(FIAT), offers(calm.honestBook(name)), offers(attacked.book(name)));
    }

    /** The walk begins at its first step, so that a seed always gives the same book. */
    private static SimulatedMarkets frozen(SimulatedMarkets markets) {
        markets.freeze(true);
        return markets;
    }

    private static List<Offer> offers(List<SimulatedOffer> book) {
        return book.stream()
                .filter(offer -> offer.min().compareTo(offer.dynamicMax()) <= 0)
                .map(Scene::offer)
                .toList();
    }

    private static Offer offer(SimulatedOffer offer) {
        return new Offer(
                PLATFORM,
                offer.id(),
                offer.price(),
                offer.available(),
                offer.min(),
                offer.dynamicMax(),
                offer.methods().stream()
                        .map(method -> new PaymentMethod(method, method))
                        .toList(),
                new Merchant(
                        offer.merchant(),
                        offer.merchant(),
                        offer.verified(),
                        offer.orders30d(),
                        offer.completionRate()));
    }

    OfferBook book(List<Offer> offers, Instant observedAt, long version) {
        return new OfferBook(version, PLATFORM, market, observedAt, 0, offers, List.of(), Set.of());
    }
}
