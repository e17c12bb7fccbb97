package io.usdtaggregator.engine.choosing;

import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import java.util.EnumSet;
import java.util.Set;

/** A place's two rates of one source, seen together. */
public record BothSides(Rate buy, Rate sell) {

    /** Both carry the flag {@code crossed} when the adjusted BUY lies below the adjusted SELL (DOMAIN.md 4). */
    public static BothSides compared(Rate buy, Rate sell) {
        boolean crossed = buy.hasNumber() && sell.hasNumber() && buy.rate().compareTo(sell.rate()) < 0;
        return crossed
                ? new BothSides(flagged(buy, BookFlag.CROSSED), flagged(sell, BookFlag.CROSSED))
                : new BothSides(buy, sell);
    }

    /** The same rate with one more flag. */
    public static Rate flagged(Rate rate, BookFlag flag) {
        Set<BookFlag> flags = EnumSet.of(flag);
        flags.addAll(rate.quality().flags());
        Quality old = rate.quality();
        Quality quality = new Quality(old.confidence(), old.offersSeen(), old.offersEligible(), old.excluded(), flags);
        return new Rate(
                rate.version(),
                rate.rateId(),
                rate.market(),
                rate.source(),
                rate.platform(),
                rate.rate(),
                rate.rawRate(),
                rate.median(),
                rate.adjustment(),
                quality,
                rate.offers(),
                rate.fallback(),
                rate.fallbackReason(),
                rate.reason(),
                rate.observedAt(),
                rate.computedAt(),
                rate.updatedAt(),
                rate.settingsVersion(),
                rate.bookTimes());
    }
}
