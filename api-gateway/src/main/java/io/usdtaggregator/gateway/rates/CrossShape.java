package io.usdtaggregator.gateway.rates;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.OfficialRates;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Turns the engine's cross rates into answers; without a usable leg there is a 503 that names the leg. */
public final class CrossShape {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final RateShape rates;
    private final Freshness freshness;
    private final boolean sandbox;

    /** @param official as for {@link RateShape} */
    public CrossShape(Freshness freshness, Optional<OfficialRates> official, boolean sandbox) {
        this.rates = new RateShape(freshness, official, sandbox);
        this.freshness = freshness;
        this.sandbox = sandbox;
    }

    /** @param walked the amount and what it gets, where one was asked */
    public CrossAnswer answer(CrossRate cross, Optional<WalkedAmount> walked) {
        requireLeg("buy", cross.corridor().buyMarket(), cross.buyLeg());
        requireLeg("sell", cross.corridor().sellMarket(), cross.sellLeg());
        if (!cross.isPriced()) {
            throw unusable("buy or sell", cross.corridor().key(), UnavailableReason.LEG_UNAVAILABLE);
        }
        return recorded(cross, walked);
    }

    /** The cross rate as it was published, whatever its age. */
    public CrossAnswer recorded(CrossRate cross, Optional<WalkedAmount> walked) {
        return shown(
                cross,
                walked,
                new CrossAnswer.Legs(
                        leg(cross.buyLeg(), walked.map(WalkedAmount::buy)),
                        leg(cross.sellLeg(), walked.map(WalkedAmount::sell))),
                cross.whyUnpriced());
    }

    /** As it is now, for those who are told of it without asking: without a number that is too old, and why. */
    public CrossAnswer current(CrossRate cross) {
        return shown(
                cross,
                Optional.empty(),
                new CrossAnswer.Legs(currentLeg(cross.buyLeg()), currentLeg(cross.sellLeg())),
                cross.fold(freshness::tooOld, unpriced -> Optional.of(unpriced.reason())));
    }

    private CrossAnswer shown(
            CrossRate cross, Optional<WalkedAmount> walked, CrossAnswer.Legs legs, Optional<UnavailableReason> whyNot) {
        Optional<CrossPrice> price = cross.priced().map(PricedCrossRate::price).filter(priced -> whyNot.isEmpty());
        Instant observedAt = cross.lastObservedAt().orElse(null);
        return new CrossAnswer(
                null,
                cross.rateId(),
                RatedCorridor.of(cross.corridor()),
                new CrossFigures(
                        price.map(CrossPrice::rate).orElse(null),
                        price.map(CrossPrice::inverseRate).orElse(null),
                        price.map(CrossPrice::roundTripCostPct).orElse(null)),
                legs,
                cross.priced()
                        .flatMap(priced -> priced.price().rule())
                        .map(CrossAdjustmentAnswer::of)
                        .orElse(null),
                walked.map(amount -> amount.answer(cross.corridor().to())).orElse(AmountAnswer.NONE),
                new AnswerFreshness(
                        observedAt,
                        cross.computedAt(),
                        cross.updatedAt(),
                        freshness.ageSeconds(observedAt),
                        cross.priced()
                                .filter(priced -> whyNot.isEmpty())
                                .map(priced -> Freshness.shown(freshness.status(priced)))
                                .orElse(FreshnessStatus.UNAVAILABLE),
                        whyNot.orElse(null),
                        sandbox));
    }

    /** From a place to itself: 1, by definition, and always fresh. */
    public CrossAnswer identity(Corridor corridor, Optional<BigDecimal> amount) {
        return new CrossAnswer(
                null,
                null,
                RatedCorridor.of(corridor),
                new CrossFigures(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO),
                new CrossAnswer.Legs(null, null),
                null,
                amount.map(given -> new AmountAnswer(given, given, BigDecimal.ONE, BigDecimal.ONE))
                        .orElse(AmountAnswer.NONE),
                new AnswerFreshness(
                        freshness.servedAt(),
                        freshness.servedAt(),
                        freshness.servedAt(),
                        0L,
                        FreshnessStatus.FRESH,
                        null,
                        sandbox));
    }

    /** Nothing is published for this corridor: say which leg is missing. */
    public HttpProblem missing(Corridor corridor, Optional<Rate> buy, Optional<Rate> sell) {
        try {
            requireLeg("buy", corridor.buyMarket(), buy);
            requireLeg("sell", corridor.sellMarket(), sell);
        } catch (HttpProblem named) {
            return named;
        }
        return unusable("buy or sell", corridor.key(), UnavailableReason.NO_BOOK);
    }

    private RateAnswer leg(Optional<Rate> leg, Optional<Liquidity> liquidity) {
        return leg.map(rate -> rates.recorded(rate, liquidity)).orElse(null);
    }

    private RateAnswer currentLeg(Optional<Rate> leg) {
        return leg.map(rate -> rates.row(rate.market(), rate, Optional.empty())).orElse(null);
    }

    private void requireLeg(String name, Market market, Optional<Rate> leg) {
        Optional<UnavailableReason> why = leg.map(rates::whyNot).orElse(Optional.of(UnavailableReason.NO_BOOK));
        why.ifPresent(reason -> {
            throw unusable(name, market.key(), reason);
        });
    }

    private static HttpProblem unusable(String leg, String where, UnavailableReason reason) {
        String why = reason.name().toLowerCase(Locale.ROOT);
        return Problem.naming(
                Problem.unavailable(
                        "leg_unavailable",
                        "The " + leg + " leg (" + where + ") has no usable rate: " + why,
                        RETRY_AFTER),
                FieldError.of("legs." + leg, why, where + ": " + why));
    }
}
