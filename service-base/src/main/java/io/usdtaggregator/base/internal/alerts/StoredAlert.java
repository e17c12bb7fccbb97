package io.usdtaggregator.base.internal.alerts;

import java.time.Instant;

/**
 * An alert in the order in which alerts were stored.
 *
 * @param storedAt by PostgreSQL's clock; later than {@code raised_at} by the time that PostgreSQL was out
 */
public record StoredAlert(Instant storedAt, Alert alert) {}
