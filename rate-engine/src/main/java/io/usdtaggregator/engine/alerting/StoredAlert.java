package io.usdtaggregator.engine.alerting;

import java.time.Instant;

/**
 * An alert as those read it who must miss none.
 *
 * @param storedAt by PostgreSQL's clock; later than it was raised, by the time that PostgreSQL was away
 */
public record StoredAlert(Instant storedAt, Alert alert) {}
