package io.usdtaggregator.base.internal.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;

/**
 * One thing that an alert is about.
 *
 * @param key of a market ({@code GHS:-:BUY}) or corridor ({@code XOF:-:GHS:-}), or the code of a platform
 * @param before the figure before; {@code null} where the alert is about no figure, as are the next two
 * @param after the figure now
 * @param percent from {@code before} to {@code after}
 * @param message what happened, in a sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertChange(String key, BigDecimal before, BigDecimal after, BigDecimal percent, String message) {}
