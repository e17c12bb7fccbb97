package io.usdtaggregator.gateway.rates.cross;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.gateway.rates.answer.AnswerFreshness;
import io.usdtaggregator.gateway.rates.answer.Derivation;
import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import io.usdtaggregator.gateway.rates.answer.RateShape;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer.AmountAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer.CrossAdjustmentAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer.CrossFigures;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.serving.Amount;
import io.usdtaggregator.model.serving.CrossPricing;
import io.usdtaggregator.model.serving.CrossPricing.Priced;
import io.usdtaggregator.model.serving.CrossQuestion;
import io.usdtaggregator.model.serving.Freshness;
import io.usdtaggregator.model.serving.Liquidity;
import io.usdtaggregator.model.serving.OtherDirection;
import io.usdtaggregator.model.serving.WalkedAmount;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.CrossWithLegs;
import io.usdtaggregator.model.snapshot.CrossWithLegs.BothDirections;
import io.usdtaggregator.model.snapshot.RatesSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Turns the engine's cross rates into answers; without a usable leg there is a 503 that names the leg. */
public record CrossShape(RateShape rates) {

    /** The answer to a question out of one snapshot; a problem names every leg that has no usable rate. */
    public CrossAnswer answer(Settings settings, RatesSnapshot published, CrossQuestion question) {
        Corridor corridor = question.corridor();
        if (corridor.isIdentity()) {
            return identity(question);
        }
        CrossPricing pricing = new CrossPricing(settings, published, rates.freshness());
        Priced priced = pricing.of(question).orElseThrow(() -> unusable(
                        corridor, pricing.current(corridor.buyMarket()), pricing.current(corridor.sellMarket()))
                .orElseGet(UnusableLegs::withoutRate));
        unusable(corridor, priced.there().buy(), priced.there().sell()).ifPresent(problem -> {
            throw problem;
        });
        PricedCrossRate cross = priced.there().cross().priced().orElseThrow(UnusableLegs::withoutRate);
        return answered(cross, priced, question);
    }

    /** A published cross rate, whatever its age: as it was, or derived from its offers as the question asks. */
    public CrossAnswer recorded(Settings settings, CrossWithLegs record, CrossQuestion question) {
        Priced priced = new CrossPricing(settings, RatesSnapshot.EMPTY, rates.freshness()).recorded(record, question);
        return priced.there().cross().fold(cross -> answered(cross, priced, question), this::recorded);
    }

    private CrossAnswer answered(PricedCrossRate cross, Priced priced, CrossQuestion question) {
        Optional<WalkedAmount> walked = question.amount().flatMap(priced::walk);
        return shown(
                cross,
                new CrossAnswer.Legs(
                        leg(
                                priced.there().buy(),
                                walked.map(WalkedAmount::buy),
                                Derivation.of(question.amount().map(Amount::ofFiat), question.methodsFrom())),
                        // What the leg gets of an amount follows from the derivation of the cross rate.
                        leg(
                                priced.there().sell(),
                                walked.map(WalkedAmount::sell),
                                Derivation.of(Optional.empty(), question.methodsTo()))),
                priced.back(),
                Optional.empty(),
                walked.map(AmountAnswer::of).orElse(AmountAnswer.NONE),
                CrossDerivation.of(question));
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
                rates.freshness().back(directions),
                rates.freshness().whyNot(cross),
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

    private Optional<HttpProblem> unusable(Corridor corridor, Optional<Rate> buy, Optional<Rate> sell) {
        return UnusableLegs.problem(
                corridor.buyMarket(),
                rates.freshness().whyNot(buy),
                corridor.sellMarket(),
                rates.freshness().whyNot(sell));
    }

    private RateAnswer leg(Optional<Rate> leg, Optional<Liquidity> liquidity, Optional<Derivation> derivation) {
        return leg.map(rate -> rates.leg(rate, liquidity, derivation)).orElse(null);
    }

    private RateAnswer currentLeg(Optional<Rate> leg) {
        return leg.map(rate -> rates.row(rate.market(), rate, Optional.empty(), Optional.empty()))
                .orElse(null);
    }
}
