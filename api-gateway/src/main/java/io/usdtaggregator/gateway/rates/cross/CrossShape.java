package io.usdtaggregator.gateway.rates.cross;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.gateway.livedata.CrossWithLegs;
import io.usdtaggregator.gateway.livedata.CrossWithLegs.BothDirections;
import io.usdtaggregator.gateway.rates.answer.AnswerFreshness;
import io.usdtaggregator.gateway.rates.answer.Derivation;
import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import io.usdtaggregator.gateway.rates.answer.RateShape;
import io.usdtaggregator.gateway.rates.answer.RateSources.Liquidity;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer.AmountAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer.CrossAdjustmentAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer.CrossFigures;
import io.usdtaggregator.gateway.rates.freshness.Freshness;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Turns the engine's cross rates into answers; without a usable leg there is a 503 that names the leg. */
public record CrossShape(RateShape rates) {

    /** The answer to a question; a problem names every leg that has no usable rate. */
    CrossAnswer answer(CrossWithLegs there, OtherDirection back, CrossQuestion question) {
        Corridor corridor = there.cross().corridor();
        unusable(corridor, there.buy(), there.sell()).ifPresent(problem -> {
            throw problem;
        });
        PricedCrossRate cross = there.cross().priced().orElseThrow(UnusableLegs::withoutRate);
        return answered(cross, there, back, question);
    }

    /** A published cross rate, whatever its age: as it was, or derived from its offers as the question asks. */
    CrossAnswer recorded(CrossWithLegs there, OtherDirection back, CrossQuestion question) {
        return there.cross().fold(priced -> answered(priced, there, back, question), this::recorded);
    }

    private CrossAnswer answered(
            PricedCrossRate cross, CrossWithLegs there, OtherDirection back, CrossQuestion question) {
        Optional<WalkedAmount> walked = question.amount().map(amount -> WalkedAmount.of(cross, there, amount));
        return shown(
                cross,
                new CrossAnswer.Legs(
                        leg(there.buy(), walked.map(WalkedAmount::buy), question.buyDerivation()),
                        leg(there.sell(), walked.map(WalkedAmount::sell), question.sellDerivation())),
                back,
                Optional.empty(),
                walked.map(amount -> amount.answer(cross.corridor().to())).orElse(AmountAnswer.NONE),
                question.derivation());
    }

    /** The cross rate as it was published, whatever its age. */
    public CrossAnswer recorded(CrossRate cross) {
        return shown(
                cross,
                new CrossAnswer.Legs(
                        cross.buyLeg().map(rates::recorded).orElse(null),
                        cross.sellLeg().map(rates::recorded).orElse(null)),
                OtherDirection.recorded(cross),
                cross.whyUnpriced(),
                AmountAnswer.NONE,
                Optional.empty());
    }

    /** As it is now, for those who are told of it without asking: without a number that is too old, and why. */
    public CrossAnswer current(BothDirections directions) {
        CrossRate cross = directions.there().cross();
        return shown(
                cross,
                new CrossAnswer.Legs(
                        currentLeg(directions.there().buy()),
                        currentLeg(directions.there().sell())),
                back(directions),
                cross.fold(rates.freshness()::tooOld, unpriced -> Optional.of(unpriced.reason())),
                AmountAnswer.NONE,
                Optional.empty());
    }

    private CrossAnswer shown(
            CrossRate cross,
            CrossAnswer.Legs legs,
            OtherDirection back,
            Optional<UnavailableReason> whyNot,
            AmountAnswer walked,
            Optional<CrossDerivation> derivation) {
        Instant observedAt = cross.lastObservedAt().orElse(null);
        return new CrossAnswer(
                null,
                cross.rateId(),
                RatedCorridor.of(cross.corridor()),
                CrossFigures.of(cross.number().filter(number -> whyNot.isEmpty()), back),
                new CrossAnswer.CrossSources(
                        legs,
                        cross.priced()
                                .flatMap(priced -> priced.price().rule())
                                .map(CrossAdjustmentAnswer::of)
                                .orElse(null)),
                walked,
                derivation.orElse(null),
                new AnswerFreshness(
                        observedAt,
                        cross.computedAt(),
                        cross.updatedAt(),
                        rates.freshness().ageSeconds(observedAt),
                        cross.priced()
                                .filter(priced -> whyNot.isEmpty())
                                .map(priced -> Freshness.shown(rates.freshness().status(priced)))
                                .orElse(FreshnessStatus.UNAVAILABLE),
                        whyNot.orElse(null),
                        rates.sandbox()));
    }

    /** From a place to itself: 1, by definition, and always fresh. */
    CrossAnswer identity(CrossQuestion question) {
        Instant now = rates.servedAt();
        return new CrossAnswer(
                null,
                null,
                RatedCorridor.of(question.corridor()),
                new CrossFigures(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, null),
                new CrossAnswer.CrossSources(new CrossAnswer.Legs(null, null), null),
                question.amount()
                        .map(given -> new AmountAnswer(given, given, BigDecimal.ONE, BigDecimal.ONE))
                        .orElse(AmountAnswer.NONE),
                null,
                new AnswerFreshness(now, now, now, 0L, FreshnessStatus.FRESH, null, rates.sandbox()));
    }

    /** Nothing is published for this corridor: say which legs are missing. */
    HttpProblem missing(Corridor corridor, Optional<Rate> buy, Optional<Rate> sell) {
        return unusable(corridor, buy, sell).orElseGet(UnusableLegs::withoutRate);
    }

    /** What the other direction of a usable cross rate comes to. */
    OtherDirection back(BothDirections directions) {
        return directions
                .there()
                .cross()
                .priced()
                .map(priced -> OtherDirection.of(priced, directions.back(), rates.freshness()))
                .orElseGet(() -> OtherDirection.missing(null));
    }

    private Optional<HttpProblem> unusable(Corridor corridor, Optional<Rate> buy, Optional<Rate> sell) {
        return UnusableLegs.problem(corridor.buyMarket(), whyNot(buy), corridor.sellMarket(), whyNot(sell));
    }

    private Optional<UnavailableReason> whyNot(Optional<Rate> leg) {
        return leg.map(rates::whyNot).orElse(Optional.of(UnavailableReason.NO_BOOK));
    }

    private RateAnswer leg(Optional<Rate> leg, Optional<Liquidity> liquidity, Optional<Derivation> derivation) {
        return leg.map(rate -> rates.leg(rate, liquidity, derivation)).orElse(null);
    }

    private RateAnswer currentLeg(Optional<Rate> leg) {
        return leg.map(rate -> rates.row(rate.market(), rate, Optional.empty(), Optional.empty()))
                .orElse(null);
    }
}
