package io.usdtaggregator.engine.alerts;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.usdtaggregator.base.deadline.DeadlineExceeded;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertSubject;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail server that takes the connection and never finishes holds nothing and loses no alert. */
class StalledMailTest {
    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void end() {
        vertx.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "220-still here\r\n"})
    void a_mail_to_a_server_that_never_finishes_ends_at_its_deadline_and_its_connection_is_closed(String drip)
            throws Exception {
        try (StallingMailServer server = new StallingMailServer(1, drip)) {
            MailConnection connection = new MailConnection(vertx, config(server));
            long start = System.nanoTime();

            DeadlineExceeded late = assertThrows(
                    DeadlineExceeded.class,
                    () -> connection.send(mail()).await().atMost(Duration.ofSeconds(30)));

            assertEquals("the mail server did not answer within 1000 ms", late.getMessage());
            assertTrue(System.nanoTime() - start >= DEADLINE.toNanos());
            assertTrue(server.wereClosed());
        }
    }

    @Test
    void an_alert_that_a_stalled_server_did_not_take_is_mailed_at_another_try() throws Exception {
        try (StallingMailServer server = new StallingMailServer(2, "")) {
            AlertConfig config = config(server);
            AlertMail mail = new AlertMail(new MailConnection(vertx, config), config, meters);

            mail.send(alert());

            await().atMost(Duration.ofMinutes(1)).until(() -> sent() == 1);
            assertEquals(List.of("[USDT rates] platform_failed okx"), List.copyOf(server.subjects()));
            assertTrue(server.wereClosed());
        }
    }

    @Test
    void mails_are_written_in_the_language_that_is_set() throws Exception {
        try (StallingMailServer server = new StallingMailServer(0, "")) {
            AlertConfig config = config(server, "fr");

            new AlertMail(new MailConnection(vertx, config), config, meters).send(alert());

            await().atMost(Duration.ofMinutes(1)).until(() -> sent() == 1);
            assertEquals(1, server.subjects().size());
            assertTrue(server.subjects().iterator().next().startsWith("[Taux USDT] "));
        }
    }

    @Test
    void a_language_that_there_are_no_texts_in_is_refused_by_name() throws Exception {
        try (StallingMailServer server = new StallingMailServer(0, "")) {
            Exception refused = assertThrows(ConfigValidationException.class, () -> config(server, "de"));

            assertTrue(refused.getMessage().contains("mail-language"), refused.getMessage());
            assertTrue(refused.getMessage().contains("fr"), refused.getMessage());
        }
    }

    @Test
    void many_mails_to_a_stalled_server_leave_room_for_those_after_it() throws Exception {
        int many = 25;
        try (StallingMailServer server = new StallingMailServer(many, "")) {
            MailConnection connection = new MailConnection(vertx, config(server));
            for (int mail = 0; mail < many; mail++) {
                connection.send(mail()).subscribe().with(done -> {}, late -> {});
            }
            assertTrue(server.wereClosed());

            connection.send(mail()).await().atMost(Duration.ofSeconds(30));

            assertEquals(1, server.subjects().size());
        }
    }

    private double sent() {
        return meters.counter("engine.alert.mails", "outcome", "sent").count();
    }

    private static MailMessage mail() {
        return new MailMessage("rates@example.org", "desk@example.org", "a test", "text");
    }

    private static Alert alert() {
        return new Alert(
                "1",
                new AlertSubject("platform_failed", "warning", "okx", "okx"),
                "okx could not be read",
                List.of(),
                false,
                Instant.EPOCH,
                null,
                null);
    }

    private static AlertConfig config(StallingMailServer server) {
        return config(server, "en");
    }

    private static AlertConfig config(StallingMailServer server, String language) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(AlertConfig.class)
                .withDefaultValues(Map.of(
                        "engine.alerts.mail-to", "desk@example.org",
                        "engine.alerts.mail-language", language,
                        "engine.alerts.mail-timeout", "1s",
                        "engine.alerts.mail-server.host", "127.0.0.1",
                        "engine.alerts.mail-server.port", String.valueOf(server.port())))
                .build()
                .getConfigMapping(AlertConfig.class);
    }
}
