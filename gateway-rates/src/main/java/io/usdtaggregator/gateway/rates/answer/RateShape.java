package io.usdtaggregator.gateway.rates.answer;

import io.usdtaggregator.gateway.rates.answer.RateSources.AdjustmentAnswer;
import io.usdtaggregator.gateway.rates.answer.RateSources.LiquidityAnswer;
import io.usdtaggregator.gateway.rates.answer.RateSources.QualityAnswer;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.serving.Amount;
import io.usdtaggregator.model.serving.Freshness;
import io.usdtaggregator.model.serving.Liquidity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Turns the engine's rates into the rows of answers; what is too old loses its number and says why.
 *
 * @param official the official rates of now; empty for rates of the past, whose premium is not recorded
 */
public record RateShape(Freshness freshness, Optional<OfficialRates> official, boolean sandbox) {

    /** The instant for which ages and rules are judged. */
    public Instant servedAt() {
        return freshness.servedAt();
    }

    /** The row of {@code asked}, from a rate that may be of its zone. */
    public RateAnswer row(Market asked, Rate rate, Optional<Amount> amount, Optional<Derivation> derivation) {
        return rate.fold(
                priced -> freshness
                        .tooOld(priced)
                        .map(reason -> without(asked, rate, reason, amount.map(Amount::nothing), derivation))
                        .orElseGet(() -> usable(asked, priced, amount.map(wanted -> wanted.walk(priced)), derivation)),
                unpriced -> without(asked, rate, unpriced.reason(), amount.map(Amount::nothing), derivation));
    }

    /** A leg that may be given now, with what an amount gets there. */
    public RateAnswer leg(Rate rate, Optional<Liquidity> liquidity, Optional<Derivation> derivation) {
        return rate.fold(
                priced -> usable(rate.market(), priced, liquidity, derivation),
                unpriced -> without(rate.market(), rate, unpriced.reason(), liquidity, derivation));
    }

    /** A rate of the past: its number stays, and its age says how old it is. */
    public RateAnswer recorded(Rate rate) {
        return recorded(rate.market(), rate, Optional.empty(), Optional.empty());
    }

    /** The same, derived from its offers as a question asks, for the market asked. */
    public RateAnswer recorded(
            Market asked, Rate rate, Optional<Liquidity> liquidity, Optional<Derivation> derivation) {
        return rate.fold(
                priced -> with(asked, priced, liquidity, derivation, false),
                unpriced -> without(asked, rate, unpriced.reason(), liquidity, derivation));
    }

    /** The row of a market for which nothing was ever published. */
    public RateAnswer nothing(Market asked, Optional<Amount> amount) {
        return new RateAnswer(
                null,
                RatedMarket.of(asked),
                RateFigures.none(null, asked.fiat()),
                new RateSources(
                        null,
                        null,
                        amount.map(Amount::nothing).map(LiquidityAnswer::of).orElse(null),
                        false,
                        null,
                        asked.scope()),
                null,
                official(asked, Optional.empty()),
                new AnswerFreshness(
                        null, null, null, null, FreshnessStatus.UNAVAILABLE, UnavailableReason.NO_BOOK, sandbox));
    }

    private RateAnswer usable(
            Market asked, PricedRate rate, Optional<Liquidity> liquidity, Optional<Derivation> derivation) {
        return with(asked, rate, liquidity, derivation, freshness.restsOnStaleBook(rate));
    }

    private RateAnswer with(
            Market asked,
            PricedRate rate,
            Optional<Liquidity> liquidity,
            Optional<Derivation> derivation,
            boolean ofStaleBook) {
        return new RateAnswer(
                rate.rateId(),
                RatedMarket.of(asked),
                RateFigures.of(rate),
                new RateSources(
                        AdjustmentAnswer.of(rate.price().adjustment()),
                        QualityAnswer.of(rate.quality(), ofStaleBook),
                        liquidity.map(LiquidityAnswer::of).orElse(null),
                        rate.origin().fallback().isPresent(),
                        rate.origin().fallbackReason(),
                        rate.market().scope()),
                derivation.orElse(null),
                official(asked, Optional.of(rate.rate())),
                new AnswerFreshness(
                        rate.observedAt(),
                        rate.computedAt(),
                        rate.updatedAt(),
                        freshness.ageSeconds(rate.observedAt()),
                        Freshness.shown(freshness.status(rate)),
                        null,
                        sandbox));
    }

    private RateAnswer without(
            Market asked,
            Rate rate,
            UnavailableReason reason,
            Optional<Liquidity> liquidity,
            Optional<Derivation> derivation) {
        Optional<RateOrigin> origin = rate.optionalOrigin();
        Instant observedAt = origin.map(RateOrigin::observedAt).orElse(null);
        return new RateAnswer(
                rate.rateId(),
                RatedMarket.of(asked),
                RateFigures.none(origin.map(RateOrigin::platform).orElse(null), asked.fiat()),
                new RateSources(
                        null,
                        QualityAnswer.of(rate.quality(), false),
                        liquidity.map(LiquidityAnswer::of).orElse(null),
                        origin.flatMap(RateOrigin::fallback).isPresent(),
                        origin.flatMap(RateOrigin::fallback).orElse(null),
                        rate.market().scope()),
                derivation.orElse(null),
                official(asked, Optional.empty()),
                new AnswerFreshness(
                        observedAt,
                        rate.computedAt(),
                        rate.updatedAt(),
                        freshness.ageSeconds(observedAt),
                        FreshnessStatus.UNAVAILABLE,
                        reason,
                        sandbox));
    }

    private OfficialRateAnswer official(Market asked, Optional<BigDecimal> rate) {
        Optional<BigDecimal> parity = parity(asked);
        return new OfficialRateAnswer(
                parity.orElse(null),
                parity.flatMap(known -> official.map(OfficialRates::day)).orElse(null),
                parity.flatMap(known -> rate.map(number -> OfficialRates.premiumPct(number, known)))
                        .orElse(null),
                parityReason(asked));
    }

    private Optional<BigDecimal> parity(Market market) {
        return official.flatMap(rates -> rates.of(market.fiat()));
    }

    private OfficialRates.MissingReason parityReason(Market market) {
        return official.filter(any -> OfficialRates.concerns(market.fiat()))
                .map(OfficialRates::reason)
                .orElse(null);
    }
}
