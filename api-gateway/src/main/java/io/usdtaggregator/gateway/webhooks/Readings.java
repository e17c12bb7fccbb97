package io.usdtaggregator.gateway.webhooks;

import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.livedata.RatesSnapshot;
import io.usdtaggregator.gateway.rates.CrossAnswer;
import io.usdtaggregator.gateway.rates.CrossShape;
import io.usdtaggregator.gateway.rates.RateAnswer;
import io.usdtaggregator.gateway.rates.RateShape;
import io.usdtaggregator.gateway.rates.Serving;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads what webhooks watch from the rates in memory. */
record Readings(RatesSnapshot board, RateShape rates, CrossShape crossRates) {

    static Readings now(LiveData boards, Serving serving) {
        Settings settings = boards.settings();
        Optional<Duration> anyAge = Optional.empty();
        return new Readings(boards.rates(), serving.shape(settings, anyAge), serving.crossShape(settings, anyAge));
    }

    /** @param subject the key of a market or of a corridor; empty when nothing was published for it yet */
    Optional<Reading> of(String subject) {
        return isCorridor(subject)
                ? Optional.ofNullable(board.crossRates().get(subject)).map(this::cross)
                : board.rate(Rate.POLICY, Market.parse(subject)).map(this::market);
    }

    /** FROM:COUNTRY:TO:COUNTRY, where a market has three parts. */
    static boolean isCorridor(String subject) {
        return subject.split(":", -1).length == 4;
    }

    private Reading market(Rate rate) {
        RateAnswer row = rates.row(rate.market(), rate, Optional.empty());
        return new Reading(
                false,
                Optional.ofNullable(row.figures().rate()),
                rate.computedAt().truncatedTo(ChronoUnit.MICROS),
                MarketJson.mapper().valueToTree(row));
    }

    private Reading cross(CrossRate cross) {
        CrossAnswer now = crossRates.current(cross);
        return new Reading(
                true,
                Optional.ofNullable(now.figures().rate()),
                cross.computedAt().truncatedTo(ChronoUnit.MICROS),
                MarketJson.mapper().valueToTree(now));
    }
}
