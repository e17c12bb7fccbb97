package io.usdtaggregator.gateway.webhooks.subscription;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be sent, where, and when.
 *
 * @param subject the key of the market or corridor that is watched; empty for alerts
 * @param deviationPct percent of the last notified rate from which a change is sent; 0: every change
 * @param heartbeat the rate is sent at least this often, also unchanged
 * @param alerts which alerts are sent
 */
record WebhookTerms(
        String url,
        EventType event,
        Optional<String> subject,
        Optional<BigDecimal> deviationPct,
        Optional<Duration> heartbeat,
        AlertFilter alerts) {}
