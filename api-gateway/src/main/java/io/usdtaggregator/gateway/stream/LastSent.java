package io.usdtaggregator.gateway.stream;

import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import io.usdtaggregator.gateway.rates.answer.RateSources.AdjustmentAnswer;
import io.usdtaggregator.gateway.rates.answer.RateSources.QualityAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer.CrossAdjustmentAnswer;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What readers were last sent of a rate: when any of it changes, they are sent it again. That a platform was read once more and
 * nothing came of it is no change; that it was not, and the rate grows stale, is one.
 *
 * @param numbers of the answer, in the order in which it shows them; {@code null} where it has none
 * @param made how the number was made
 * @param legs of a cross rate
 */
record LastSent(
        String rateId,
        List<Optional<BigDecimal>> numbers,
        Made made,
        FreshnessStatus status,
        Optional<UnavailableReason> reason,
        List<Optional<LastSent>> legs) {

    /** How a number was made: from where, by which rules, and how sure of it one may be. */
    record Made(
            String platform,
            AdjustmentAnswer adjustment,
            CrossAdjustmentAnswer crossAdjustment,
            Optional<Confidence> confidence,
            Set<?> flags,
            boolean fallback) {}

    static LastSent of(RateAnswer row) {
        Optional<QualityAnswer> quality = Optional.ofNullable(row.sources().quality());
        return new LastSent(
                row.rateId(),
                numbers(row.figures().rate(), row.figures().rawRate()),
                new Made(
                        row.figures().platform(),
                        row.sources().adjustment(),
                        null,
                        quality.map(QualityAnswer::confidence),
                        quality.<Set<?>>map(QualityAnswer::flags).orElse(Set.of()),
                        row.sources().fallback()),
                row.freshness().status(),
                Optional.ofNullable(row.freshness().reason()),
                List.of());
    }

    static LastSent of(CrossAnswer answer) {
        return new LastSent(
                answer.rateId(),
                numbers(
                        answer.figures().rate(),
                        answer.figures().inverseRate(),
                        answer.figures().roundTripCostPct()),
                new Made(null, null, answer.sources().crossAdjustment(), Optional.empty(), Set.of(), false),
                answer.freshness().status(),
                Optional.ofNullable(answer.freshness().reason()),
                List.of(leg(answer.legs().buy()), leg(answer.legs().sell())));
    }

    private static Optional<LastSent> leg(RateAnswer row) {
        return Optional.ofNullable(row).map(LastSent::of);
    }

    /** 612 and 612.0 are one number. */
    private static List<Optional<BigDecimal>> numbers(BigDecimal... shown) {
        return Arrays.stream(shown)
                .map(number -> Optional.ofNullable(number).map(BigDecimal::stripTrailingZeros))
                .toList();
    }
}
