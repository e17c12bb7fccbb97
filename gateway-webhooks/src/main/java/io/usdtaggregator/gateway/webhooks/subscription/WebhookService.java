package io.usdtaggregator.gateway.webhooks.subscription;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.http.input.Page;
import io.usdtaggregator.gateway.http.input.Page.PageSummary;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.webhooks.WebhookConfig;
import io.usdtaggregator.gateway.webhooks.WebhookDatabase;
import io.usdtaggregator.gateway.webhooks.secret.SecretEncryption;
import io.usdtaggregator.gateway.webhooks.secret.WebhookSecret;
import io.usdtaggregator.gateway.webhooks.target.TargetCheck;
import io.usdtaggregator.gateway.webhooks.target.TargetRefused;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What an account does with its webhooks; another account's are not found. */
@Singleton
public class WebhookService {
    private final WebhookDatabase database;
    private final WebhookRepository webhooks;
    private final SecretEncryption encryption;
    private final TargetCheck targets;
    private final LiveData live;
    private final WebhookConfig config;
    private final WebhookPresence presence;

    WebhookService(
            WebhookDatabase database,
            WebhookRepository webhooks,
            SecretEncryption encryption,
            TargetCheck targets,
            LiveData live,
            WebhookConfig config,
            WebhookPresence presence) {
        this.database = database;
        this.webhooks = webhooks;
        this.encryption = encryption;
        this.targets = targets;
        this.live = live;
        this.config = config;
        this.presence = presence;
    }

    /** Fails with 400 for what is not right, the target included, and with 422 when the account has too many. */
    Uni<WebhookAnswer.Created> create(String account, WebhookRequest request) {
        WebhookRequest.Terms terms = request.terms(live.settings(), config.leastHeartbeat());
        return targets.check(terms.url())
                .onFailure(TargetRefused.class)
                .transform(refused ->
                        Problem.invalid(FieldError.of("url", ((TargetRefused) refused).code(), refused.getMessage())))
                .chain(target -> create(account, terms));
    }

    Uni<WebhookAnswer.Created> create(String account, WebhookRequest.Terms terms) {
        UUID id = UUID.randomUUID();
        WebhookSecret secret = WebhookSecret.random();
        byte[] stored = encryption.encrypt(id, secret);
        return database.write(() -> webhooks.lockAccount(account)
                        .call(now -> webhooks.countOwned(account).invoke(this::refuseTooMany))
                        .chain(now -> webhooks.persist(new Webhook(id, account, terms, stored, now)))
                        .map(webhook -> new WebhookAnswer.Created(WebhookAnswer.of(webhook), secret.text())))
                .invoke(presence::noticeCreated);
    }

    Uni<WebhookAnswer.Listed> list(String account, Page page) {
        return database.read(() -> webhooks.countOwned(account).chain(count -> webhooks.pageOwned(account, page)
                .map(listed -> new WebhookAnswer.Listed(
                        PageSummary.of(count, page),
                        listed.stream().map(WebhookAnswer::of).toList()))));
    }

    Uni<WebhookAnswer> find(String account, UUID id) {
        return database.read(() -> webhooks.findOwned(account, id))
                .map(found -> WebhookAnswer.of(found.orElseThrow(WebhookService::notFound)));
    }

    Uni<Void> delete(String account, UUID id) {
        return database.write(() -> webhooks.deleteOwned(account, id)).map(deleted -> {
            if (!deleted) {
                throw notFound();
            }
            return null;
        });
    }

    /** Messages carry a second signature, by the secret before it, for a while, so that no receiver refuses one. */
    Uni<WebhookAnswer.ReplacedSecret> replaceSecret(String account, UUID id) {
        WebhookSecret secret = WebhookSecret.random();
        byte[] stored = encryption.encrypt(id, secret);
        return database.write(() -> webhooks.lockOwned(account, id)
                .map(found -> found.orElseThrow(WebhookService::notFound))
                .chain(webhook -> webhooks.now()
                        .map(now -> now.plus(config.secretOverlap()))
                        .invoke(until -> webhook.replaceSecret(stored, until)))
                .map(until -> new WebhookAnswer.ReplacedSecret(secret.text(), until)));
    }

    /** Forgets replaced secrets that sign no more. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOldSecrets() {
        return database.writeIfAvailable(() -> webhooks.now().chain(webhooks::forgetOldSecrets));
    }

    public static HttpProblem notFound() {
        return Problem.notFound("not_found", "There is no webhook with this id");
    }

    private void refuseTooMany(long count) {
        if (count >= config.perAccount()) {
            throw Problem.of(
                    422,
                    "too_many_webhooks",
                    "Not possible",
                    "An account may have " + config.perAccount() + " webhooks; delete one first");
        }
    }
}
