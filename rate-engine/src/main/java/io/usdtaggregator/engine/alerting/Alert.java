package io.usdtaggregator.engine.alerting;

import java.time.Instant;

/**
 * Something that staff should know of.
 *
 * @param key what it is about: a market, a corridor, a platform
 * @param acknowledgedBy {@code null} until somebody did
 */
public record Alert(
        String id,
        String kind,
        String key,
        String message,
        Instant raisedAt,
        Instant acknowledgedAt,
        String acknowledgedBy) {}
