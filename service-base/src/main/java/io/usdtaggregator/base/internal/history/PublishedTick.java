package io.usdtaggregator.base.internal.history;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One published change of a rate; the source of a number is its platform, absent for a corridor.
 *
 * @param at when it was published
 * @param reason why there is no rate, as the model names it; {@code null} with a rate
 * @param heartbeat nothing changed: written so that an hour without news is told from an hour without an engine
 * @param observedAt when the platform was read; {@code null} for a heartbeat and without a rate
 */
public record PublishedTick(
        String rateId,
        Instant at,
        BigDecimal rate,
        BigDecimal rawRate,
        String platform,
        String reason,
        boolean heartbeat,
        Instant observedAt) {}
