package io.usdtaggregator.engine.updates;

import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Platforms whose two sides of a place look swapped (docs/domain.md 1), and how deep each side is. Pure. */
public final class SuspectSides {
    private final Settings settings;
    private final Instant now;

    public SuspectSides(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    /** Of every book that is not too old, whether it serves or not; both sides of a place are one condition. */
    public List<AlertCondition> of(Collection<MarketBooks> sides) {
        return sides.stream()
                .flatMap(side -> side.byPlatform().values().stream())
                .filter(book -> book.flags().contains(BookFlag.SIDE_SUSPECT))
                .filter(book -> FreshnessLimits.of(settings, book.platform()).status(book.observedAt(), now)
                        != FreshnessStatus.UNAVAILABLE)
                .map(book -> condition(book, sides))
                .distinct()
                .sorted(Comparator.comparing(AlertCondition::key))
                .toList();
    }

    private static AlertCondition condition(OfferBook book, Collection<MarketBooks> sides) {
        return AlertCondition.of(
                AlertKind.SIDE_SUSPECT,
                book.platform() + " " + book.market().fiat(),
                book.platform() + ":" + Place.of(book.market()).key(),
                "BUY prices lie below SELL prices; BUY offers hold " + depth(book.platform(), TradeType.BUY, sides)
                        + " USDT, SELL offers " + depth(book.platform(), TradeType.SELL, sides));
    }

    private static String depth(String platform, TradeType tradeType, Collection<MarketBooks> sides) {
        BigDecimal depth = sides.stream()
                .filter(side -> side.market().tradeType() == tradeType)
                .flatMap(side -> side.of(platform).stream())
                .flatMap(book -> book.offers().stream())
                .map(Offer::availableUsdt)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Decimals.plain(depth).toPlainString();
    }
}
