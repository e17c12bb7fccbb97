package io.usdtaggregator.engine.history;

import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One published change of a rate.
 *
 * @param subject key of the market or corridor
 * @param rate {@code null} when the change was that there is none
 * @param value the whole rate as JSON, with what it was made from
 * @param madeFrom names the inputs: the same inputs a second time add nothing
 */
public record Tick(
        String rateId,
        Instant at,
        String subject,
        String source,
        String kind,
        BigDecimal rate,
        String value,
        String madeFrom) {

    public static Tick of(Rate rate, String madeFrom) {
        return new Tick(
                rate.rateId(),
                rate.updatedAt(),
                rate.market().key(),
                rate.source(),
                "rate",
                rate.rate(),
                MarketJson.write(rate),
                madeFrom);
    }

    public static Tick of(CrossRate rate, String madeFrom) {
        return new Tick(
                rate.rateId(),
                rate.updatedAt(),
                rate.corridor().key(),
                Rate.POLICY,
                "cross_rate",
                rate.rate(),
                MarketJson.write(rate),
                madeFrom);
    }
}
