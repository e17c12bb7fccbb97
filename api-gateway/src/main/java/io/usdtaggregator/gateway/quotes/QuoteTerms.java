package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.rates.answer.AnswerFreshness;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer.AmountAnswer;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a caller needs of a price for it to be a quote.
 *
 * @param minCoverage the part of the amount that offers must be able to take, above 0 up to 1
 * @param maxAge how old the older leg may be; empty: as old as staff call fresh
 */
record QuoteTerms(BigDecimal minCoverage, Optional<Duration> maxAge) {
    static final String MIN_COVERAGE = "min_coverage";

    /** What there is instead of a quote, in the problem's member {@code available}. */
    record Available(
            @JsonUnwrapped PriceThere price,
            String rateId,
            Instant observedAt,
            Long ageSeconds,
            FreshnessStatus status) {

        /** What the part that is covered comes to. */
        record PriceThere(
                BigDecimal amount,
                BigDecimal coverage,
                BigDecimal amountReceived,
                BigDecimal rate,
                BigDecimal executableRate) {}

        static Available of(CrossAnswer answer) {
            AmountAnswer walked = answer.walked();
            return new Available(
                    new PriceThere(
                            walked.amount(),
                            walked.coverage(),
                            walked.amountReceived(),
                            answer.figures().rate(),
                            walked.executableRate()),
                    answer.rateId(),
                    answer.freshness().observedAt(),
                    answer.freshness().ageSeconds(),
                    answer.freshness().status());
        }
    }

    /** The part of the amount that must be covered; all of it where nothing is said. */
    static BigDecimal minCoverage(Query query) {
        return query.matching(
                        MIN_COVERAGE,
                        text -> Query.isAmount(text) && new BigDecimal(text).compareTo(BigDecimal.ONE) <= 0,
                        "a decimal number above 0 and at most 1, such as 0.8")
                .map(BigDecimal::new)
                .orElse(BigDecimal.ONE);
    }

    /** Refuses a price that is no quote on these terms, and says what there is. */
    void check(CrossAnswer answer) {
        BigDecimal coverage = answer.walked().coverage();
        if (answer.walked().executableRate() == null || coverage.compareTo(minCoverage) < 0) {
            throw refused(answer, "amount_not_covered", "amount", coverageMessage(coverage));
        }
        if (answer.walked().amountReceived().signum() == 0) {
            throw refused(
                    answer,
                    "amount_not_covered",
                    "amount",
                    "This amount comes to 0 of the other currency; ask for more");
        }
        if (isTooOld(answer.freshness())) {
            throw refused(answer, "rate_too_old", "max_age", ageMessage(answer.freshness()));
        }
    }

    private boolean isTooOld(AnswerFreshness freshness) {
        return maxAge.map(most -> freshness.ageSeconds() > most.toSeconds())
                .orElse(freshness.status() != FreshnessStatus.FRESH);
    }

    private String coverageMessage(BigDecimal coverage) {
        return coverage.signum() == 0
                ? "No offer takes any part of this amount now"
                : "The offers take only a part of this amount now (coverage " + coverage.toPlainString() + ", and "
                        + minCoverage.toPlainString() + " is needed); ask for less, or allow it with " + MIN_COVERAGE;
    }

    private String ageMessage(AnswerFreshness freshness) {
        String needed = maxAge.map(most -> "at most " + most.toSeconds() + " s old")
                .orElse("fresh, unless max_age allows an older one");
        return "The rate was read " + freshness.ageSeconds() + " s ago, and a quote needs one that is " + needed
                + "; ask again shortly";
    }

    private static HttpProblem refused(CrossAnswer answer, String code, String field, String message) {
        return Problem.with(
                Problem.unprocessable(code, message, List.of(FieldError.of(field, code, message))),
                "available",
                Available.of(answer));
    }
}
