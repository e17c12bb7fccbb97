package io.usdtaggregator.admin.alerts;

import java.time.Instant;

/**
 * Something that staff should know of, as the rate-engine tells it.
 *
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
