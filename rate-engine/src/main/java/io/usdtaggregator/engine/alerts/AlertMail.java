package io.usdtaggregator.engine.alerts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.usdtaggregator.base.failure.FailureReason;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.vertx.ext.mail.MailMessage;
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

    private final MailConnection connection;
    private final AlertConfig config;
    private final AlertMailText text;
    private final Counter sent;
    private final Counter failed;
    private final AtomicInteger underWay = new AtomicInteger();

    public AlertMail(MailConnection connection, AlertConfig config, MeterRegistry meters) {
        this.connection = connection;
        this.config = config;
        this.text = new AlertMailText(config.mailLanguage().locale());
        this.sent = meters.counter("engine.alert.mails", "outcome", "sent");
        this.failed = meters.counter("engine.alert.mails", "outcome", "failed");
    }

    /** Returns at once; a mail that the server did not take is tried again, with growing pauses. */
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
        connection
                .send(mail(alert, to))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(config.mailRetries())
                .onTermination()
                .invoke(underWay::decrementAndGet)
                .subscribe()
                .with(done -> sent.increment(), failure -> gaveUp(alert, FailureReason.of(failure)));
    }

    private void gaveUp(Alert alert, String reason) {
        failed.increment();
        LOG.warnf("no mail of alert %s: %s", alert.id(), reason);
    }

    private MailMessage mail(Alert alert, List<String> to) {
        return new MailMessage()
                .setFrom(config.mailFrom())
                .setSubject(text.subject(alert))
                .setTo(to)
                .setText(text.body(alert));
    }
}
