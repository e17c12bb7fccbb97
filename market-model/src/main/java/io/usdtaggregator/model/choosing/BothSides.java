package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.rate.Rate;

/** A place's two rates of one source, seen together. */
public record BothSides(Rate buy, Rate sell) {

    /** Both carry the flag {@code crossed} when the adjusted BUY lies below the adjusted SELL (docs/domain.md, 4). */
    public static BothSides compared(Rate buy, Rate sell) {
        boolean crossed = buy.number()
                .flatMap(bought -> sell.number().map(sold -> bought.compareTo(sold) < 0))
                .orElse(false);
        return crossed ? new BothSides(flagged(buy), flagged(sell)) : new BothSides(buy, sell);
    }

    private static Rate flagged(Rate rate) {
        return rate.withQuality(rate.quality().flagged(BookFlag.CROSSED));
    }
}
