package io.usdtaggregator.base.internal.alerts;

import java.time.Instant;

/**
 * Something that staff should know of.
 *
 * @param kind such as {@code variation} or {@code platform_failed}
 * @param key what it is about: a market, a corridor, a platform
 * @param acknowledgedAt {@code null} until somebody acknowledged it
 * @param acknowledgedBy {@code null} until somebody acknowledged it
 */
public record Alert(
        String id,
        String kind,
        String key,
        String message,
        Instant raisedAt,
        Instant acknowledgedAt,
        String acknowledgedBy) {}
