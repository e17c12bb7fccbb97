package io.usdtaggregator.base.internal.webhooks;

import java.math.BigDecimal;
import java.util.List;

/**
 * When a webhook is notified.
 *
 * @param deviationPct percent of the rate told last from which a change is told; {@code null} for heartbeats only
 * @param heartbeatSeconds it is told again after so long; {@code null} for changes only
 * @param kinds of alerts; {@code null} for all
 * @param minSeverity of alerts; {@code null} for any
 */
public record WebhookTerms(BigDecimal deviationPct, Long heartbeatSeconds, List<String> kinds, String minSeverity) {}
