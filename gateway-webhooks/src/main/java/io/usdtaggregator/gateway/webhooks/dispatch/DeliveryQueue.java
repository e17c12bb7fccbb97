package io.usdtaggregator.gateway.webhooks.dispatch;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.webhooks.WebhookConfig;
import io.usdtaggregator.gateway.webhooks.WebhookDatabase;
import io.usdtaggregator.gateway.webhooks.delivery.Delivery;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryAttempt;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryRepository;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryStatus;
import io.usdtaggregator.gateway.webhooks.dispatch.ClaimedDelivery.ClaimLease;
import io.usdtaggregator.gateway.webhooks.secret.SecretEncryption;
import io.usdtaggregator.gateway.webhooks.subscription.Webhook;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Shares the work between gateways. A webhook is claimed whole, so that its messages go out in their order; a claim
 * ends by itself, so that nothing is lost with a gateway.
 */
@Singleton
class DeliveryQueue {
    private final WebhookDatabase database;
    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final DueDeliveries due;
    private final SecretEncryption encryption;
    private final WebhookConfig config;
    private final RetryPolicy retries;

    DeliveryQueue(
            WebhookDatabase database,
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            DueDeliveries due,
            SecretEncryption encryption,
            WebhookConfig config) {
        this.database = database;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.due = due;
        this.encryption = encryption;
        this.config = config;
        this.retries = new RetryPolicy(config);
    }

    /**
     * The first due message of at most so many webhooks, each now claimed by the caller.
     *
     * @param busy how many of each account's are being delivered from here, so that none takes all places
     */
    Uni<List<ClaimedDelivery>> claim(int most, Map<String, Long> busy) {
        UUID claim = UUID.randomUUID();
        ClaimLease lease = ClaimLease.of(config.claim());
        return database.write(() -> due.claim(claim, config.claim(), most, config.accountConcurrency(), busy)
                .chain(count -> count == 0
                        ? Uni.createFrom().item(List.<ClaimedDelivery>of())
                        : webhooks.now().chain(now -> due.claimed(claim).map(claimed -> claimed.stream()
                                .map(one -> claimed(one, claim, lease, now))
                                .toList()))));
    }

    /** Gives back at once what nothing was done about. */
    Uni<Void> release(List<ClaimedDelivery> claimed) {
        return Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUniAndConcatenate(one -> WebhookDatabase.ignoringFailure(
                        ifClaimed(one, (webhook, now) -> Uni.createFrom().voidItem())))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** What came of it; false when the claim had ended, and whoever has it now records its own. */
    Uni<Boolean> record(ClaimedDelivery claimed, DeliveryAttempt attempt) {
        return ifClaimed(claimed, (webhook, now) -> withDelivery(
                        claimed, delivery -> retries.apply(delivery, attempt, now, Math.random()))
                .chain(() -> attempt.isGone()
                        ? disable(webhook, attempt, now)
                        : Uni.createFrom().voidItem()));
    }

    /** It will not be tried again. */
    Uni<Boolean> giveUp(ClaimedDelivery claimed, DeliveryAttempt why) {
        return ifClaimed(
                claimed,
                (webhook, now) -> withDelivery(claimed, delivery -> {
                    delivery.attempted(why);
                    delivery.finish(DeliveryStatus.FAILED, now);
                }));
    }

    private Uni<Void> withDelivery(ClaimedDelivery claimed, Consumer<Delivery> change) {
        return deliveries
                .find(claimed.webhook(), claimed.number())
                .invoke(found -> found.ifPresent(change))
                .replaceWithVoid();
    }

    private Uni<Void> disable(Webhook webhook, DeliveryAttempt attempt, Instant now) {
        webhook.disable(now);
        DeliveryAttempt never =
                DeliveryAttempt.failed(attempt.at(), 0, "Not tried: the target answered 410, the webhook is disabled");
        return due.failPending(webhook.id(), never).replaceWithVoid();
    }

    private Uni<Boolean> ifClaimed(ClaimedDelivery claimed, BiFunction<Webhook, Instant, Uni<Void>> work) {
        return database.write(
                () -> webhooks.lockClaimed(claimed.webhook(), claimed.claim().id())
                        .chain(held -> held.map(webhook -> webhooks.now()
                                        .chain(now -> work.apply(webhook, now))
                                        .chain(() -> deliveries.firstPending(webhook.id()))
                                        .invoke(first -> webhook.settle(first.map(Delivery::nextAttemptAt)))
                                        .replaceWith(true))
                                .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private ClaimedDelivery claimed(DueDeliveries.Claimed one, UUID claim, ClaimLease lease, Instant now) {
        Webhook webhook = one.webhook();
        return new ClaimedDelivery(
                new ClaimedDelivery.Claim(webhook.id(), webhook.accountId(), claim, lease),
                webhook.url(),
                encryption.signing(webhook.id(), webhook.secrets(), now),
                one.delivery().number(),
                one.delivery().message());
    }
}
