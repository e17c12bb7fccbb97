package io.usdtaggregator.benchmark.attacks;

import io.usdtaggregator.model.filtering.OutlierFilter;
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
 * One market of one seed: its fair price, its honest book and what is read under attack.
 *
 * @param fair what 1 USDT is worth, between the two sides
 * @param reads the attacked books, in the order in which they are read after the honest one
 * @param zone the zone's honest offers on the same side
 */
record Scene(Market market, BigDecimal fair, List<Offer> honest, List<List<Offer>> reads, List<Offer> zone) {
    /** How many markets each seed gives. */
    static final int MARKETS = 4;

    private static final String PLATFORM = "binance";
    private static final String FIAT = "XOF";

    /** What is read of a market under attack, after its honest book. */
    interface BookAttack {
        List<List<Offer>> reads(Market market, BigDecimal fair, List<Offer> honest);
    }

    /** Both sides of a zone of 30 to 79 offers and of a country of 5 to 20, under an attack that the simulator knows. */
    static Stream<Scene> of(long seed, IntFunction<Optional<Attack>> attack) {
        return names().map(name -> {
            SimulatedMarkets calm = frozen(new SimulatedMarkets(seed, market -> Optional.empty()));
            Optional<Attack> chosen = attack.apply(calm.honestBook(name).size());
            SimulatedMarkets attacked = frozen(new SimulatedMarkets(seed, market -> chosen));
            return of(calm, name, (market, fair, honest) -> List.of(offers(attacked.book(name))));
        });
    }

    /** The same markets under any attack. */
    static Stream<Scene> of(long seed, BookAttack attack) {
        return names().map(name -> of(frozen(new SimulatedMarkets(seed, market -> Optional.empty())), name, attack));
    }

    /** Both sides of a country of three honest merchants: with one more they are too few for the rules on a book by itself. */
    static Stream<Scene> thin(long seed, BookAttack attack) {
        return of(seed, BookAttacks.nothing())
                .filter(scene -> !scene.market().isZone())
                .map(scene -> {
                    List<Offer> three = scene.honest().stream()
                            .filter(BookAttacks::isTrusted)
                            .limit(OutlierFilter.FEWEST - 2)
                            .toList();
                    return new Scene(
                            scene.market(),
                            scene.fair(),
                            three,
                            attack.reads(scene.market(), scene.fair(), three),
                            scene.zone());
                });
    }

    private static Stream<MarketName> names() {
        return Stream.of(MarketName.ZONE, "CI").flatMap(country -> Stream.of("BUY", "SELL")
                .map(side -> new MarketName(PLATFORM, FIAT, country, side)));
    }

    private static Scene of(SimulatedMarkets calm, MarketName name, BookAttack attack) {
        Market market = new Market(
                FIAT,
                name.country().equals(MarketName.ZONE) ? null : name.country(),
                TradeType.valueOf(name.clientSide()));
        BigDecimal fair = calm.fairPrice(FIAT);
        List<Offer> honest = offers(calm.honestBook(name));
        MarketName zone = new MarketName(PLATFORM, FIAT, MarketName.ZONE, name.clientSide());
        return new Scene(market, fair, honest, attack.reads(market, fair, honest), offers(calm.honestBook(zone)));
    }

    /** The book of the last read. */
    List<Offer> shown() {
        return reads.get(reads.size() - 1);
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

    OfferBook book(Market of, List<Offer> offers, Instant observedAt, long version) {
        return new OfferBook(version, PLATFORM, of, observedAt, 0, offers, List.of(), Set.of());
    }
}
