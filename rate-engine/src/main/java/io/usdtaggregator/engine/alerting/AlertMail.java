package io.usdtaggregator.engine.alerting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.base.internal.alerts.Alert;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sends alerts by mail where addresses are configured. Nobody waits for it: a mail server that is away costs mails, never
 * an alert, for the alert is logged and stored before.
 */
@ApplicationScoped
public class AlertMail {
    private static final Logger LOG = Logger.getLogger(AlertMail.class);
    private static final int MOST_UNDER_WAY = 200;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final ReactiveMailer mailer;
    private final AlertMailConfig config;
    private final Counter sent;
    private final Counter failed;
    private final AtomicInteger underWay = new AtomicInteger();

    public AlertMail(ReactiveMailer mailer, AlertMailConfig config, MeterRegistry meters) {
        this.mailer = mailer;
        this.config = config;
        this.sent = meters.counter("engine.alert.mails", "outcome", "sent");
        this.failed = meters.counter("engine.alert.mails", "outcome", "failed");
    }

    /** Returns at once; the mail goes out on a worker thread. */
    void send(Alert alert) {
        List<String> to = config.mailTo().orElse(List.of());
        if (to.isEmpty()) {
            return;
        }
        if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
            underWay.decrementAndGet();
            gaveUp(alert, "too many mails wait already");
            return;
        }
        Uni.createFrom()
                .deferred(() -> mailer.send(mail(alert, to)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(config.mailTimeout())
                .fail()
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(config.mailRetries())
                .onTermination()
                .invoke(underWay::decrementAndGet)
                .subscribe()
                .with(done -> sent.increment(), failure -> gaveUp(alert, failure.getMessage()));
    }

    private void gaveUp(Alert alert, String reason) {
        failed.increment();
        LOG.warnf("no mail of alert %s: %s", alert.id(), reason);
    }

    private Mail mail(Alert alert, List<String> to) {
        Mail mail = new Mail()
                .setFrom(config.mailFrom())
                .setSubject("[USDT rates] " + alert.kind() + " " + alert.key())
                .setText(String.join(
                        "\n",
                        alert.message(),
                        "",
                        "kind: " + alert.kind(),
                        "about: " + alert.key(),
                        "raised: " + alert.raisedAt(),
                        "id: " + alert.id(),
                        ""));
        return mail.setTo(to);
    }
}
