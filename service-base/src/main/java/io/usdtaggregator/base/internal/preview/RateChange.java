package io.usdtaggregator.base.internal.preview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.model.market.BookFlag;
import java.math.BigDecimal;
import java.util.Set;

/**
 * One market or corridor that would change.
 *
 * @param before the published number; {@code null} where there is none
 * @param after the number under the proposed settings; {@code null} where there would be none
 * @param percent from {@code before} to {@code after}; {@code null} where one of them is missing
 * @param flags those worth a warning, such as {@code CROSSED}
 */
public record RateChange(
        @JsonUnwrapped ChangedSubject subject,
        BigDecimal before,
        BigDecimal after,
        BigDecimal percent,
        Set<BookFlag> flags) {}
