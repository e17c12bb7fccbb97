package io.usdtaggregator.gateway.webhooks.delivery;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.http.input.Page;
import io.usdtaggregator.gateway.http.input.Page.PageSummary;
import io.usdtaggregator.gateway.webhooks.WebhookConfig;
import io.usdtaggregator.gateway.webhooks.WebhookDatabase;
import io.usdtaggregator.gateway.webhooks.events.WebhookTestEvent.WebhookTestData;
import io.usdtaggregator.gateway.webhooks.subscription.EventType;
import io.usdtaggregator.gateway.webhooks.subscription.Webhook;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookRepository;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** What was and will be sent to a webhook, and what its owner adds: tests and replays. */
@Singleton
public class DeliveryLog {
    private final WebhookDatabase database;
    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final WebhookConfig config;
    private final Event<DeliveriesQueued> queued;

    DeliveryLog(
            WebhookDatabase database,
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            WebhookConfig config,
            Event<DeliveriesQueued> queued) {
        this.database = database;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.config = config;
        this.queued = queued;
    }

    Uni<DeliveryAnswer.Logged> page(String account, UUID id, Page page) {
        return database.read(() -> webhooks.findOwned(account, id)
                .invoke(found -> found.orElseThrow(WebhookService::notFound))
                .chain(found -> deliveries.count(id))
                .chain(count -> deliveries
                        .page(id, page)
                        .map(listed -> new DeliveryAnswer.Logged(
                                PageSummary.of(count, page),
                                listed.stream().map(DeliveryAnswer::of).toList()))));
    }

    /** Queues a message that says that it is a test. */
    Uni<DeliveryAnswer> test(String account, UUID id) {
        WebhookMessage message =
                WebhookMessage.of(EventType.WEBHOOK_TEST, Instant.now(), new WebhookTestData(id, "This is a test"));
        return adding(() -> lockForMore(account, id)
                        .chain(locked -> webhooks.now().chain(now -> deliveries.append(locked, message, now))))
                .map(DeliveryAnswer::of);
    }

    /** Sends a finished one again at the end of the queue, or a pending one now. */
    Uni<DeliveryAnswer> replay(String account, UUID id, String number) {
        return queueAgain(account, id, number).map(DeliveryAnswer::of);
    }

    /** The delivery that {@link #replay} queues. */
    Uni<Delivery> queueAgain(String account, UUID id, String number) {
        if (!number.matches("[1-9]\\d{0,17}")) {
            throw notFound();
        }
        return adding(() -> lockForMore(account, id).chain(locked -> deliveries
                .find(id, Long.parseLong(number))
                .map(found -> found.orElseThrow(DeliveryLog::notFound))
                .chain(found -> webhooks.now().chain(now -> again(locked, found, now)))));
    }

    /** Forgets finished deliveries that are old. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return database.writeIfAvailable(
                () -> webhooks.now().chain(now -> deliveries.deleteFinishedBefore(now.minus(config.keep()))));
    }

    private Uni<Delivery> adding(Supplier<Uni<Delivery>> work) {
        return database.write(work).invoke(() -> queued.fire(new DeliveriesQueued()));
    }

    /** While a gateway is at a pending one, its claim stays: what it does is what was asked for. */
    private Uni<Delivery> again(Webhook webhook, Delivery found, Instant now) {
        if (!found.isPending()) {
            return deliveries.appendReplay(webhook, found, now);
        }
        found.retryAt(now);
        return webhook.claim().isPresent()
                ? Uni.createFrom().item(found)
                : deliveries
                        .firstPending(webhook.id())
                        .invoke(first -> webhook.settle(first.map(Delivery::nextAttemptAt)))
                        .replaceWith(found);
    }

    /** The webhook, when its owner may make its queue longer. */
    private Uni<Webhook> lockForMore(String account, UUID id) {
        return webhooks.lockOwned(account, id)
                .map(found -> found.orElseThrow(WebhookService::notFound))
                .invoke(DeliveryLog::refuseDisabled)
                .call(webhook -> deliveries.countPending(id).invoke(this::refuseTooManyPending));
    }

    private void refuseTooManyPending(long pending) {
        if (pending >= config.mostPending()) {
            throw Problem.of(
                    422,
                    "too_many_pending",
                    "Not possible",
                    pending + " deliveries of this webhook are pending; they go first");
        }
    }

    private static void refuseDisabled(Webhook webhook) {
        if (webhook.isDisabled()) {
            throw Problem.of(
                    422,
                    "webhook_disabled",
                    "Not possible",
                    "The target of this webhook answered 410; delete the webhook and make another");
        }
    }

    private static HttpProblem notFound() {
        return Problem.notFound("not_found", "This webhook has no delivery with this number");
    }

    /** Fired after this gateway has queued deliveries, so that they need not wait until it looks for due ones. */
    public record DeliveriesQueued() {}
}
