package io.usdtaggregator.gateway.webhooks;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.http.Page;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.webhooks.targets.TargetRefused;
import io.usdtaggregator.gateway.webhooks.targets.Targets;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What an account does with its webhooks; another's are not there for it. */
@Singleton
class WebhookDesk {
    private final WebhookStore store;
    private final DeliveryLog log;
    private final Targets targets;
    private final LiveData boards;
    private final WebhookConfig config;

    WebhookDesk(WebhookStore store, DeliveryLog log, Targets targets, LiveData boards, WebhookConfig config) {
        this.store = store;
        this.log = log;
        this.targets = targets;
        this.boards = boards;
        this.config = config;
    }

    Uni<WebhookAnswer> create(String account, byte[] body) {
        Webhook wanted = WebhookRequest.read(body, account, boards.settings(), config.leastHeartbeat());
        Secret secret = Secret.random();
        return targets.check(wanted.url())
                .onFailure(TargetRefused.class)
                .transform(refused ->
                        Problem.invalid(FieldError.of("url", ((TargetRefused) refused).code(), refused.getMessage())))
                .chain(target -> store.create(wanted, secret))
                .map(created -> created.map(webhook -> WebhookAnswer.created(webhook, secret))
                        .orElseThrow(this::tooMany));
    }

    Uni<WebhookAnswer.Listed> list(String account, Page page) {
        return store.page(account, page)
                .map(listed -> new WebhookAnswer.Listed(
                        listed.count(),
                        page.number(),
                        page.size(),
                        listed.webhooks().stream().map(WebhookAnswer::of).toList()));
    }

    Uni<WebhookAnswer> find(String account, String id) {
        return owned(account, id, webhook -> Uni.createFrom().item(WebhookAnswer.of(webhook)));
    }

    Uni<Void> delete(String account, String id) {
        return store.delete(account, parsed(id)).map(gone -> {
            if (!gone) {
                throw noWebhook();
            }
            return null;
        });
    }

    /** Its messages carry two signatures for a while, so that no receiver refuses one meanwhile. */
    Uni<WebhookAnswer.ReplacedSecret> replaceSecret(String account, String id) {
        Secret secret = Secret.random();
        return store.replaceSecret(account, parsed(id), secret)
                .map(until ->
                        new WebhookAnswer.ReplacedSecret(secret.text(), until.orElseThrow(WebhookDesk::noWebhook)));
    }

    /** Queues a message that says that it is a test. */
    Uni<Delivery> test(String account, String id) {
        return adding(account, id, webhook -> {
            Map<String, Object> data = Map.of("webhook_id", webhook.id(), "message", "This is a test");
            return log.add(webhook.id(), Event.of(Webhook.TEST, Instant.now(), data))
                    .map(added -> added.orElseThrow(WebhookDesk::noWebhook));
        });
    }

    Uni<WebhookAnswer.LoggedDeliveries> deliveries(String account, String id, Page page) {
        return owned(account, id, webhook -> log.page(webhook.id(), page)
                .map(listed -> new WebhookAnswer.LoggedDeliveries(
                        listed.count(), page.number(), page.size(), listed.deliveries())));
    }

    Uni<Delivery> replay(String account, String id, String number) {
        if (!number.matches("[1-9]\\d{0,17}")) {
            throw noDelivery();
        }
        return adding(account, id, webhook -> log.replay(webhook.id(), Long.parseLong(number))
                .map(again -> again.orElseThrow(WebhookDesk::noDelivery)));
    }

    private <T> Uni<T> owned(String account, String id, Function<Webhook, Uni<? extends T>> work) {
        return store.find(account, parsed(id))
                .map(found -> found.orElseThrow(WebhookDesk::noWebhook))
                .chain(work);
    }

    /** The same for what makes its queue longer. */
    private <T> Uni<T> adding(String account, String id, Function<Webhook, Uni<? extends T>> work) {
        return owned(account, id, webhook -> log.pending(refuseDisabled(webhook).id(), config.mostPending())
                .invoke(pending -> {
                    if (pending >= config.mostPending()) {
                        throw Problem.of(
                                422,
                                "too_many_pending",
                                "Not possible",
                                pending + " deliveries of this webhook are pending; they go first");
                    }
                })
                .chain(pending -> work.apply(webhook)));
    }

    private static Webhook refuseDisabled(Webhook webhook) {
        if (webhook.disabledAt().isPresent()) {
            throw Problem.of(
                    422,
                    "webhook_disabled",
                    "Not possible",
                    "The target of this webhook answered 410; delete the webhook and make another");
        }
        return webhook;
    }

    private static UUID parsed(String id) {
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw noWebhook();
        }
        return UUID.fromString(id);
    }

    private HttpProblem tooMany() {
        return Problem.of(
                422,
                "too_many_webhooks",
                "Not possible",
                "An account may have " + config.perAccount() + " webhooks; delete one first");
    }

    private static HttpProblem noWebhook() {
        return Problem.notFound("not_found", "There is no webhook with this id");
    }

    private static HttpProblem noDelivery() {
        return Problem.notFound("not_found", "This webhook has no delivery with this number");
    }
}
