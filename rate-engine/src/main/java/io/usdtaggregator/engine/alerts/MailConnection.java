package io.usdtaggregator.engine.alerts;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.deadline.DeadlineExceeded;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends one mail over a connection of its own, which is closed when nothing was written to it for as long as the deadline,
 * whatever the server does. The client of Quarkus' mailer keeps its connections and has no time-out: a server that takes
 * them and never answers would hold them all.
 */
@ApplicationScoped
public class MailConnection {
    private final Vertx vertx;
    private final AlertConfig config;

    public MailConnection(Vertx vertx, AlertConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** Fails where the server refuses, cannot be reached or is not done at the deadline. */
    Uni<Void> send(MailMessage mail) {
        Duration deadline = config.mailTimeout();
        return Uni.createFrom().deferred(() -> {
            MailClient client = MailClient.create(vertx, server(deadline));
            return Uni.createFrom()
                    .completionStage(() -> client.sendMail(mail).toCompletionStage())
                    .ifNoItem()
                    .after(deadline)
                    .failWith(() -> new DeadlineExceeded("the mail server", deadline))
                    .onTermination()
                    .invoke(() -> client.close())
                    .replaceWithVoid();
        });
    }

    private MailConfig server(Duration deadline) {
        AlertConfig.MailServer server = config.mailServer();
        MailConfig options = new MailConfig()
                .setHostname(server.host())
                .setPort(server.port())
                .setSsl(server.tls())
                .setStarttls(StartTLSOptions.valueOf(server.startTls()))
                .setKeepAlive(false)
                .setConnectTimeout((int) deadline.toMillis());
        server.username().ifPresent(options::setUsername);
        server.password().ifPresent(options::setPassword);
        // Counts from what was last written: a server that drips bytes keeps a connection busy, and is not waited for.
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS).setWriteIdleTimeout((int) deadline.toMillis());
        return options;
    }
}
