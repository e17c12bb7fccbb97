package io.usdtaggregator.engine.history.write;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One published change of a rate, or its hourly sign of life.
 *
 * @param digest of its subject and of all that it was made from: a second arrival changes nothing
 * @param kind {@code rate} or {@code cross_rate}
 * @param subject {@code Market.key()} or {@code Corridor.key()}
 * @param derivation the whole rate as JSON, {@code null} for a heartbeat
 * @param books the versions of the books it was made from, as JSON
 */
public record Tick(
        String digest,
        String rateId,
        Instant at,
        String kind,
        String subject,
        String source,
        String platform,
        BigDecimal rate,
        BigDecimal rawRate,
        String reason,
        long settingsVersion,
        boolean heartbeat,
        String derivation,
        String books) {}
