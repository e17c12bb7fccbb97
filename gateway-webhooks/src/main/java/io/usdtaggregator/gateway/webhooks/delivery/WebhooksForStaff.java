package io.usdtaggregator.gateway.webhooks.delivery;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.webhooks.AccountWebhook;
import io.usdtaggregator.base.internal.webhooks.WebhookDelivery;
import io.usdtaggregator.base.internal.webhooks.WebhookList;
import io.usdtaggregator.base.internal.webhooks.WebhookLog;
import io.usdtaggregator.gateway.http.input.Page;
import io.usdtaggregator.gateway.webhooks.WebhookDatabase;
import io.usdtaggregator.gateway.webhooks.subscription.Webhook;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookRepository;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Any account's webhooks and deliveries; what an account itself may not do, staff may not do for it. */
@Singleton
class WebhooksForStaff {
    private final WebhookDatabase database;
    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final DeliveryLog log;

    WebhooksForStaff(
            WebhookDatabase database, WebhookRepository webhooks, DeliveryRepository deliveries, DeliveryLog log) {
        this.database = database;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.log = log;
    }

    /** @param account empty: those of all accounts */
    Uni<WebhookList> list(Optional<String> account, Page page) {
        return database.read(() -> webhooks.countOf(account).chain(count -> webhooks.page(account, page)
                .chain(this::described)
                .map(listed -> new WebhookList(count, page.number(), page.size(), listed))));
    }

    /** Not found where there is no webhook with this id. */
    Uni<WebhookLog> log(UUID id, Page page) {
        return database.read(() -> existing(id)
                .chain(webhook -> described(List.of(webhook)))
                .chain(described -> deliveries.count(id).chain(count -> deliveries
                        .page(id, page)
                        .map(listed -> new WebhookLog(
                                described.get(0),
                                count,
                                page.number(),
                                page.size(),
                                listed.stream().map(InternalAnswers::delivery).toList())))));
    }

    /** As the webhook's owner replays it. */
    Uni<WebhookDelivery> replay(UUID id, String number) {
        return database.read(() -> existing(id).map(Webhook::accountId))
                .chain(account -> log.queueAgain(account, id, number))
                .map(InternalAnswers::delivery);
    }

    private Uni<Webhook> existing(UUID id) {
        return webhooks.findById(id).onItem().ifNull().failWith(WebhookService::notFound);
    }

    private Uni<List<AccountWebhook>> described(List<Webhook> listed) {
        List<UUID> ids = listed.stream().map(Webhook::id).toList();
        return deliveries
                .countsPending(ids)
                .chain(pending -> deliveries.newestOf(listed).map(newest -> listed.stream()
                        .map(webhook -> InternalAnswers.webhook(
                                webhook, pending.getOrDefault(webhook.id(), 0L), status(newest, webhook)))
                        .toList()));
    }

    private static Optional<DeliveryStatus> status(Map<UUID, Delivery> newest, Webhook webhook) {
        return Optional.ofNullable(newest.get(webhook.id())).map(Delivery::status);
    }
}
