package io.usdtaggregator.gateway.webhooks.subscription;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.webhooks.WebhookDatabase;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether any account has a webhook: while none has, PostgreSQL is not asked each second what to send. One that another
 * gateway creates is noticed within {@code gateway.webhooks.presence-every}.
 */
@Singleton
public class WebhookPresence {
    private final WebhookDatabase database;
    private final WebhookRepository webhooks;
    private final AtomicLong created = new AtomicLong();
    private volatile boolean any = true;

    WebhookPresence(WebhookDatabase database, WebhookRepository webhooks) {
        this.database = database;
        this.webhooks = webhooks;
    }

    /** True until PostgreSQL has said that there is none. */
    public boolean isAny() {
        return any;
    }

    /** This gateway created one. */
    void noticeCreated() {
        created.incrementAndGet();
        any = true;
    }

    @Scheduled(every = "{gateway.webhooks.presence-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        long before = created.get();
        return WebhookDatabase.ignoringFailure(
                database.read(webhooks::isThereAny).invoke(found -> any = found || created.get() != before));
    }
}
