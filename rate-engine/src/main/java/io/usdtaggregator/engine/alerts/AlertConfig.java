package io.usdtaggregator.engine.alerts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How alerts are raised, and who gets them by mail. The mail server is set by {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "engine.alerts")
public interface AlertConfig {
    /** How long an alert waits for what the same cause moves besides, before it is sent. */
    @WithDefault("15s")
    Duration gatherTime();

    /** Whether markets are the simulator's, which alerts say. */
    @WithDefault("false")
    boolean sandbox();

    /** Addresses parted by commas; none means no mail. */
    Optional<List<String>> mailTo();

    /** The address that mail comes from. */
    @WithDefault("alerts@localhost")
    String mailFrom();

    /** What mails are written in. */
    @WithDefault("en")
    MailLanguage mailLanguage();

    /** From the connection to the mail server's last word: then the connection is closed, and the try has failed. */
    @WithDefault("15s")
    Duration mailTimeout();

    /** The server that mail is handed to. */
    MailServer mailServer();

    /** After a failure mail is tried again this often, with growing pauses. */
    @WithDefault("6")
    int mailRetries();

    /** {@code en} or {@code fr}. */
    enum MailLanguage {
        EN(Locale.ENGLISH),
        FR(Locale.FRENCH);

        private final Locale locale;

        MailLanguage(Locale locale) {
            this.locale = locale;
        }

        Locale locale() {
            return locale;
        }
    }

    interface MailServer {
        @WithDefault("localhost")
        String host();

        @WithDefault("25")
        int port();

        /** Whether the connection begins with TLS. */
        @WithDefault("false")
        boolean tls();

        /** DISABLED, OPTIONAL or REQUIRED: whether a plain connection is turned into one of TLS. */
        @WithDefault("OPTIONAL")
        String startTls();

        /** Without one nobody logs in. */
        Optional<String> username();

        Optional<String> password();
    }
}
