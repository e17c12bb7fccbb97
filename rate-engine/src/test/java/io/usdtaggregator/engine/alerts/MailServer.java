package io.usdtaggregator.engine.alerts;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Message;
import java.util.Map;

/** A real small mail server that takes the engine's alerts, and can be away. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {
    static final String STAFF = "desk@example.org";
    private static GreenMail server;
    private static int port;

    @Override
    public synchronized Map<String, String> start() {
        if (server == null) {
            server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            server.start();
            port = server.getSmtp().getPort();
        }
        return Map.of(
                "quarkus.mailer.mock",
                "false",
                "quarkus.mailer.host",
                "127.0.0.1",
                "quarkus.mailer.port",
                String.valueOf(port),
                "ALERT_MAIL_TO",
                STAFF + ",second@example.org",
                "ALERT_MAIL_FROM",
                "rates@example.org",
                "SERVICE_TOKEN",
                "the-services-secret");
    }

    /** It outlives one test class. */
    @Override
    public void stop() {}

    static void away() {
        server.stop();
    }

    static void back() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    static Message[] received() {
        return server.getReceivedMessages();
    }
}
