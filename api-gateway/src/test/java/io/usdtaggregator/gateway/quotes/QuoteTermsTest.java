package io.usdtaggregator.gateway.quotes;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.rates.answer.AnswerFreshness;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer.AmountAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer.CrossFigures;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuoteTermsTest {
    private static final Instant READ = Instant.parse("2026-08-21T12:00:04Z");
    private static final QuoteTerms TERMS = new QuoteTerms(BigDecimal.ONE, Optional.empty());

    @Test
    void an_amount_that_comes_to_nothing_is_no_quote() {
        HttpProblem refusal = assertThrows(HttpProblem.class, () -> TERMS.check(answer("0.01", "0")));

        assertEquals(422, refusal.getStatusCode());
        assertEquals("amount_not_covered", Problem.code(refusal));
        assertEquals("This amount comes to 0 of the other currency; ask for more", refusal.getDetail());
    }

    @Test
    void an_amount_that_comes_to_the_smallest_unit_is_one() {
        assertDoesNotThrow(() -> TERMS.check(answer("0.02", "1")));
    }

    private static CrossAnswer answer(String amount, String received) {
        BigDecimal rate = new BigDecimal("48.78");
        return new CrossAnswer(
                null,
                "01J0000000000000000000CR01",
                null,
                new CrossFigures(rate, null, null, null),
                null,
                new AmountAnswer(new BigDecimal(amount), new BigDecimal(received), rate, BigDecimal.ONE),
                null,
                new AnswerFreshness(READ, READ, READ, 21L, FreshnessStatus.FRESH, null, false));
    }
}
