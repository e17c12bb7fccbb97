package io.usdtaggregator.base.internal.webhooks;

import java.time.Instant;

/**
 * How it goes with a webhook.
 *
 * @param disabledAt since when nothing is sent any more, because its target answered 410; {@code null} for most
 * @param pending deliveries that wait
 * @param lastNumber of the newest delivery; 0 before the first
 * @param lastStatus of the newest delivery that is still kept; {@code null} for none
 */
public record WebhookState(
        Instant createdAt, Instant disabledAt, long pending, long lastNumber, WebhookDelivery.Status lastStatus) {}
