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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final Counter sent;
    private final Counter failed;
    private final AtomicInteger underWay = new AtomicInteger();

    public AlertMail(MailConnection connection, AlertConfig config, MeterRegistry meters) {
        this.connection = connection;
        this.config = config;
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
        String about = alert.changes().size() > 1 ? alert.cause() : alert.key();
        return new MailMessage()
                .setFrom(config.mailFrom())
                .setSubject("[USDT rates" + (alert.sandbox() ? ", sandbox" : "") + "] " + alert.kind() + " " + about)
                .setTo(to)
                .setText(text(alert));
    }

    private static String text(Alert alert) {
        Stream<String> changes = alert.changes().size() > 1
                ? Stream.concat(
                        Stream.of("", "everything it is about:"),
                        alert.changes().stream().map(change -> "  " + change.key() + ": " + change.message()))
                : Stream.empty();
        return Stream.concat(
                        Stream.of(
                                alert.message(),
                                "",
                                "kind: " + alert.kind(),
                                "severity: " + alert.severity(),
                                "cause: " + alert.cause(),
                                "about: " + alert.key(),
                                "raised: " + alert.raisedAt(),
                                "id: " + alert.id()),
                        Stream.concat(changes, Stream.of("")))
                .collect(Collectors.joining("\n"));
    }
}
