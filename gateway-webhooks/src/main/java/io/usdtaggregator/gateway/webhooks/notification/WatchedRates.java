package io.usdtaggregator.gateway.webhooks.notification;

import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import io.usdtaggregator.gateway.rates.answer.RateShape;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossShape;
import io.usdtaggregator.gateway.webhooks.change.LastNotified.ObservedRate;
import io.usdtaggregator.gateway.webhooks.subscription.WatchedSubject;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.snapshot.CrossWithLegs.BothDirections;
import io.usdtaggregator.model.snapshot.MarketSnapshot;
import io.usdtaggregator.model.snapshot.RatesSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads what webhooks watch from the rates in memory. */
record WatchedRates(RatesSnapshot snapshot, RateShape rates, CrossShape crossRates) {

    static WatchedRates now(LiveData live, AnswerContext context) {
        MarketSnapshot moment = live.snapshot();
        RateShape shape = context.shape(moment, Optional.empty());
        return new WatchedRates(moment.rates(), shape, new CrossShape(shape));
    }

    /** @param subject the key of a market or of a corridor; empty when nothing was published for it yet */
    Optional<WatchedRate> of(String subject) {
        return WatchedSubject.isCorridor(subject)
                ? snapshot.bothDirections(Corridor.parse(subject)).map(this::cross)
                : snapshot.rate(Rate.POLICY, Market.parse(subject)).map(this::market);
    }

    private WatchedRate market(Rate rate) {
        RateAnswer answer = rates.row(rate.market(), rate, Optional.empty(), Optional.empty());
        return new WatchedRate(observed(answer.figures().rate(), rate.computedAt()), answer, null);
    }

    private WatchedRate cross(BothDirections directions) {
        CrossAnswer answer = crossRates.current(directions);
        Instant computedAt = directions.there().cross().computedAt();
        return new WatchedRate(observed(answer.figures().rate(), computedAt), null, answer);
    }

    /** To the microsecond, as PostgreSQL keeps it. */
    private static ObservedRate observed(BigDecimal number, Instant computedAt) {
        return new ObservedRate(Optional.ofNullable(number), computedAt.truncatedTo(ChronoUnit.MICROS));
    }
}
