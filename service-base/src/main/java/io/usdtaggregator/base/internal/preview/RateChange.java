package io.usdtaggregator.base.internal.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.model.market.BookFlag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/**
 * One market or corridor that would change.
 *
 * @param effectiveFrom when a rule begins or ends that makes the change, on today's books; {@code null}: at once
 * @param before the published number, as it would be then without the change of settings; {@code null} where there is none
 * @param after the number under the proposed settings; {@code null} where there would be none
 * @param percent from {@code before} to {@code after}; {@code null} where one of them is missing
 * @param flags those worth a warning, such as {@code CROSSED}
 */
public record RateChange(
        @JsonUnwrapped ChangedSubject subject,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant effectiveFrom,
        BigDecimal before,
        BigDecimal after,
        BigDecimal percent,
        Set<BookFlag> flags) {}
