package io.usdtaggregator.base.internal.webhooks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;

/**
 * A webhook of an account, without its secret.
 *
 * @param event {@code rate.changed} or {@code alert.raised}
 * @param subject the key of the market or corridor that is watched; {@code null} for alerts
 */
public record AccountWebhook(
        UUID id,
        String accountId,
        String url,
        String event,
        String subject,
        @JsonUnwrapped WebhookTerms terms,
        @JsonUnwrapped WebhookState state) {}
