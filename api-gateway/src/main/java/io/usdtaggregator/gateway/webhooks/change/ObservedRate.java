package io.usdtaggregator.gateway.webhooks.change;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The rate of a market or corridor as a gateway has it now.
 *
 * @param number empty when there is none, or it is too old to be given
 */
public record ObservedRate(Optional<BigDecimal> number, Instant computedAt) {}
