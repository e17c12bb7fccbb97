package io.usdtaggregator.benchmark.attacks;

import io.usdtaggregator.engine.updates.HoldBack;
import io.usdtaggregator.engine.updates.RateUpdate;
import io.usdtaggregator.engine.updates.RateUpdates;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.choosing.PaymentChoice;
import io.usdtaggregator.model.choosing.RateCalculation;
import io.usdtaggregator.model.filtering.FilterPipeline;
import io.usdtaggregator.model.filtering.OutlierFilter;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.MerchantOffers;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The product's own rules: filters, cut, support, choice, and hold-back. */
final class Defence {
    private static final Instant BEFORE = Instant.parse("2026-11-23T12:00:00Z");
    private static final int SECONDS_BETWEEN_READS = 60;

    private final Settings settings;
    private final Set<String> methods;

    private Defence(Settings settings, Set<String> methods) {
        this.settings = settings;
        this.methods = methods;
    }

    static Defence atFirstStart() {
        return new Defence(FirstStart.settings(), Set.of());
    }

    Defence under(Settings changed) {
        return new Defence(changed, methods);
    }

    /** For a caller who asks for a payment method. */
    Defence paidBy(String method) {
        return new Defence(settings, Set.of(method));
    }

    /** What is published once the last attacked book is read, a minute after the one before; empty without an eligible offer. */
    Optional<PricedRate> published(Scene scene) {
        MarketBooks calm = books(scene.market(), scene, scene.honest(), BEFORE, 1);
        RateUpdate standing =
                new RateUpdates(settings, BEFORE).published(made(scene, calm, BEFORE, 1), calm, Optional.empty());
        for (int read = 0; read < scene.reads().size(); read++) {
            standing = next(scene, scene.reads().get(read), read + 2, standing);
        }
        Rate rate = standing.rate();
        return (methods.isEmpty() ? rate : new PaymentChoice(methods, settings).of(rate)).priced();
    }

    /** The best price of the honest offers that pass the filters of each offer by itself. */
    BigDecimal honestBest(Scene scene) {
        return honest(scene).get(0).price();
    }

    /** Whether fewer than 5 honest merchants pass those filters. */
    boolean isThin(Scene scene) {
        return MerchantOffers.count(honest(scene)) < OutlierFilter.FEWEST;
    }

    /** Whether half of the merchants or more show an offer that is not the honest book's, of those that pass the same filters. */
    boolean isOfTheAttacker(Scene scene) {
        Set<String> honest = honest(scene).stream().map(Defence::shown).collect(Collectors.toSet());
        List<Offer> read = filtered(scene, scene.shown());
        List<Offer> moved =
                read.stream().filter(offer -> !honest.contains(shown(offer))).toList();
        return 2 * MerchantOffers.count(moved) >= MerchantOffers.count(read);
    }

    private static String shown(Offer offer) {
        return offer.offerId() + " at " + Decimals.plain(offer.price());
    }

    private List<Offer> honest(Scene scene) {
        return filtered(scene, scene.honest());
    }

    private List<Offer> filtered(Scene scene, List<Offer> offers) {
        return new FilterPipeline(settings)
                .filter(scene.book(scene.market(), offers, BEFORE, 1), 1)
                .offers();
    }

    private RateUpdate next(Scene scene, List<Offer> offers, long version, RateUpdate before) {
        Instant at = BEFORE.plusSeconds(SECONDS_BETWEEN_READS * (version - 1));
        MarketBooks books = books(scene.market(), scene, offers, at, version);
        Rate made = made(scene, books, at, version);
        RateUpdates updates = new RateUpdates(settings, at);
        return new HoldBack(settings).mustWait(made, books, Optional.of(before.previous()))
                ? updates.heldBack(made.priced().orElseThrow(), before.rate(), books, before.previous())
                : updates.published(made, books, Optional.of(before.previous()));
    }

    private Rate made(Scene scene, MarketBooks books, Instant at, long version) {
        RateCalculation calculation = new RateCalculation(settings);
        MarketBooks zone =
                scene.market().isZone() ? books : books(scene.market().wholeZone(), scene, scene.zone(), at, version);
        return calculation.make(Rate.POLICY, books, calculation.zoneReference(zone, at), at, version);
    }

    private MarketBooks books(Market market, Scene scene, List<Offer> offers, Instant at, long version) {
        OfferBook read = scene.book(market, offers, at, version);
        return MarketBooks.of(market, List.of(new FilterPipeline(settings).filter(read, version)));
    }
}
