package io.usdtaggregator.gateway.webhooks.delivery;

import io.usdtaggregator.base.internal.webhooks.AccountWebhook;
import io.usdtaggregator.base.internal.webhooks.WebhookDelivery;
import io.usdtaggregator.base.internal.webhooks.WebhookState;
import io.usdtaggregator.base.internal.webhooks.WebhookTerms;
import io.usdtaggregator.gateway.webhooks.subscription.NotificationTerms;
import io.usdtaggregator.gateway.webhooks.subscription.Webhook;
import java.util.Optional;

/** Webhooks and deliveries in the records of the internal calls. */
final class InternalAnswers {

    private InternalAnswers() {}

    static AccountWebhook webhook(Webhook webhook, long pending, Optional<DeliveryStatus> last) {
        NotificationTerms terms = NotificationTerms.of(webhook);
        return new AccountWebhook(
                webhook.id(),
                webhook.accountId(),
                webhook.url(),
                webhook.event().wireName(),
                webhook.subject().orElse(null),
                new WebhookTerms(
                        terms.deviationPct(),
                        terms.heartbeatSeconds(),
                        terms.alerts().kinds(),
                        terms.alerts().minSeverity()),
                new WebhookState(
                        webhook.createdAt(),
                        webhook.disabledAt().orElse(null),
                        pending,
                        webhook.lastNumber(),
                        last.map(InternalAnswers::status).orElse(null)));
    }

    static WebhookDelivery delivery(Delivery delivery) {
        WebhookMessage message = delivery.message();
        return new WebhookDelivery(
                delivery.number(),
                message.id(),
                message.event().wireName(),
                status(delivery.status()),
                delivery.replayOf(),
                new WebhookDelivery.Attempts(
                        delivery.attemptCount(),
                        delivery.attempts().stream()
                                .map(InternalAnswers::attempt)
                                .toList()),
                new WebhookDelivery.Times(delivery.createdAt(), delivery.nextAttemptAt(), delivery.finishedAt()),
                message.body());
    }

    private static WebhookDelivery.Attempt attempt(DeliveryAttempt attempt) {
        return new WebhookDelivery.Attempt(attempt.at(), attempt.durationMs(), attempt.status(), attempt.error());
    }

    private static WebhookDelivery.Status status(DeliveryStatus status) {
        return switch (status) {
            case PENDING -> WebhookDelivery.Status.PENDING;
            case DELIVERED -> WebhookDelivery.Status.DELIVERED;
            case FAILED -> WebhookDelivery.Status.FAILED;
        };
    }
}
