package io.usdtaggregator.benchmark.attacks;

import io.usdtaggregator.engine.rates.HoldBack;
import io.usdtaggregator.engine.rates.PreviousRate;
import io.usdtaggregator.engine.rates.RateUpdates;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.choosing.RateCalculation;
import io.usdtaggregator.model.filtering.FilterPipeline;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.Settings.Alerts;
import io.usdtaggregator.model.settings.Settings.LiquiditySetting;
import io.usdtaggregator.model.settings.Settings.Outliers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The product's own rules under some settings: filters, cut, choice, and the hold-back against the rate before. */
final class Defence {
    private static final Instant BEFORE = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant NOW = BEFORE.plusSeconds(60);

    private final Settings settings;

    private Defence(Settings settings) {
        this.settings = settings;
    }

    /** As at first start, which has no limit of liquidity. */
    static Defence atFirstStart() {
        Settings first = FirstStart.settings();
        return with(List.of(), first.outliers(), first.alerts());
    }

    /** An offer must be able to take an order of this much fiat. */
    Defence ordersOf(String fiat) {
        return with(
                Stream.of(TradeType.values())
                        .map(type -> new LiquiditySetting(
                                type, "XOF", new BigDecimal(fiat), null, Settings.Unit.FIAT, Settings.Match.OVERLAP))
                        .toList(),
                settings.outliers(),
                settings.alerts());
    }

    /** The cut's least distance from the median, in percent. */
    Defence cutAt(String percent) {
        return with(
                settings.liquidity(),
                new Outliers(settings.outliers().madMultiple(), new BigDecimal(percent)),
                settings.alerts());
    }

    Defence heldBackAbove(String percent) {
        Alerts alerts = settings.alerts();
        return with(
                settings.liquidity(),
                settings.outliers(),
                new Alerts(alerts.variationPercent(), new BigDecimal(percent), alerts.cooldown()));
    }

    /** What is published once the attacked book is read, a minute after the honest one; empty without an eligible offer. */
    Optional<PricedRate> published(Scene scene) {
        MarketBooks calm = books(scene, scene.honest(), BEFORE, 1);
        Rate first = new RateCalculation(settings).make(Rate.POLICY, calm, BEFORE, 1);
        PreviousRate previous = new RateUpdates(settings, BEFORE)
                .published(first, calm, Optional.empty())
                .previous();
        MarketBooks attacked = books(scene, scene.shown(), NOW, 2);
        Rate made = new RateCalculation(settings).make(Rate.POLICY, attacked, NOW, 2);
        RateUpdates updates = new RateUpdates(settings, NOW);
        Rate published = new HoldBack(settings).mustWait(made, attacked, Optional.of(previous))
                ? updates.heldBack(made.priced().orElseThrow(), first, attacked, previous)
                        .rate()
                : updates.published(made, attacked, Optional.of(previous)).rate();
        return published.priced();
    }

    private MarketBooks books(Scene scene, List<Offer> offers, Instant at, long version) {
        OfferBook read = scene.book(offers, at, version);
        return MarketBooks.of(scene.market(), List.of(new FilterPipeline(settings).filter(read, version)));
    }

    private static Defence with(List<LiquiditySetting> liquidity, Outliers outliers, Alerts alerts) {
        return new Defence(FirstStart.settings()
                .draft()
                .liquidity(liquidity)
                .outliers(outliers)
                .alerts(alerts)
                .build());
    }
}
